import { describe, expect, test } from 'vitest';
import type { FloorPlan, FloorStart } from '../../../shared/simulation/floor-run/floor-plan.ts';
import { playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import { tallyReplications } from '../../../shared/simulation/floor-run/summarise-cells.ts';
import { createTally } from '../../../shared/floor/tally.ts';
import {
  expectCallsToCome,
  projectFloor,
  type FloorProgress,
} from '../../../shared/simulation/floor-run/project-floor.ts';
import { DEFAULT_SERVICE_RULE } from '../../../shared/site/site.ts';
import {
  aFloorPlan,
  aPlannedGroup,
  aPlannedQueue,
  DAY_INTERVALS,
} from '../../helpers/floor-plan-builders.ts';

const MINUTE_MS = 60_000;
const NOTHING: FloorStart = { atMs: 0, waiting: [], busy: [], free: [] };

/** 10:05 of a day, and nobody rings any more. */
function aQuietPlan(start: Partial<FloorStart>, agents: number): FloorPlan {
  return aFloorPlan({
    queues: [aPlannedQueue('sales', { callsEach: 0, handleSpread: { kind: 'lognormal', variation: 0 } })],
    groups: [aPlannedGroup('all', ['sales'], agents)],
    start: { ...NOTHING, atMs: 605 * MINUTE_MS, ...start },
  });
}

function tallyOf(plan: FloorPlan, from: number, to: number) {
  const cells = playFloor(plan, { seed: 1, from: 0, to: 1 });
  return tallyReplications(cells, { queueIds: ['sales'], from, to })[0]!;
}

describe('beginning in mid-day', () => {
  test('SI65 callers in line keep their age and count in the interval of their offer', () => {
    const waiting = [3, 4, 7].map((minutes) => ({ queueId: 'sales', waitedMs: minutes * MINUTE_MS }));
    const busy = [{ groupId: 'all', queueId: 'sales', elapsedMs: MINUTE_MS }];
    const plan = aQuietPlan({ waiting, busy }, 1);
    // Offered at 10:02 and 10:01, and at 9:58; 180 s a call, of which 60 are over for the one in hand.
    const now = tallyOf({ ...plan, queues: [{ ...plan.queues[0]!, patienceSeconds: null }] }, 40, 41);
    expect(now).toMatchObject({ offered: 2, answered: 2, answeredWithinTarget: 0 });
    expect(now.sumAnswerWaitMs).toBe((4 + 5 + (3 + 8)) * MINUTE_MS);
    const before = tallyOf({ ...plan, queues: [{ ...plan.queues[0]!, patienceSeconds: null }] }, 39, 40);
    expect(before).toMatchObject({ offered: 1, answered: 1, sumAnswerWaitMs: (7 + 2) * MINUTE_MS });
  });

  test('SI65 the patience of who has waited is what is left of it', () => {
    const waiting = Array.from({ length: 400 }, () => ({ queueId: 'sales', waitedMs: 10 * MINUTE_MS }));
    const memoryless = tallyOf(aQuietPlan({ waiting }, 0), 0, DAY_INTERVALS);
    expect(memoryless.abandoned).toBe(400);
    // Exponential: two more minutes on average, whatever was before.
    expect(memoryless.sumAbandonWaitMs / 400 / MINUTE_MS).toBeGreaterThan(11.6);
    expect(memoryless.sumAbandonWaitMs / 400 / MINUTE_MS).toBeLessThan(12.4);
  });

  test('SI65 who is free and idle longest has the next call, and who is beyond the plan leaves', () => {
    const free = [1, 2].map((minutes) => ({ groupId: 'all', idleMs: minutes * MINUTE_MS }));
    const waiting = [{ queueId: 'sales', waitedMs: 0 }];
    expect(tallyOf(aQuietPlan({ free, waiting }, 2), 40, 41)).toMatchObject({
      answered: 1,
      sumAnswerWaitMs: 0,
    });
    const busy = [{ groupId: 'all', queueId: 'sales', elapsedMs: 0 }];
    expect(tallyOf(aQuietPlan({ busy, waiting }, 0), 40, 41)).toMatchObject({ answered: 0, abandoned: 1 });
  });

  test('SI65 calls that were expected before now do not come', () => {
    const plan = aFloorPlan({ start: { ...NOTHING, atMs: 12 * 60 * MINUTE_MS + 7.5 * MINUTE_MS } });
    expect(tallyOf(plan, 0, 48).offered).toBe(0);
    expect(expectCallsToCome(plan, 'sales')).toBe(20 * 47.5);
  });
});

describe('projection', () => {
  const plan = aFloorPlan({
    groups: [aPlannedGroup('all', ['sales'], 7)],
    start: { ...NOTHING, atMs: 20 * 60 * MINUTE_MS },
  });
  const today = { ...createTally(), offered: 1600, answered: 1600, answeredWithinTarget: 800 };
  const rule = { ...DEFAULT_SERVICE_RULE, serviceLevelTarget: 0.55 };

  function progress(counted: typeof today | null): FloorProgress {
    const horizon = { from: 80, to: 96, counted: new Map() };
    return {
      queues: [{ queueId: 'sales', rule, today }],
      horizons: [
        { ...horizon, horizonId: 'rest' },
        { ...horizon, horizonId: 'day', from: 0, counted: new Map(counted ? [['sales', counted]] : []) },
      ],
    };
  }

  test('SI75 what the day has counted and what is played are summed above and below the line', () => {
    const { horizons } = projectFloor(plan, progress(today), { seed: 5, replications: 30 });
    const [rest, day] = horizons.map((horizon) => horizon.queues.get('sales')!);
    expect(rest!.mean).toBeGreaterThan(0.7);
    // 800 of 1,600 so far and about 320 to come.
    expect(day!.mean).toBeCloseTo((800 + rest!.mean * 320) / 1920, 1);
    expect(day!.low).toBeLessThan(day!.mean);
    expect(day!.high).toBeGreaterThan(day!.mean);
    expect(day!.high - day!.low).toBeLessThan(0.5 * (rest!.high - rest!.low));
    expect(horizons[1]!.site).toEqual(day);
  });

  test('SI75 without anything counted the day is what is played', () => {
    const { horizons } = projectFloor(plan, progress(null), { seed: 5, replications: 5 });
    expect(horizons[1]!.queues).toEqual(horizons[0]!.queues);
  });

  test('SI76 it says how many of the calls to come must be answered in time', () => {
    const { answerInTimeNeeded } = projectFloor(plan, progress(today), { seed: 5, replications: 2 });
    // 0.55 x 1,920 = 1,056 in all.
    expect(answerInTimeNeeded.get('sales')).toEqual({
      kind: 'needs',
      ofNext: 320,
      mustAnswerInTime: 256,
      mayMiss: 64,
    });
  });
});
