import type { FloorPlan } from '../../../shared/simulation/floor-run/floor-plan.ts';
import { playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import {
  estimateOccupancy,
  estimateRatio,
  tallyReplications,
  type PlayedTally,
} from '../../../shared/simulation/floor-run/summarise-cells.ts';
import type { TimeSpread } from '../../../shared/simulation/floor-run/time-spread.ts';
import { aFloorPlan, aPlannedGroup, aPlannedQueue } from '../../helpers/floor-plan-builders.ts';

/** One queue and one group that have gone on for ever; times in units of the mean handle time. */
export interface SteadyFloor {
  readonly agents: number;
  /** Calls in a mean handle time. */
  readonly load: number;
  /** Null: nobody hangs up. */
  readonly patience: number | null;
  readonly answerWithin: number;
  readonly handleSpread?: TimeSpread;
  readonly patienceSpread?: TimeSpread;
  readonly maxWaiting?: number;
  /** In line as it begins. */
  readonly waiting?: number;
  /** Handle times to play before it is looked at, and while it is. */
  readonly warmUp: number;
  readonly measured: number;
}

const HANDLE_SECONDS = 60;
/** Intervals of 20 mean handle times. */
const INTERVAL_UNITS = 20;

function createPlan(floor: SteadyFloor): FloorPlan {
  const intervals = Math.ceil(floor.warmUp / INTERVAL_UNITS) + Math.ceil(floor.measured / INTERVAL_UNITS);
  const waiting = floor.waiting ?? 0;
  return aFloorPlan({
    intervalMinutes: INTERVAL_UNITS,
    intervals,
    queues: [
      aPlannedQueue('only', {
        intervals,
        callsEach: floor.load * INTERVAL_UNITS,
        handleEach: HANDLE_SECONDS,
        handleSpread: floor.handleSpread ?? { kind: 'exponential' },
        patienceSeconds: floor.patience === null ? null : floor.patience * HANDLE_SECONDS,
        patienceSpread: floor.patienceSpread ?? { kind: 'exponential' },
        maxWaiting: floor.maxWaiting ?? null,
        target: { answerWithinSeconds: floor.answerWithin * HANDLE_SECONDS, shortAbandonSeconds: 0 },
      }),
    ],
    groups: [aPlannedGroup('all', ['only'], new Float64Array(intervals).fill(floor.agents))],
    start: {
      atMs: 0,
      // Near where it will be, so that it need not be played for long until it is there.
      busy: Array.from({ length: Math.round(Math.min(floor.agents, floor.load)) }, () => ({
        groupId: 'all',
        queueId: 'only',
        elapsedMs: 0,
      })),
      free: [],
      waiting: Array.from({ length: waiting }, (_, place) => ({
        queueId: 'only',
        waitedMs: (place / floor.load) * HANDLE_SECONDS * 1000,
      })),
    },
  });
}

/** Ratios with their 99 % bands; waits in units of the mean handle time. */
export function playSteadyFloor(floor: SteadyFloor, seed: number, replications: number) {
  const plan = createPlan(floor);
  const cells = playFloor(plan, { seed, from: 0, to: replications });
  const from = Math.ceil(floor.warmUp / INTERVAL_UNITS);
  const tallies = tallyReplications(cells, { queueIds: ['only'], from, to: plan.intervals });
  const unitMs = HANDLE_SECONDS * 1000;
  const ratio = (above: (tally: PlayedTally) => number, below: (tally: PlayedTally) => number) =>
    estimateRatio(tallies.map((tally) => ({ above: above(tally), below: below(tally) })))!;
  return {
    answeredInTime: ratio(
      (t) => t.answeredWithinTarget,
      (t) => t.offered,
    ),
    answeredInTimeOfAnswered: ratio(
      (t) => t.answeredWithinTarget,
      (t) => t.answered,
    ),
    abandoned: ratio(
      (t) => t.abandoned,
      (t) => t.offered,
    ),
    waitOfAll: ratio(
      (t) => (t.sumAnswerWaitMs + t.sumAbandonWaitMs) / unitMs,
      (t) => t.offered,
    ),
    waitOfAnswered: ratio(
      (t) => t.sumAnswerWaitMs / unitMs,
      (t) => t.answered,
    ),
    occupancy: estimateOccupancy(cells, 'all', from, plan.intervals)!,
  };
}
