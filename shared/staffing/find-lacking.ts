import { countServiceLevel } from '../metrics/service-level-formulas.ts';
import type { FloorOutcome, SimulatedFloor, SimulatedSums } from './floor-simulation.ts';
import type { AnswerTarget } from './queue-load.ts';
import { LEAST_MISSED_RATIO } from './staffing-error.ts';

/** Calls missing to a target that are not worth a person: a computer's rounding. */
export const NOTHING_LACKING = 1e-9;

/**
 * By queue and interval: the calls that are missing to the service level, or hang up above the cap, whichever is more; 0
 * when both are met. In calls, so that queues and intervals can be weighed against each other.
 */
export function findLacking(floor: SimulatedFloor, outcome: FloorOutcome): readonly Float64Array[] {
  return outcome.queues.map(({ sums }, queue) => {
    const { target } = floor.queues[queue]!;
    return Float64Array.from({ length: floor.intervals }, (_, at) =>
      Math.max(worthIt(lateAt(sums, target, at)), worthIt(lostAt(sums, target, at))),
    );
  });
}

function worthIt(calls: number): number {
  return calls > NOTHING_LACKING ? calls : 0;
}

function lateAt(sums: SimulatedSums, target: AnswerTarget, at: number): number {
  const { met, counted } = countServiceLevel(target.serviceLevelFormula, {
    answered: sums.answered[at]!,
    answeredWithinTarget: sums.answeredWithinTarget[at]!,
    abandoned: sums.abandoned[at]!,
    abandonedWithinTarget: sums.abandonedWithinTarget[at]!,
    shortAbandons: sums.shortAbandons[at]!,
    waitingPastTarget: 0,
  });
  return Math.min(target.serviceLevelTarget, 1 - LEAST_MISSED_RATIO) * counted - met;
}

function lostAt(sums: SimulatedSums, { maxAbandonmentRatio }: AnswerTarget, at: number): number {
  if (maxAbandonmentRatio === null) return 0;
  const lost = sums.abandoned[at]! - sums.shortAbandons[at]!;
  const mayLose = Math.max(maxAbandonmentRatio, LEAST_MISSED_RATIO);
  return lost - mayLose * (sums.offered[at]! - sums.shortAbandons[at]!);
}
