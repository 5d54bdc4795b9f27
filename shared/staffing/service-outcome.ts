import { countServiceLevel } from '../metrics/service-level-formulas.ts';
import { mixShares, shareCalls, type CallShares } from './call-shares.ts';
import { checkLoad, checkTarget } from './check-load.ts';
import type { AnswerTarget, QueueLoad, ServiceOutcome } from './queue-load.ts';
import { checkNumber, MOST_LOAD } from './staffing-error.ts';

export const NO_CALLS: ServiceOutcome = {
  serviceLevelRatio: null,
  averageAnswerSeconds: null,
  abandonmentRatio: null,
  occupancyRatio: null,
};

/**
 * What so many agents make of a load that lasts, under the target's own formula: Erlang A, or Erlang C where patience is
 * null. Abandonment is (A - As) / (O - As), as in the catalogue of figures. Erlang C with no more agents than load answers
 * nobody in time and reads a speed of answer of Infinity.
 *
 * @param agents 0 or more. Between whole numbers the floor is the one on part of the time and the other on the rest: calls
 * answered in time are interpolated (as in Koole's code), and ratios taken of the sums.
 * @throws StaffingError for a load or target that cannot be.
 * Example: 100 calls of 180 s in 30 minutes, nobody hangs up, 14 agents, within 19.8 s: 88.8 %.
 */
export function serviceOutcome(load: QueueLoad, agents: number, target: AnswerTarget): ServiceOutcome {
  checkLoad(load);
  checkTarget(target);
  checkNumber('agents', agents, 0, 2 * MOST_LOAD, 'Agents are counted, 0 for none.');
  return load.calls === 0 ? NO_CALLS : readOutcome(shareAmong(load, agents, target), target);
}

/** Shares of any number of agents, fractions by mixing. Unchecked; calls above 0. */
export function shareAmong(load: QueueLoad, agents: number, target: AnswerTarget): CallShares {
  const whole = Math.floor(agents);
  const low = shareCalls(load, whole, target);
  return agents === whole ? low : mixShares(low, shareCalls(load, whole + 1, target), agents - whole);
}

/** Ratios of shares, or of sums of shares. */
export function readOutcome(shares: CallShares, target: AnswerTarget): ServiceOutcome {
  const { met, counted } = countServiceLevel(target.serviceLevelFormula, shares);
  return {
    serviceLevelRatio: ratioOf(met, counted),
    averageAnswerSeconds: shares.answered > 0 ? shares.answerWaitSeconds / shares.answered : null,
    abandonmentRatio: ratioOf(shares.abandoned - shares.shortAbandons, shares.offered - shares.shortAbandons),
    occupancyRatio: ratioOf(shares.busyAgents, shares.agents),
  };
}

function ratioOf(part: number, whole: number): number | null {
  return whole > 0 ? Math.min(1, Math.max(0, part / whole)) : null;
}
