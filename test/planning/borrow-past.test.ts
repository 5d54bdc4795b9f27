import { describe, expect, it } from 'vitest';
import { createPlanningSettings } from '../../server/planning/parse-settings.ts';
import {
  runPlanning,
  type KeptForecast,
  type KeptRequirement,
  type KeptWorking,
} from '../../server/planning/run-planning.ts';
import type { QueuePlanningSettings } from '../../shared/contract/planning-settings.ts';
import type { QueueInterval } from '../../shared/history/roll-ups.ts';
import { keepPast } from '../history/build-past.ts';
import { PLANNED_TASK } from './made-plans.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from './weeks-of-calls.ts';

const WEEKS = inventWeeks();
const DAY_MS = 86_400_000;
const AT_NINE = 18;
const FOUND = { kind: 'found' } as const;
const NINE_TO_FIVE = {
  kind: 'typed',
  weekdays: Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ from: '09:00', to: '17:00' }] : [])),
} as const;

async function plan(
  borrow: QueuePlanningSettings['borrow'],
  opening: QueuePlanningSettings['opening'] = FOUND,
  rows: readonly QueueInterval[] = WEEKS,
) {
  const settings = {
    ...createPlanningSettings(PLANNED_SITE, null),
    weeksAhead: 1,
    queues: [{ queueId: 'vip', opening, patienceSeconds: null, borrow, concurrency: null }],
  };
  const entries = await runPlanning({ ...PLANNED_TASK, settings }, keepPast(PLANNED_SITE, rows), () => {});
  const read = <T>(kind: string, key: string) => {
    const found = entries.find((entry) => entry.kind === kind && entry.key === key);
    return found === undefined ? null : (JSON.parse(found.text) as T);
  };
  return {
    vip: read<KeptForecast>('forecast', 'vip'),
    working: read<KeptWorking>('working', '')!,
    required: read<KeptRequirement>('requirement', '')!.queues.find(({ queueId }) => queueId === 'vip'),
  };
}

/** The last days of sales as if they had been of the new queue, with so many calls for each of theirs. */
const ownDays = (days: number, ratio: number): readonly QueueInterval[] =>
  WEEKS.filter(({ queueId, startMs }) => queueId === 'sales' && startMs > NOW_MS - days * DAY_MS).map(
    ({ startMs, tally }) => ({
      queueId: 'vip',
      startMs,
      tally: {
        ...tally,
        offered: tally.offered * ratio,
        handled: tally.handled * ratio,
        sumTalkMs: tally.handled * ratio * 600_000,
      },
    }),
  );
const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
const tuesday = (values: readonly number[]) => values.slice(48, 96);

describe('a queue without a past of its own', () => {
  it('PB1 lies in the week as the one it borrows from, at the level that is expected of it, and can be staffed', async () => {
    const { vip, working, required } = await plan({ kind: 'queue', queueId: 'sales', callsPerDay: 80 });
    const { calls, handleSeconds, limits } = vip!.forecast;
    expect(limits).toContainEqual({ code: 'borrowed', fromQueueId: 'sales', ownRatio: 0 });
    expect(sum(tuesday(calls))).toBeGreaterThan(70);
    expect(sum(tuesday(calls))).toBeLessThan(90);
    expect(tuesday(calls)[15]).toBe(0);
    expect(sum(calls.slice(5 * 48))).toBe(0);
    expect(tuesday(handleSeconds)[AT_NINE]).toBeCloseTo(240, 0);
    expect(tuesday(required!.agents)[AT_NINE]).toBeGreaterThan(0);
    expect(vip!.past).toMatchObject({ days: 0, actual: [] });
    expect(working.queues).toContainEqual({ queueId: 'vip', knownDays: 0, methodId: expect.any(String) });
  });

  it('PB1 has the level of the other queue when none is typed', async () => {
    const { vip } = await plan({ kind: 'queue', queueId: 'support', callsPerDay: null });
    expect(sum(tuesday(vip!.forecast.calls))).toBeGreaterThan(200);
    expect(sum(tuesday(vip!.forecast.calls))).toBeLessThan(280);
  });

  it('PB2 typed numbers lie evenly over typed hours, else as the queues of the site together', async () => {
    const typed = { kind: 'typed', callsPerDay: 160, handleSeconds: 200 } as const;
    const even = (await plan(typed, NINE_TO_FIVE)).vip!.forecast;
    expect(even.limits).toContainEqual({ code: 'borrowed', fromQueueId: null, ownRatio: 0 });
    expect(tuesday(even.calls)[17]).toBe(0);
    expect(tuesday(even.calls)[18]).toBeCloseTo(10, 0);
    expect(tuesday(even.calls)[33]).toBeCloseTo(10, 0);
    expect(tuesday(even.handleSeconds)[18]).toBeCloseTo(200, 0);
    const asSite = (await plan(typed)).vip!.forecast;
    expect(tuesday(asSite.calls)[16]).toBeGreaterThan(6);
    expect(sum(tuesday(asSite.calls))).toBeCloseTo(160, -1);
  });

  it('PB3 turns to what it is itself: two weeks of half the calls count for more than what was expected', async () => {
    const rows = [...WEEKS, ...ownDays(14, 2)];
    const { vip, working } = await plan({ kind: 'queue', queueId: 'sales', callsPerDay: 400 }, FOUND, rows);
    const { calls, limits, handleSeconds } = vip!.forecast;
    const limit = limits.find(({ code }) => code === 'borrowed');
    expect(limit).toMatchObject({ fromQueueId: 'sales' });
    expect((limit as { ownRatio: number }).ownRatio).toBeGreaterThan(0.5);
    // 800 calls a day in sales, twice as many of its own, 400 expected.
    expect(sum(tuesday(calls))).toBeGreaterThan(1_000);
    expect(tuesday(handleSeconds)[AT_NINE]).toBeGreaterThan(500);
    expect(vip!.past.days).toBeGreaterThan(0);
    expect(vip!.past.source.at(-3)).toBe('hindcast');
    expect(working.queues.find(({ queueId }) => queueId === 'vip')!.knownDays).toBeGreaterThan(9);
  });

  it('PB4 says why when there is nothing to lean on', async () => {
    const unknown = await plan({ kind: 'queue', queueId: 'nobody', callsPerDay: 10 });
    expect(unknown.vip).toBeNull();
    expect(unknown.working.refused).toEqual([
      { queueId: 'vip', said: { code: 'borrow-from-nothing', queueId: 'nobody' } },
    ]);
    const closed = { kind: 'typed', weekdays: Array.from({ length: 7 }, () => []) } as const;
    const untold = await plan({ kind: 'typed', callsPerDay: 10, handleSeconds: 100 }, closed);
    expect(untold.working.refused).toEqual([{ queueId: 'vip', said: { code: 'borrow-hours-untold' } }]);
  });
});
