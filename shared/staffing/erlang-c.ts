import { inverseErlangB } from './erlang-b.ts';
import { checkNumber, checkPositive, MOST_LOAD, MOST_SECONDS } from './staffing-error.ts';

/** What a queue in which nobody hangs up settles at. Times in the unit that handle time was given in. */
export interface ErlangC {
  /** Probability of having to wait. 1 when the load is not below the agents: the queue then grows without end. */
  readonly pWait: number;
  /** Mean wait of all calls, answered at once or later: ASA. Infinity when overloaded. */
  readonly meanWait: number;
  /** Mean number of callers waiting. Infinity when overloaded. */
  readonly queueLength: number;
  readonly occupancy: number;
}

/**
 * Waiting calls and no hang-ups (Erlang C, 1917): pWait = B / (1 - load / agents (1 - B)), a wait of more than t has
 * probability pWait x e^(-(agents - load) t / handle time).
 *
 * @param agents whole, 0 or more
 * @param load in erlangs, 0 or more
 * @param handleTime mean, in any unit, above 0
 * @throws StaffingError for anything else.
 * Example: `erlangC(2, 1, 180).pWait` is 1 / 3.
 */
export function erlangC(agents: number, load: number, handleTime: number): ErlangC {
  checkNumber('agents', agents, 0, 2 * MOST_LOAD, 'Agents are counted, 0 for none.');
  checkNumber('load', load, 0, MOST_LOAD, 'Load is in erlangs: calls x handle time / time.');
  checkPositive('handleTime', handleTime, MOST_SECONDS, 'A call takes time to handle.');
  const pWait = probabilityOfWait(agents, load);
  if (load === 0) return { pWait, meanWait: 0, queueLength: 0, occupancy: 0 };
  if (load >= agents) return { pWait, meanWait: Infinity, queueLength: Infinity, occupancy: 1 };
  const meanWait = (pWait * handleTime) / (agents - load);
  return { pWait, meanWait, queueLength: (load * meanWait) / handleTime, occupancy: load / agents };
}

/**
 * Probability that a call waits longer than `time`, in the unit of `handleTime`. 1 when overloaded.
 * Example: `erlangCWaitsLonger(14, 10, 3, 0.33)` is 0.112: 88.8 % are answered within 0.33 minutes.
 */
export function erlangCWaitsLonger(agents: number, load: number, handleTime: number, time: number): number {
  checkNumber('time', time, 0, MOST_SECONDS, 'A wait is 0 or longer.');
  const { pWait } = erlangC(agents, load, handleTime);
  return load >= agents ? pWait : pWait * Math.exp((-(agents - load) * time) / handleTime);
}

/** Unchecked. */
export function probabilityOfWait(agents: number, load: number): number {
  if (load >= agents) return load === 0 && agents > 0 ? 0 : 1;
  if (load === 0) return 0;
  return agents / ((agents - load) * inverseErlangB(agents, load) + load);
}
