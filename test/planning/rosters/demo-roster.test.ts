import { describe, expect, it } from 'vitest';
import { parseRosterSettings } from '../../../server/planning/rosters/parse-roster-settings.ts';
import { giveDemoRosterSettings, publishAround } from '../../../server/keep-demo-roster.ts';
import { createDemoModel } from '../../../shared/simulation/demo-model.ts';
import { createDemoRosterDay, createDemoRosterSettings } from '../../../shared/simulation/demo-roster.ts';
import { createDemoSite } from '../../../shared/simulation/demo-site.ts';
import { SimulatedFloor } from '../../../shared/simulation/simulated-weeks.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import { ScriptedFloor } from '../../helpers/scripted-floor.ts';
import { serve } from '../../http/ask.ts';

const SITE = createDemoSite();
const CALENDAR = createSiteCalendar(SITE);
const MODEL = createDemoModel('normal');
const TODAY = '2026-11-25';

describe('the roster of the demo', () => {
  it('SI54 has settings that pass the checks of every site', () => {
    const settings = createDemoRosterSettings(TODAY);
    expect(parseRosterSettings(JSON.parse(JSON.stringify(settings)))).toEqual(settings);
    const fullTime = settings.people.filter(({ contractId }) => contractId === 'full-time');
    expect(fullTime).toHaveLength(84);
    expect(settings.templates.map(({ kind }) => kind)).toContain('night');
  });

  it('SI55 is who the simulator sends: but for those who are sick everybody comes, and nobody else', () => {
    const day = CALENDAR.dayNamed(TODAY);
    const rostered = createDemoRosterDay(MODEL, 7, day, SITE);
    const floor = new SimulatedFloor({ model: MODEL, seed: 7, calendar: CALENDAR, feedId: 'sim' });
    floor.startAt(day.fromMs - 3_600_000);
    const came = new Set(
      floor
        .runUntil(day.toMs - 1)
        .flatMap((event) =>
          event.type === 'agent-signed-in' && event.atMs >= day.fromMs ? [event.agentId] : [],
        ),
    );
    expect([...came].filter((agentId) => rostered[agentId] === undefined)).toEqual([]);
    const missing = Object.keys(rostered).filter((agentId) => !came.has(agentId));
    expect(missing.length).toBeLessThan(0.12 * Object.keys(rostered).length);
    for (const { shift } of Object.values(rostered)) {
      expect(shift!.segments!.at(-1)!.toMinute - shift!.segments![0]!.fromMinute).toBe(shift!.minutes);
      expect(shift!.segments!.filter(({ kind }) => kind === 'lunch').length).toBeLessThanOrEqual(1);
    }
  });

  it('SI57 has the breaks of a day on which the clocks change in real minutes of it', () => {
    const site = createDemoSite('Europe/Berlin');
    const calendar = createSiteCalendar(site);
    // Clocks go from two to three, and from three to two.
    for (const [day, later] of [
      ['2026-03-29', -60],
      ['2026-10-25', 60],
    ] as const) {
      const entries = Object.values(createDemoRosterDay(MODEL, 7, calendar.dayNamed(day), site));
      const kinds = new Set<string>();
      for (const { shift } of entries) {
        const { start, minutes, segments } = shift!;
        const startMinute = Number(start.slice(0, 2)) * 60 + Number(start.slice(3));
        const [from, to] = [segments![0]!.fromMinute, segments!.at(-1)!.toMinute];
        const isNight = startMinute < 120;
        kinds.add(isNight ? 'night' : 'day');
        expect([from, to - from]).toEqual(
          isNight ? [startMinute, minutes + later] : [startMinute + later, minutes],
        );
        segments!.slice(1).forEach(({ fromMinute }, at) => expect(fromMinute).toBe(segments![at]!.toMinute));
        const lunch = segments!.find(({ kind }) => kind === 'lunch');
        if (lunch) expect(lunch.fromMinute - from).toBeGreaterThan(120);
      }
      expect([...kinds].sort()).toEqual(['day', 'night']);
    }
  });

  it('SI56 has settings, is published once for the weeks round today, and what a planner changed is left alone', async () => {
    const floor = new ScriptedFloor({}, 'epoch-1', SITE);
    floor.nowMs = CALENDAR.dayNamed(TODAY).fromMs + 36_000_000;
    const { planning } = await serve({ floor });
    const { rosters } = planning;
    const feed = { kind: 'simulator', speed: 1, seed: 7, scenario: 'normal', pastWeeks: 0 } as const;
    const publish = () =>
      publishAround({ rosters, live: floor, calendar: CALENDAR, feed }, TODAY, () => false);
    await giveDemoRosterSettings(rosters, TODAY);
    await publish();
    const { versions } = await rosters.listVersions();
    expect(versions).toMatchObject([{ versionNo: 1, firstDay: '2026-11-16', days: 21 }]);
    const change = { author: 'Li Na', reason: '', copyId: null };
    const day = '2026-12-06';
    await rosters.change({
      ...change,
      changes: [{ day, agentId: '8001', entry: null }],
      revisions: { [day]: 1 },
    });
    await giveDemoRosterSettings(rosters, TODAY);
    await publish();
    expect((await rosters.readSettings()).revision).toBe(1);
    expect((await rosters.listVersions()).versions).toHaveLength(1);
    const preview = await rosters.previewPublish({ firstDay: '2026-11-23', days: 14 });
    expect(preview.broken).toEqual([]);
  });
});
