import { describe, expect, it } from 'vitest';
import { describeDecisions, describePast } from '../../server/planning/causes.ts';
import { Causes } from '../../server/planning/find-cause.ts';
import { createPlanningSettings } from '../../server/planning/parse-settings.ts';
import type { KeptWorking } from '../../server/planning/run-planning.ts';
import type { ImportRecord } from '../../shared/contract/imports.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { keepPast } from '../history/build-past.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from './weeks-of-calls.ts';

const DAY_MS = 86_400_000;

function open(nowMs = NOW_MS) {
  const plans = createMemoryPlans({ nowMs: () => nowMs });
  const live = new ScriptedFloor({}, 'epoch-1', PLANNED_SITE);
  live.nowMs = nowMs;
  const imports: Pick<ImportRecord, 'importNo' | 'state'>[] = [];
  const state = { settings: createPlanningSettings(PLANNED_SITE, null) };
  const causes = new Causes({
    plans,
    history: keepPast(PLANNED_SITE, inventWeeks()),
    imports: { list: async () => imports as ImportRecord[] },
    live,
    settings: () => state.settings,
  });
  /** As if a forecast were made of everything as it is. */
  const forecast = async () => {
    const working: KeptWorking = {
      madeAtMs: live.nowMs,
      knownUntilMs: live.nowMs,
      firstDay: new Date(live.nowMs).toISOString().slice(0, 10),
      days: 7,
      intervalMinutes: 30,
      refused: [],
      queues: [],
      patienceCounts: {},
      pastKey: (await describePast({ list: async () => imports as ImportRecord[] })).key,
      decisionsKey: describeDecisions(await causes.readDecisions()),
    };
    await plans.save([{ kind: 'working', key: '', text: JSON.stringify(working) }]);
  };
  const find = async () => (await causes.find())?.origin ?? null;
  return { plans, live, imports, causes, state, forecast, find };
}

describe('reasons for a forecast', () => {
  it('PA5 before the first one a week that is over is reason enough, and less is none', async () => {
    expect(await open(Date.UTC(2026, 9, 4, 11)).find()).toBeNull();
    const { find, forecast } = open(Date.UTC(2026, 9, 5, 11));
    expect(await find()).toBe('first');
    await forecast();
    expect(await find()).toBeNull();
  });

  it('PA5 a site day that began is one, from its first moment on the local clock', async () => {
    const { find, forecast, live } = open();
    await forecast();
    // Midnight in Berlin.
    live.nowMs = Date.UTC(2026, 10, 2, 22, 59, 59);
    expect(await find()).toBeNull();
    live.nowMs += 1_000;
    expect(await find()).toBe('new-day');
    live.nowMs += 30 * DAY_MS;
    expect(await find()).toBe('new-day');
  });

  it('PA5 are found again once the store answers again', async () => {
    const { find, plans } = open();
    const { readAll } = plans;
    plans.readAll = () => Promise.reject(new Error('The disk is busy.'));
    await expect(find()).rejects.toThrow(/busy/);
    plans.readAll = readAll;
    expect(await find()).toBe('first');
  });

  it('PA5 an import that is done or undone is one, and while it is under way nothing is quiet', async () => {
    const { find, forecast, imports, causes } = open();
    await forecast();
    imports.push({ importNo: 1, state: 'running' });
    expect(await find()).toBeNull();
    imports[0] = { importNo: 1, state: 'done' };
    expect(await find()).toBe('past-changed');
    await forecast();
    imports[0] = { importNo: 1, state: 'undoing' };
    expect(await causes.find()).toMatchObject({ origin: 'past-changed', isQuiet: false });
    imports[0] = { importNo: 1, state: 'undone' };
    expect(await causes.find()).toMatchObject({ origin: 'past-changed', isQuiet: true });
  });

  it('PA5 events, flags and settings that were changed are one, also an event that is gone', async () => {
    const { find, forecast, plans, causes, state } = open();
    const change = async (how: () => Promise<void>) => {
      await forecast();
      expect(await find()).toBeNull();
      await how();
      causes.forget();
      expect(await find()).toBe('past-changed');
    };
    await change(() => plans.save([{ kind: 'event', key: 'e', text: '{"id":"e"}' }]));
    await change(() => plans.remove('event', 'e'));
    await change(() => plans.save([{ kind: 'flags', key: 'sales', text: '[{"id":"f"}]' }]));
    await change(async () => void (state.settings = { ...state.settings, weeksAhead: 3 }));
  });
});
