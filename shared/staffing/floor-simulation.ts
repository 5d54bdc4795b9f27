import type { TimeSpread } from '../simulation/floor-run/time-spread.ts';
import type { AnswerTarget } from './queue-load.ts';
import type { SkillGroup } from './skill-groups.ts';

/** A floor to be played through: what comes, what it takes, and who may take it. Who is there is said apart. */
export interface SimulatedFloor {
  readonly intervalMinutes: number;
  readonly intervals: number;
  /**
   * The intervals in the order in which they pass. On a day of a change of clocks some come twice, with the same calls and people
   * each time, or not at all.
   */
  readonly passing: Int32Array;
  readonly queues: readonly SimulatedQueue[];
  readonly groups: readonly SkillGroup[];
}

export interface SimulatedQueue {
  readonly queueId: string;
  /** Expected calls by interval. */
  readonly calls: Float64Array;
  /** How far the rate itself may be off, by factors with mean 1; both 0: the rate is known. */
  readonly rateVariation: RateVariation;
  /** Mean handle time by interval; above 0 wherever calls are. */
  readonly handleSeconds: Float64Array;
  readonly handleSpread: TimeSpread;
  /** Mean of the time that callers are willing to wait; null: nobody hangs up. */
  readonly patienceSeconds: number | null;
  readonly patienceSpread: TimeSpread;
  /** A free agent takes from the queue of the highest priority; among equals whoever waits longest. */
  readonly priority: number;
  readonly target: AnswerTarget;
}

/** Coefficients of variation of gamma factors: one for all intervals played together, one of each interval's own. */
export interface RateVariation {
  readonly shared: number;
  readonly interval: number;
}

/** Intervals that all pass once, one after the other. Example: 3 gives 0, 1, 2. */
export function passOnce(intervals: number): Int32Array {
  return Int32Array.from({ length: intervals }, (_, interval) => interval);
}

/** How often each interval passes: 1, on a day of a change of clocks 2 or 0 of some. */
export function countPasses({
  intervals,
  passing,
}: Pick<SimulatedFloor, 'intervals' | 'passing'>): Int32Array {
  const passes = new Int32Array(intervals);
  for (const interval of passing) passes[interval]! += 1;
  return passes;
}

/** Agents on the phone, whole numbers: by group as in `SimulatedFloor.groups`, then by interval. */
export type AgentsByGroup = readonly Float64Array[];

export interface SimulationRun {
  readonly seed: number;
  /** How often the floor is played. The same seed plays the same callers, whoever is there to answer them. */
  readonly replications: number;
}

/**
 * Plays a floor. The same floor, agents and run give the same outcome; the callers (their moments, handle times and
 * patience) depend on the floor and the seed alone and not on the agents, so that two staffings are compared on common
 * random numbers.
 */
export interface FloorSimulation {
  simulate(floor: SimulatedFloor, agents: AgentsByGroup, run: SimulationRun): FloorOutcome;
}

export interface FloorOutcome {
  readonly replications: number;
  /** As in `SimulatedFloor.queues`. */
  readonly queues: readonly SimulatedQueueOutcome[];
  /** As in `SimulatedFloor.groups`. */
  readonly groups: readonly SimulatedGroupOutcome[];
}

/** Means over the replications, by interval. */
export interface SimulatedGroupOutcome {
  /** With a call in hand, wrap-up included. */
  readonly busySeconds: Float64Array;
  /** People there times the interval; those who finish a call after their time are there until it is over. */
  readonly presentSeconds: Float64Array;
}

export interface SimulatedQueueOutcome {
  readonly queueId: string;
  /** Means over the replications, by the interval in which the call was offered. */
  readonly sums: SimulatedSums;
  /** Service level under the queue's own formula: by interval, and over all of them. NaN where nothing was counted. */
  readonly serviceLevel: SimulatedBand;
  readonly overall: SimulatedRange;
}

/** Per interval, with the names of the floor's tallies. offered = answered + abandoned. */
export interface SimulatedSums {
  readonly offered: Float64Array;
  readonly answered: Float64Array;
  readonly answeredWithinTarget: Float64Array;
  readonly abandoned: Float64Array;
  readonly abandonedWithinTarget: Float64Array;
  readonly shortAbandons: Float64Array;
  readonly answerWaitSeconds: Float64Array;
  readonly abandonWaitSeconds: Float64Array;
}

/** `mean` is met / counted over all replications; `low` to `high` holds the middle 90 % of single replications. */
export interface SimulatedBand {
  readonly mean: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
}

export interface SimulatedRange {
  readonly mean: number;
  /** Of the 99 % band of the mean: how far chance alone may have put it. */
  readonly halfWidth: number;
  readonly low: number;
  readonly high: number;
}
