import { inverseErlangB } from './erlang-b.ts';
import { checkNumber, checkPositive, MOST_LOAD } from './staffing-error.ts';
import { sumWaitingStates, type WaitingStates } from './waiting-states.ts';

/** A queue whose callers hang up: M/M/n+M. Times in one unit, whichever. */
export interface ErlangAQueue {
  /** Whole, 0 or more. */
  readonly agents: number;
  /** Calls per unit of time, above 0. */
  readonly callRate: number;
  /** Mean, above 0. */
  readonly handleTime: number;
  /** Mean of the exponential time that callers are willing to wait, above 0. */
  readonly patience: number;
}

/** What the queue settles at. Shares are of all calls offered. */
export interface ErlangA {
  readonly pWait: number;
  readonly pAbandon: number;
  /** Callers waiting: mean and variance. */
  readonly queueLength: number;
  readonly queueVariance: number;
  /** Mean number of callers waiting or served. */
  readonly inSystem: number;
  /** Of everybody, those who hung up included; this is not the speed of answer. */
  readonly meanWaitAll: number;
  /** Of the answered: ASA. */
  readonly meanWaitAnswered: number;
  /** Of those who hung up; 0 when nobody does. */
  readonly meanWaitAbandoned: number;
  readonly occupancy: number;
}

/** What has become of all calls offered when they are `time` old. The three add up to 1. */
export interface ErlangAFates {
  readonly answeredWithin: number;
  readonly abandonedWithin: number;
  readonly stillWaiting: number;
}

/** The states of the chain, summed once for every question about the queue. */
export interface ErlangAStates {
  readonly queue: ErlangAQueue;
  /** The states with all agents busy. */
  readonly busy: WaitingStates;
  /** Probability that all agents are busy. */
  readonly pWait: number;
  /** Logarithm of the probability that all agents are busy and nobody waits. */
  readonly logAllBusy: number;
}

/**
 * Solves the birth-death chain of Erlang A (Palm 1957; Garnett, Mandelbaum and Reiman 2002), anchored at the state with
 * all agents busy: below it the states weigh 1 / B of Erlang B, above it they are summed from their peak both ways.
 *
 * @throws StaffingError for a rate or a time that is not above 0, and for a load nobody can mean.
 */
export function solveErlangA(queue: ErlangAQueue): ErlangAStates {
  checkNumber('agents', queue.agents, 0, 2 * MOST_LOAD, 'Agents are counted, 0 for none.');
  checkPositive('callRate', queue.callRate, Infinity, 'Without calls there is no queue.');
  checkPositive('handleTime', queue.handleTime, Infinity, 'A call takes time to handle.');
  checkPositive('patience', queue.patience, Infinity, 'For callers who never hang up take Erlang C.');
  checkPositive('load', queue.callRate * queue.handleTime, MOST_LOAD, 'Load is in erlangs.');
  return solveChain(queue);
}

/** Unchecked. */
export function solveChain(queue: ErlangAQueue): ErlangAStates {
  const { agents, callRate, handleTime, patience } = queue;
  const busy = sumWaitingStates(callRate * patience, (agents * patience) / handleTime);
  const below = inverseErlangB(agents, callRate * handleTime) - 1;
  // Of the state with all busy and nobody waiting: below it `below`, with all busy e^logSum.
  const belowShare = below * Math.exp(-busy.logSum);
  return {
    queue,
    busy,
    pWait: 1 / (1 + belowShare),
    logAllBusy: -busy.logSum - Math.log1p(belowShare),
  };
}

/**
 * Everything the queue settles at.
 * Example: 50 agents, 48 calls a minute of one minute, patience 2 minutes: 3.1 % hang up, and the mean wait is 3.7 s.
 */
export function erlangA(states: ErlangAStates): ErlangA {
  const { queue, busy, pWait } = states;
  const { agents, callRate, handleTime } = queue;
  const queueLength = pWait * busy.mean;
  const pAbandon = shareThatAbandons(states);
  const meanWaitAll = queueLength / callRate;
  const waitedForAnswer = waitUntilAnswered(states);
  const busyAgents = callRate * (1 - pAbandon) * handleTime;
  return {
    pWait,
    pAbandon,
    queueLength,
    queueVariance: pWait * busy.variance + pWait * (1 - pWait) * busy.mean * busy.mean,
    inSystem: busyAgents + queueLength,
    meanWaitAll,
    meanWaitAnswered: agents === 0 ? NaN : waitedForAnswer / (1 - pAbandon),
    meanWaitAbandoned: pAbandon === 0 ? 0 : Math.max(0, meanWaitAll - waitedForAnswer) / pAbandon,
    occupancy: agents === 0 ? NaN : Math.min(1, busyAgents / agents),
  };
}

/** pAbandon: callers waiting x rate of hanging up / rate of calls. */
export function shareThatAbandons({ queue, busy, pWait }: ErlangAStates): number {
  return Math.min(1, (pWait * busy.mean) / (queue.patience * queue.callRate));
}

/**
 * Waiting of the answered, summed, per call offered: over the number waiting, the mean of the virtual wait seen through
 * e^(-wait / patience), which is a sum of inverse rates of departure.
 */
export function waitUntilAnswered({ queue, busy, pWait }: ErlangAStates): number {
  const { agents, callRate, handleTime, patience } = queue;
  return (pWait * agents * patience * busy.meanHarmonic) / (handleTime * callRate);
}

/**
 * Fates at an age. The virtual wait V has a tail in closed form: with x = e^(-time / patience) and the weights of
 * `sumWaitingStates` at arrivals thinned by x, P(V > time) = P(all busy, nobody waits) e^(z (1 - x)) x^c x their sum. Whoever
 * still waits then hangs up later or is answered later as in that thinned queue. The factors are huge and tiny, so they
 * meet as logarithms.
 *
 * Example: with `time` 0 nobody has abandoned, and 1 - pWait are answered.
 */
export function erlangAFates(states: ErlangAStates, time: number): ErlangAFates {
  const { queue, pWait, logAllBusy } = states;
  const { agents, callRate, handleTime, patience } = queue;
  const z = callRate * patience;
  const pAbandon = shareThatAbandons(states);
  if (time === 0) return { answeredWithin: 1 - pWait, abandonedWithin: 0, stillWaiting: pWait };
  const aged = time / patience;
  const thinned = z * Math.exp(-aged);
  if (thinned === 0) return { answeredWithin: 1 - pAbandon, abandonedWithin: pAbandon, stillWaiting: 0 };
  const c = (agents * patience) / handleTime;
  const later = sumWaitingStates(thinned, c);
  const logStill = logAllBusy - z * Math.expm1(-aged) - (c + 1) * aged + later.logSum;
  const stillWaiting = Math.min(pWait, Math.exp(logStill));
  const abandonedLater = Math.min(pAbandon, (stillWaiting * later.mean) / thinned);
  const answeredLater = (stillWaiting * c * later.waitingShare) / thinned;
  return {
    answeredWithin: Math.max(0, 1 - pAbandon - answeredLater),
    abandonedWithin: pAbandon - abandonedLater,
    stillWaiting,
  };
}
