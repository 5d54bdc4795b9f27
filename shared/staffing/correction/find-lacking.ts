import { countServiceLevel } from '../../metrics/service-level-formulas.ts';
import type { FloorOutcome, SimulatedFloor, SimulatedSums } from '../floor-simulation.ts';
import type { AnswerTarget } from '../queue-load.ts';
import type { Aim } from '../requirement.ts';
import { serves } from '../skill-groups.ts';
import { LEAST_MISSED_RATIO } from '../staffing-error.ts';

/** Calls missing to a target that are not worth a person: a computer's rounding. */
export const NOTHING_LACKING = 1e-9;

/**
 * By queue and interval: the calls that are missing to the service level an interval must have, that hang up above the cap, or
 * that everybody who may serve the queue handles above the cap on occupancy, whichever is most; 0 when all are met. In calls, so
 * that queues and intervals can be weighed against each other.
 *
 * Under the aim `each-interval` the level is the target, under `day` the least of a single interval.
 */
export function findLacking(floor: SimulatedFloor, outcome: FloorOutcome, aim: Aim): readonly Float64Array[] {
  return findNeed(floor, outcome, aim).map((row) => row.map(worthIt));
}

/** As `findLacking`, but negative where more is met than must be. */
export function findNeed(floor: SimulatedFloor, outcome: FloorOutcome, aim: Aim): readonly Float64Array[] {
  return outcome.queues.map(({ sums }, queue) => {
    const { target, queueId } = floor.queues[queue]!;
    const wanted =
      aim.kind === 'day'
        ? Math.min(aim.leastIntervalRatio, target.serviceLevelTarget)
        : target.serviceLevelTarget;
    const serving = floor.groups.flatMap((group, place) => (serves(group, queueId) ? [place] : []));
    return Float64Array.from({ length: floor.intervals }, (_, at) =>
      Math.max(
        -spareAt(sums, target, wanted, at),
        lostAt(sums, target, at),
        overworkAt(floor, outcome, queue, serving, at),
      ),
    );
  });
}

/** By queue and interval: calls in time beyond those that the target asks for, negative where they are missing. */
export function findSpare(floor: SimulatedFloor, outcome: FloorOutcome): readonly Float64Array[] {
  return outcome.queues.map(({ sums }, queue) => {
    const { target } = floor.queues[queue]!;
    return Float64Array.from({ length: floor.intervals }, (_, at) =>
      spareAt(sums, target, target.serviceLevelTarget, at),
    );
  });
}

/**
 * By queue and interval: how far chance alone may put a single interval, in calls: two standard errors of a share that is as uncertain as
 * a share can be. Those who call in one interval wait together, so that each replication counts once, however many they are.
 */
export function findChance({ queues, replications }: FloorOutcome): readonly Float64Array[] {
  return queues.map(({ sums }) =>
    sums.offered.map((offered) => offered / Math.sqrt(replications * Math.min(1, Math.max(offered, 1e-9)))),
  );
}

export function worthIt(calls: number): number {
  return calls > NOTHING_LACKING ? calls : 0;
}

function spareAt(sums: SimulatedSums, target: AnswerTarget, wanted: number, at: number): number {
  const { met, counted } = countServiceLevel(target.serviceLevelFormula, {
    answered: sums.answered[at]!,
    answeredWithinTarget: sums.answeredWithinTarget[at]!,
    abandoned: sums.abandoned[at]!,
    abandonedWithinTarget: sums.abandonedWithinTarget[at]!,
    shortAbandons: sums.shortAbandons[at]!,
    // Whoever is in line when everything is over was never in time.
    waitingPastTarget: Math.max(0, sums.offered[at]! - sums.answered[at]! - sums.abandoned[at]!),
  });
  return met - Math.min(wanted, 1 - LEAST_MISSED_RATIO) * counted;
}

function lostAt(sums: SimulatedSums, { maxAbandonmentRatio }: AnswerTarget, at: number): number {
  if (maxAbandonmentRatio === null) return -Infinity;
  const lost = sums.abandoned[at]! - sums.shortAbandons[at]!;
  const mayLose = Math.max(maxAbandonmentRatio, LEAST_MISSED_RATIO);
  return lost - mayLose * (sums.offered[at]! - sums.shortAbandons[at]!);
}

/** Handle time above the cap, in calls of the queue. An interval in which nobody calls has no occupancy of its own. */
function overworkAt(
  { queues }: SimulatedFloor,
  { groups }: FloorOutcome,
  queue: number,
  serving: readonly number[],
  at: number,
): number {
  const { target, calls, handleSeconds } = queues[queue]!;
  if (target.maxOccupancyRatio === null || calls[at]! === 0) return -Infinity;
  let seconds = 0;
  for (const group of serving) {
    const { busySeconds, presentSeconds } = groups[group]!;
    seconds += busySeconds[at]! - target.maxOccupancyRatio * presentSeconds[at]!;
  }
  return seconds / handleSeconds[at]!;
}
