import { expect, test } from 'vitest';
import type { FloorPlan, FloorStart } from '../../../shared/simulation/floor-run/floor-plan.ts';
import { FloorRun, playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import { tallyReplications } from '../../../shared/simulation/floor-run/summarise-cells.ts';
import {
  aFloorPlan,
  aPlannedGroup,
  aPlannedQueue,
  DAY_INTERVALS,
} from '../../helpers/floor-plan-builders.ts';

const START: FloorStart = { atMs: 0, waiting: [], busy: [], free: [] };

const withQueue = (changes: Parameters<typeof aPlannedQueue>[1]): FloorPlan =>
  aFloorPlan({ queues: [aPlannedQueue('sales', changes)] });
const withAgents = (agents: number): FloorPlan =>
  aFloorPlan({ groups: [aPlannedGroup('all', ['sales'], agents)] });

const BAD: readonly (readonly [string, FloorPlan])[] = [
  [
    'calls[0] of queue sales (NaN) must be 0 or more. A closed interval has 0.',
    withQueue({ callsEach: NaN }),
  ],
  ['calls[0] of queue sales (-1) must be 0 or more.', withQueue({ callsEach: -1 })],
  ['calls[0] of queue sales (Infinity) must be 0 or more.', withQueue({ callsEach: Infinity })],
  ['handleSeconds[0] of queue sales (-5) must be above 0', withQueue({ handleEach: -5 })],
  ['handleSeconds[0] of queue sales (NaN) must be above 0', withQueue({ handleEach: NaN })],
  ['the length of calls of queue sales (4) must be 96', withQueue({ calls: new Float64Array(4) })],
  [
    'patienceSeconds of queue sales (0) must be above 0. null: nobody hangs up.',
    withQueue({ patienceSeconds: 0 }),
  ],
  ['balkShare of queue sales (2) must be 0 to 1.', withQueue({ balkShare: 2 })],
  [
    'rateVariation.day of queue sales (-0.1) must be 0 to 5.',
    withQueue({ rateVariation: { day: -0.1, interval: 0 } }),
  ],
  [
    'handleSpread of queue sales: phases (0.5) must be a whole number',
    withQueue({ handleSpread: { kind: 'erlang', phases: 0.5 } }),
  ],
  [
    'handleSpread of queue sales: variation (NaN) must be 0 to 20',
    withQueue({ handleSpread: { kind: 'lognormal', variation: NaN } }),
  ],
  [
    'quantileSeconds[1] (1) must not be below the one before it (2)',
    withQueue({ handleSpread: { kind: 'measured', quantileSeconds: [2, 1] } }),
  ],
  [
    'redials.maxAttempts of queue sales (Infinity) must be a whole number up to 100',
    withQueue({ redials: { share: 1, afterSeconds: 0, maxAttempts: Infinity } }),
  ],
  ['agents[0] of group all (2.5) must be a whole number, 0 or more. Round heads', withAgents(2.5)],
  ['agents[0] of group all (-1) must be a whole number', withAgents(-1)],
  [
    'pace of group all (0) must be above 0',
    aFloorPlan({ groups: [aPlannedGroup('all', ['sales'], 1, { pace: 0 })] }),
  ],
  ['fax of group all must be one of the plan', aFloorPlan({ groups: [aPlannedGroup('all', ['fax'], 1)] })],
  [
    'queueId (sales) must not come twice',
    aFloorPlan({ queues: [aPlannedQueue('sales'), aPlannedQueue('sales')] }),
  ],
  ['intervalMinutes (0) must be above 0', aFloorPlan({ intervalMinutes: 0 })],
  ['intervals (1.5) must be a whole number above 0', aFloorPlan({ intervals: 1.5 })],
  ['dayStarts (0, 0) must be whole numbers below 96', aFloorPlan({ dayStarts: [0, 0] })],
  ['Maybe they were given by day and not by interval.', withQueue({ callsEach: 1e6 })],
  [
    'start.atMs (86400000) must be 0 to below 86400000',
    aFloorPlan({ start: { ...START, atMs: 86_400_000 } }),
  ],
  [
    'waitedMs in queue sales (-1) must be 0 or more',
    aFloorPlan({ start: { ...START, waiting: [{ queueId: 'sales', waitedMs: -1 }] } }),
  ],
  [
    'nobody of start.free must be one of the plan',
    aFloorPlan({ start: { ...START, free: [{ groupId: 'nobody', idleMs: 0 }] } }),
  ],
];

test.each(BAD)('SI68 refused: %s', (message, plan) => {
  expect(() => new FloorRun(plan, { seed: 1, from: 0, to: 1 })).toThrow(message);
  expect(() => new FloorRun(plan, { seed: 1, from: 0, to: 1 })).toThrow(RangeError);
});

test('SI68 refused: ranges that are none, and results that do not fit', () => {
  expect(() => new FloorRun(aFloorPlan(), { seed: 1, from: 3, to: 3 })).toThrow('at least one');
  expect(() => new FloorRun(aFloorPlan(), { seed: NaN, from: 0, to: 1 })).toThrow('seed (NaN)');
  expect(() => new FloorRun(aFloorPlan(), { seed: 1, from: 0, to: 1_000_000 })).toThrow('fewer replications');
});

test('SI68 nobody calls, nobody is there, and nobody ever hangs up: all come to an end', () => {
  const tallyOf = (plan: FloorPlan) =>
    tallyReplications(playFloor(plan, { seed: 1, from: 0, to: 1 }), {
      queueIds: ['sales'],
      from: 0,
      to: DAY_INTERVALS,
    })[0]!;
  expect(tallyOf(withQueue({ callsEach: 0 })).offered).toBe(0);
  const alone = tallyOf(withAgents(0));
  expect(alone.abandoned).toBe(alone.offered);
  const stuck = tallyOf({ ...withAgents(0), queues: [aPlannedQueue('sales', { patienceSeconds: null })] });
  expect(stuck.waiting).toBe(stuck.offered);
  expect(stuck.waitingPastTarget).toBe(stuck.offered);
});

test('SI68 a million calls in one interval come to an end', () => {
  const plan = aFloorPlan({
    intervals: 1,
    queues: [aPlannedQueue('sales', { intervals: 1, callsEach: 1e6, patienceSeconds: null })],
    groups: [aPlannedGroup('all', ['sales'], new Float64Array([50]))],
  });
  const cells = playFloor(plan, { seed: 1, from: 0, to: 1 });
  const [tally] = tallyReplications(cells, { queueIds: ['sales'], from: 0, to: 1 });
  expect(tally!.offered).toBeGreaterThan(990_000);
  expect(tally!.waiting).toBeGreaterThan(980_000);
});
