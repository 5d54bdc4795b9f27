import type { ServiceLevelCounts } from '../metrics/service-level-formulas.ts';
import { erlangAFates, shareThatAbandons, solveChain, waitUntilAnswered } from './erlang-a.ts';
import { probabilityOfWait } from './erlang-c.ts';
import type { AnswerTarget, QueueLoad } from './queue-load.ts';

/**
 * The tally of one offered call in expectation: the counters of the floor as shares of 1, so that the same formulas read
 * both. Shares are added, weighted and mixed as counts are; ratios are taken last.
 */
export interface CallShares extends ServiceLevelCounts {
  readonly offered: number;
  /** Waiting of the answered, seconds per offered call. Infinity when the queue grows without end. */
  readonly answerWaitSeconds: number;
  /** Mean number of agents on a call. */
  readonly busyAgents: number;
  readonly agents: number;
}

/**
 * What a whole number of agents makes of a load that lasts: Erlang A where callers hang up, Erlang C where they do not.
 * Erlang C with no more agents than load has nobody in time and waits without end. Unchecked; calls above 0.
 */
export function shareCalls(load: QueueLoad, agents: number, target: AnswerTarget): CallShares {
  return load.patienceSeconds === null
    ? shareAmongPatient(load, agents, target)
    : shareAmongImpatient(load, load.patienceSeconds, agents, target);
}

function shareAmongPatient(load: QueueLoad, agents: number, target: AnswerTarget): CallShares {
  const erlangs = erlangsOf(load);
  const spare = agents - erlangs;
  const pWait = probabilityOfWait(agents, erlangs);
  const late = spare > 0 ? pWait * Math.exp((-spare * target.answerWithinSeconds) / load.handleSeconds) : 1;
  return {
    offered: 1,
    answered: 1,
    answeredWithinTarget: 1 - late,
    abandoned: 0,
    abandonedWithinTarget: 0,
    shortAbandons: 0,
    waitingPastTarget: 0,
    answerWaitSeconds: spare > 0 ? (pWait * load.handleSeconds) / spare : Infinity,
    busyAgents: Math.min(agents, erlangs),
    agents,
  };
}

function shareAmongImpatient(
  load: QueueLoad,
  patience: number,
  agents: number,
  target: AnswerTarget,
): CallShares {
  const callRate = load.calls / (load.intervalMinutes * 60);
  const states = solveChain({ agents, callRate, handleTime: load.handleSeconds, patience });
  const pAbandon = shareThatAbandons(states);
  const inTime = erlangAFates(states, target.answerWithinSeconds);
  const short =
    target.shortAbandonSeconds === 0 ? 0 : erlangAFates(states, target.shortAbandonSeconds).abandonedWithin;
  const answered = agents === 0 ? 0 : 1 - pAbandon;
  return {
    offered: 1,
    answered,
    answeredWithinTarget: Math.min(answered, inTime.answeredWithin),
    abandoned: pAbandon,
    abandonedWithinTarget: inTime.abandonedWithin,
    shortAbandons: short,
    waitingPastTarget: 0,
    answerWaitSeconds: waitUntilAnswered(states),
    busyAgents: Math.min(agents, answered * callRate * load.handleSeconds),
    agents,
  };
}

/** Calls x handle time / time, in erlangs. Example: 100 calls of 180 s in 30 minutes are 10. */
export function erlangsOf({ calls, handleSeconds, intervalMinutes }: QueueLoad): number {
  return (calls * handleSeconds) / (intervalMinutes * 60);
}

/** Part of one, the rest of the other; `part` 0 to 1 is the share of `high`. Counts are mixed, never percentages. */
export function mixShares(low: CallShares, high: CallShares, part: number): CallShares {
  if (part === 0) return low;
  if (part === 1) return high;
  return addShares([low, high], [1 - part, part]);
}

/** The sum of shares with weights: of calls, when calls of several rates, intervals or queues are added up. */
export function addShares(shares: readonly CallShares[], weights: readonly number[]): CallShares {
  // Plain variables: this is the inner loop of every search.
  let [offered, answered, inTime, abandoned, abandonedInTime, short] = [0, 0, 0, 0, 0, 0];
  let [answerWaitSeconds, busyAgents, agents] = [0, 0, 0];
  for (let index = 0; index < shares.length; index++) {
    const share = shares[index]!;
    const weight = weights[index]!;
    // 0 x Infinity is not a number.
    if (weight === 0) continue;
    offered += weight * share.offered;
    answered += weight * share.answered;
    inTime += weight * share.answeredWithinTarget;
    abandoned += weight * share.abandoned;
    abandonedInTime += weight * share.abandonedWithinTarget;
    short += weight * share.shortAbandons;
    answerWaitSeconds += weight * share.answerWaitSeconds;
    busyAgents += weight * share.busyAgents;
    agents += weight * share.agents;
  }
  return {
    offered,
    answered,
    answeredWithinTarget: inTime,
    abandoned,
    abandonedWithinTarget: abandonedInTime,
    shortAbandons: short,
    waitingPastTarget: 0,
    answerWaitSeconds,
    busyAgents,
    agents,
  };
}
