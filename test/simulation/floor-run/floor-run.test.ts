import { describe, expect, test } from 'vitest';
import type { FloorPlan } from '../../../shared/simulation/floor-run/floor-plan.ts';
import { FloorRun, playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import { mergePlayedCells } from '../../../shared/simulation/floor-run/played-cells.ts';
import {
  estimateMean,
  estimateOccupancy,
  tallyReplications,
  type PlayedTally,
} from '../../../shared/simulation/floor-run/summarise-cells.ts';
import {
  aFloorPlan,
  aPlannedGroup,
  aPlannedQueue,
  DAY_INTERVALS,
} from '../../helpers/floor-plan-builders.ts';

const QUEUE_IDS = ['sales', 'billing', 'vip'];

/** Three queues, two groups of overlapping skills, everything that a plan can have. */
function aBusyPlan(changes: Partial<FloorPlan> = {}): FloorPlan {
  return aFloorPlan({
    siteVariation: 0.05,
    queues: [
      aPlannedQueue('sales', { callsEach: 30, rateVariation: { day: 0.05, interval: 0.1 }, balkShare: 0.05 }),
      aPlannedQueue('billing', {
        callsEach: 20,
        handleSpread: { kind: 'lognormal', variation: 1.2 },
        redials: { share: 0.4, afterSeconds: 300, maxAttempts: 3 },
        maxWaiting: 12,
      }),
      aPlannedQueue('vip', { callsEach: 5, priority: 9, maxWaitSeconds: 90, patienceSeconds: null }),
    ],
    groups: [
      aPlannedGroup('generalists', ['sales', 'billing'], 8),
      aPlannedGroup('seniors', ['vip', 'billing'], 3, { pace: 0.9 }),
    ],
    ...changes,
  });
}

function playDays(plan: FloorPlan, seed: number, replications: number): readonly PlayedTally[] {
  const cells = playFloor(plan, { seed, from: 0, to: replications });
  const queueIds = plan.queues.map(({ queueId }) => queueId);
  return tallyReplications(cells, { queueIds, from: 0, to: plan.intervals });
}

describe('priority', () => {
  test('SI24 a queue that outdoes everybody leaves next to nothing for a lower one', () => {
    const plan = (priority: number) =>
      aFloorPlan({
        queues: [
          aPlannedQueue('flood', { callsEach: 200, priority, patienceSeconds: 600 }),
          aPlannedQueue('low', { callsEach: 10, priority: 5, patienceSeconds: null, maxWaitSeconds: 900 }),
        ],
        groups: [aPlannedGroup('both', ['flood', 'low'], 10)],
      });
    const answered = (priority: number) => {
      const cells = playFloor(plan(priority), { seed: 9, from: 0, to: 4 });
      const days = tallyReplications(cells, { queueIds: ['low'], from: 0, to: DAY_INTERVALS });
      return days.reduce((sum, day) => sum + day.answered / day.offered, 0) / days.length;
    };
    // Alike, the low queue's callers are the ones who waited longest: nobody of them hangs up.
    expect(answered(5)).toBeGreaterThan(0.5);
    expect(answered(6)).toBeLessThan(0.02);
    expect(answered(4)).toBeGreaterThan(0.95);
  });
});

describe('replications', () => {
  const plan = aBusyPlan();
  const whole = playFloor(plan, { seed: 3, from: 0, to: 7 });

  test('SI60 parts of a run put together in any order are exactly the run', () => {
    const parts = [
      { from: 5, to: 7 },
      { from: 0, to: 1 },
      { from: 1, to: 5 },
    ].map((range) => playFloor(plan, { seed: 3, ...range }));
    expect(mergePlayedCells(parts)).toEqual(whole);
    expect(playFloor(plan, { seed: 4, from: 0, to: 1 }).calls).not.toEqual(parts[1]!.calls);
    expect(() => mergePlayedCells(parts.slice(0, 2))).toThrow('must begin at 1');
  });

  test('SI60 a run is played step by step and may be left at any', () => {
    const run = new FloorRun(plan, { seed: 3, from: 0, to: 7 });
    expect(run.playNext()).toBe(true);
    const first = whole.calls.length / 7;
    expect(run.cells.calls.subarray(0, first)).toEqual(whole.calls.subarray(0, first));
    let steps = 1;
    while (run.playNext()) steps++;
    expect(steps).toBe(7);
  });

  test('SI62 the books balance in each interval of each queue, and a call counts where it was offered', () => {
    let flowedOut = 0;
    for (const queueId of QUEUE_IDS) {
      for (let from = 0; from < DAY_INTERVALS; from++) {
        for (const t of tallyReplications(whole, { queueIds: [queueId], from, to: from + 1 })) {
          expect(t.offered).toBe(t.answered + t.abandoned + t.flowedOut + t.waiting);
          expect(t.answeredWithinTarget).toBeLessThanOrEqual(t.answered);
          expect(t.shortAbandons).toBeLessThanOrEqual(t.abandonedWithinTarget);
          expect(t.abandonedWithinTarget).toBeLessThanOrEqual(t.abandoned);
          flowedOut += t.flowedOut;
        }
      }
    }
    expect(flowedOut).toBeGreaterThan(0);
  });
});

describe('common random numbers', () => {
  const withAgents = (agents: number): FloorPlan =>
    aFloorPlan({ groups: [aPlannedGroup('all', ['sales'], agents)] });

  test('SI61 the same callers ring whoever is there', () => {
    const few = playFloor(withAgents(3), { seed: 8, from: 0, to: 3 });
    const many = playFloor(withAgents(60), { seed: 8, from: 0, to: 3 });
    for (let interval = 0; interval < DAY_INTERVALS; interval++) {
      const part = { queueIds: ['sales'], from: interval, to: interval + 1 };
      const offered = (cells: typeof few) => tallyReplications(cells, part).map((tally) => tally.offered);
      expect(offered(few)).toEqual(offered(many));
    }
    // With an agent for everybody the calls of two staffings take exactly the same.
    const more = playFloor(withAgents(70), { seed: 8, from: 0, to: 3 });
    expect(more.calls).toEqual(many.calls);
  });

  test('SI61 another queue beside it changes nothing for those who have agents of their own', () => {
    const alone = playFloor(withAgents(6), { seed: 8, from: 0, to: 3 });
    const beside = playFloor(
      aFloorPlan({
        queues: [aPlannedQueue('billing'), aPlannedQueue('sales')],
        groups: [aPlannedGroup('others', ['billing'], 5), aPlannedGroup('all', ['sales'], 6)],
      }),
      { seed: 8, from: 0, to: 3 },
    );
    const part = { queueIds: ['sales'], from: 0, to: DAY_INTERVALS };
    expect(tallyReplications(beside, part)).toEqual(tallyReplications(alone, part));
  });

  test('SI61 the difference of two staffings has a fraction of the variance of strangers', () => {
    const inTime = (agents: number, seed: number) =>
      playDays(withAgents(agents), seed, 40).map((tally) => tally.answeredWithinTarget / tally.offered);
    const six = inTime(6, 1);
    const varianceOf = (others: readonly number[]) =>
      estimateMean(six.map((value, place) => others[place]! - value)).halfWidth ** 2;
    expect(varianceOf(inTime(7, 1))).toBeLessThan(0.4 * varianceOf(inTime(7, 2)));
  });
});

describe('agents over the day', () => {
  test('SI63 a backlog is carried over, and who leaves in a call finishes it', () => {
    const agents = new Float64Array(DAY_INTERVALS).fill(10);
    agents.fill(0, 40, 44);
    const plan = aFloorPlan({
      queues: [aPlannedQueue('sales', { patienceSeconds: null })],
      groups: [aPlannedGroup('all', ['sales'], agents)],
    });
    const cells = playFloor(plan, { seed: 2, from: 0, to: 5 });
    const sum = (from: number, to: number, field: keyof PlayedTally) =>
      tallyReplications(cells, { queueIds: ['sales'], from, to }).reduce(
        (all, tally) => all + tally[field],
        0,
      );
    // Offered while nobody was there, answered all the same, an hour later.
    expect(sum(40, 44, 'answered')).toBe(sum(40, 44, 'offered'));
    expect(sum(40, 41, 'sumAnswerWaitMs') / sum(40, 41, 'answered')).toBeGreaterThan(45 * 60_000);
    // Those who come after it wait behind them.
    expect(sum(44, 45, 'answeredWithinTarget')).toBeLessThan(0.2 * sum(44, 45, 'offered'));
    expect(sum(80, 96, 'answeredWithinTarget')).toBeGreaterThan(0.9 * sum(80, 96, 'offered'));
    // Nobody is planned from 40 on, and yet somebody is there, busy all the time, until the call is over.
    expect(estimateOccupancy(cells, 'all', 40, 41)).toBeCloseTo(1, 6);
    expect(estimateOccupancy(cells, 'all', 43, 44)).toBeNull();
    expect(estimateOccupancy(cells, 'all', 44, 45)).toBeGreaterThan(0.99);
    expect(estimateOccupancy(cells, 'all', 0, 96)).toBeLessThan(0.6);
  });

  test('SI63 shifts that come and go lose no agent and make none', () => {
    const agents = Float64Array.from({ length: DAY_INTERVALS }, (_, interval) =>
      interval % 2 === 0 ? 9 : 4,
    );
    const plan = aFloorPlan({
      queues: [aPlannedQueue('sales', { handleEach: 1500, callsEach: 6 })],
      groups: [aPlannedGroup('all', ['sales'], agents)],
    });
    const cells = playFloor(plan, { seed: 5, from: 0, to: 10 });
    const [tally] = tallyReplications(cells, { queueIds: ['sales'], from: 0, to: DAY_INTERVALS });
    expect(tally!.offered).toBeGreaterThan(400);
    for (let interval = 0; interval < DAY_INTERVALS; interval++) {
      expect(estimateOccupancy(cells, 'all', interval, interval + 1)!).toBeLessThanOrEqual(1 + 1e-6);
    }
  });

  test('SI63 a quicker group gets more done', () => {
    const withPace = (pace: number) =>
      playDays(aFloorPlan({ groups: [aPlannedGroup('all', ['sales'], 4, { pace })] }), 6, 5);
    const answered = (tallies: readonly PlayedTally[]) =>
      tallies.reduce((sum, tally) => sum + tally.answered, 0);
    expect(answered(withPace(0.8))).toBeGreaterThan(1.05 * answered(withPace(1)));
  });
});

describe('callers who do not stay', () => {
  const sumOf = (changes: Parameters<typeof aPlannedQueue>[1], agents = 3): PlayedTally => {
    const tallies = playDays(
      aFloorPlan({
        queues: [aPlannedQueue('sales', changes)],
        groups: [aPlannedGroup('all', ['sales'], agents)],
      }),
      4,
      5,
    );
    return tallies.reduce((sum, tally) => {
      const fields = Object.keys(sum) as (keyof PlayedTally)[];
      return Object.fromEntries(fields.map((field) => [field, sum[field] + tally[field]])) as PlayedTally;
    });
  };

  test('SI64 those who will not wait hang up at once when nobody is free, and are answered when somebody is', () => {
    const all = sumOf({ balkShare: 1 });
    expect(all.abandoned).toBeGreaterThan(0.1 * all.offered);
    expect(all.shortAbandons).toBe(all.abandoned);
    expect(all.sumAbandonWaitMs).toBe(0);
    expect(all.answeredWithinTarget).toBe(all.answered);
    expect(sumOf({ balkShare: 1 }, 60).abandoned).toBe(0);
  });

  test('SI64 those who gave up ring again, as another call', () => {
    const once = sumOf({});
    const again = sumOf({ redials: { share: 0.5, afterSeconds: 120, maxAttempts: 2 } });
    const more = again.offered - once.offered;
    expect(more).toBeGreaterThan(0.3 * once.abandoned);
    expect(more).toBeLessThan(0.5 * again.abandoned);
  });

  test('SI64 a full queue sends away, and one that has a limit of time lets nobody wait longer', () => {
    const full = sumOf({ maxWaiting: 0 });
    expect(full.flowedOut).toBeGreaterThan(0);
    expect(full.abandoned).toBe(0);
    const limited = sumOf({ patienceSeconds: null, maxWaitSeconds: 15 });
    expect(limited.flowedOut).toBeGreaterThan(0);
    expect(limited.answeredWithinTarget).toBe(limited.answered);
  });
});
