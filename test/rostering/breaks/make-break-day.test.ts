import { describe, expect, it } from 'vitest';
import { dayMinutesOf } from '../../../shared/rostering/breaks/day-minutes.ts';
import { makeBreakDay } from '../../../shared/rostering/breaks/make-break-day.ts';
import { placeBreaks } from '../../../shared/rostering/breaks/place-breaks.ts';
import { spreadActivities } from '../../../shared/rostering/breaks/spread-activities.ts';
import type { RosterModel } from '../../../shared/rostering/model/roster-model.ts';
import { OFF, shift } from '../../../scripts/roster-desk/bare-shifts.ts';
import { buildModel, readPicks } from '../model-builders.ts';
import { activity, agent, problem, template } from './roster-builder.ts';

const NIGHT = { ...shift('N', 22 * 60, 30 * 60), kind: 'night' as const };
const DAY = shift('D', 9 * 60, 17 * 60);

function cover(model: RosterModel, needed: number): RosterModel {
  const rows = model.dayStartSlots.at(-1)!;
  return {
    ...model,
    coverSets: [
      {
        id: 'sales',
        shares: new Float64Array(model.agentIds.length).fill(1),
        rows: 'slot',
        members: Uint8Array.from(model.variants, (_, variant) => (variant === 0 ? 0 : 1)),
        rowCount: rows,
      },
    ],
    terms: [
      {
        kind: 'cover',
        rule: 'cover',
        ruleIndex: 0,
        set: 0,
        firstRow: 0,
        limits: Array.from({ length: rows }, () => ({ softMin: needed, perUnder: 10 })),
      },
    ],
  };
}

describe('the minutes of a site day', () => {
  const berlin = (firstDay: string) =>
    dayMinutesOf({ firstDay, days: 1, timeZone: 'Europe/Berlin', dayStartsAt: '00:00', slotMinutes: 30 }, 0);

  it('BR9 are real ones on the day the clocks go back', () => {
    const day = berlin('2026-10-25');
    expect([day.length, day.elapsedAt(120), day.elapsedAt(150), day.elapsedAt(240)]).toEqual([
      1500, 120, 150, 300,
    ]);
  });

  it('BR9 are real ones on the day the clocks go forward', () => {
    const day = berlin('2026-03-29');
    expect([day.length, day.elapsedAt(90), day.elapsedAt(150), day.elapsedAt(240)]).toEqual([
      1380, 90, 150, 180,
    ]);
  });

  it('count clock times from the start of the day', () => {
    const day = dayMinutesOf(
      { firstDay: '2026-03-02', days: 1, timeZone: 'Asia/Shanghai', dayStartsAt: '04:00', slotMinutes: 30 },
      0,
    );
    expect([day.wallMinuteOf('04:00'), day.wallMinuteOf('09:30'), day.wallMinuteOf('02:00')]).toEqual([
      0, 330, 1320,
    ]);
  });
});

describe('a day of a roster as its breaks are placed', () => {
  it('BR9 a night shift over the autumn change is an hour longer, and its breaks are within it', () => {
    const night = template('N', {
      kind: 'night',
      shortBreaks: [{ minutes: 15, isPaid: true, earliestAfterMinutes: 60, latestAfterMinutes: 480 }],
    });
    const model = cover(buildModel({ terms: [], dayCount: 2, variants: [OFF, NIGHT] }), 1);
    const roster = {
      problem: problem({
        horizon: {
          firstDay: '2026-10-24',
          days: 2,
          timeZone: 'Europe/Berlin',
          dayStartsAt: '00:00',
          slotMinutes: 60,
        },
        agents: [agent('agent-0')],
        templates: [night],
      }),
      model,
      picks: readPicks(model, 'N-'),
      activityDays: [],
    };
    const day = makeBreakDay(roster, 0, null);
    expect([day.shifts[0]!.fromMinute, day.shifts[0]!.toMinute]).toEqual([1320, 1860]);
    expect(day.covers[0]!.limits).toHaveLength(31);
    const plan = placeBreaks(day);
    expect(plan.issues).toEqual([]);
    const pause = plan.agents[0]!.segments.find(({ id }) => id === 'break-1')!;
    expect(pause.toMinute - pause.fromMinute).toBe(15);
  });

  it('counts who is there from the night before', () => {
    const model = cover(
      buildModel({ terms: [], dayCount: 2, agentCount: 2, variants: [OFF, NIGHT, DAY] }),
      1,
    );
    const roster = {
      problem: problem({ templates: [template('N', { kind: 'night' }), template('D')] }),
      model,
      picks: readPicks(model, 'N-', '-D'),
      activityDays: [],
    };
    const { covers, shifts } = makeBreakDay(roster, 1, null);
    expect(shifts.map((own) => own.agent)).toEqual([1]);
    expect(Array.from(covers[0]!.base).slice(0, 8)).toEqual([1, 1, 1, 1, 1, 1, 0, 0]);
  });

  it('lunch has its window, the gap of a split shift stays, standby has nothing', () => {
    const longBreak = {
      minutes: 60,
      isPaid: false,
      earliestAfterMinutes: 180,
      latestAfterMinutes: 300,
      gridMinutes: 30,
    };
    const split = {
      ...DAY,
      templateId: 'S',
      kind: 'split' as const,
      present: [
        { fromMinute: 540, toMinute: 750 },
        { fromMinute: 810, toMinute: 1020 },
      ],
    };
    const standby = { ...DAY, templateId: 'B', kind: 'standby' as const, present: [] };
    const model = buildModel({ terms: [], dayCount: 2, agentCount: 3, variants: [OFF, DAY, split, standby] });
    const roster = {
      problem: problem({
        templates: [
          template('D', { longBreak }),
          template('S', { kind: 'split', longBreak }),
          template('B', { kind: 'standby', longBreak }),
        ],
      }),
      model,
      picks: readPicks(model, 'D-', 'S-', 'B-'),
      activityDays: [],
    };
    const day = makeBreakDay(roster, 0, null);
    expect(
      day.shifts.map(({ pauses: [pause] }) => [pause!.kind, pause!.earliestMinute, pause!.latestMinute]),
    ).toEqual([
      ['lunch', 720, 840],
      ['gap', 750, 750],
    ]);
  });

  it('BR6 knows where everything was', () => {
    const model = cover(buildModel({ terms: [], dayCount: 2, variants: [OFF, DAY] }), 1);
    const shortBreaks = [{ minutes: 15, isPaid: true, earliestAfterMinutes: 60, latestAfterMinutes: 400 }];
    const roster = {
      problem: problem({ templates: [template('D', { shortBreaks })] }),
      model,
      picks: readPicks(model, 'D-'),
      activityDays: [],
    };
    const first = placeBreaks(makeBreakDay(roster, 0, null));
    const at = first.agents[0]!.segments.find(({ id }) => id === 'break-1')!.fromMinute;
    expect(makeBreakDay(roster, 0, first).shifts[0]!.pauses[0]!.wasMinute).toBe(at);
  });
});

describe('days of off-phone activities', () => {
  const build = (
    together: 'each-alone' | 'all-at-once',
    agentIds: readonly string[],
    rows: readonly string[],
  ) => {
    const model = cover(buildModel({ terms: [], dayCount: 2, agentCount: 3, variants: [OFF, DAY] }), 2);
    return spreadActivities({
      problem: problem({
        templates: [template('D')],
        activities: [activity('coaching', { together, agentIds })],
      }),
      model,
      picks: readPicks(model, ...rows),
    });
  };

  it('BR11 are those that can spare people', () => {
    // Two are needed: on the second day three are there.
    const { held, leftOut } = build('each-alone', ['agent-0'], ['DD', 'DD', '-D']);
    expect(held).toEqual([{ activityId: 'coaching', agent: 0, day: 1 }]);
    expect(leftOut).toEqual([]);
  });

  it('BR7 BR11 a meeting is on the day most are there', () => {
    const { held } = build('all-at-once', ['agent-0', 'agent-2'], ['DD', 'DD', '-D']);
    expect(held).toEqual([{ activityId: 'coaching', agent: null, day: 1 }]);
  });

  it('BR11 are left out where nobody works, and that is said', () => {
    expect(build('each-alone', ['agent-2'], ['DD', 'DD', '--']).leftOut).toEqual([
      { activityId: 'coaching', agent: 2 },
    ]);
  });
});
