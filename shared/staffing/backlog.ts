import { addShares, erlangsOf, shareCalls, type CallShares } from './call-shares.ts';
import { checkLoad, checkTarget } from './check-load.ts';
import { solveChain } from './erlang-a.ts';
import { probabilityOfWait } from './erlang-c.ts';
import type { AnswerTarget, QueueLoad, ServiceOutcome } from './queue-load.ts';
import { NO_CALLS, readOutcome, shareAmong } from './service-outcome.ts';
import { checkNumber, MOST_LOAD } from './staffing-error.ts';

/** One interval of a day with those who are there. */
export interface StaffedInterval {
  readonly load: QueueLoad;
  readonly agents: number;
}

export interface IntervalOutcome extends ServiceOutcome {
  /** Callers expected to wait at its end, whom the next interval begins with. */
  readonly waitingAtEnd: number;
}

export interface DayOutcome {
  readonly intervals: readonly IntervalOutcome[];
  /** Of all calls of the day together: an interval weighs by its calls. Occupancy weighs by agents and time. */
  readonly day: ServiceOutcome;
}

/** An understaffed interval is played in steps of at most this long. */
const STEP_SECONDS = 60;

/**
 * A day, interval by interval: those whom an understaffed interval leaves waiting wait in the next one.
 *
 * An interval whose load is below its agents and that finds no longer line than its own is taken as settled, as
 * `serviceOutcome` has it. Any other is played through by the pointwise stationary fluid flow approximation (Wang, Tipper
 * and Banerjee 1996): the number in the system moves by d x / d t = call rate - r(x), where r(x) is the rate that would
 * settle at x, and a caller meets the queue that r(x) stands for. So Erlang C, which knows no answer to an overload that
 * lasts for ever, has one for half an hour of it.
 *
 * @throws StaffingError for a load, a target or agents that cannot be.
 */
export function dayOutcome(intervals: readonly StaffedInterval[], target: AnswerTarget): DayOutcome {
  checkTarget(target);
  const outcomes: IntervalOutcome[] = [];
  const shares: CallShares[] = [];
  const calls: number[] = [];
  let busySeconds = 0;
  let agentSeconds = 0;
  let line: Line = { waiting: 0, busy: 0 };
  let known: QueueLoad | undefined;
  for (const { load, agents } of intervals) {
    checkLoad(load);
    checkNumber('agents', agents, 0, MOST_LOAD, 'Agents are counted, 0 for none.');
    // Those left from before are served on, as calls of their own kind.
    if (load.calls > 0 || known === undefined) known = load;
    const played = playInterval(
      { ...known, calls: load.calls, intervalMinutes: load.intervalMinutes },
      agents,
      target,
      line,
    );
    line = played;
    const { busyAgents } = played.shares;
    outcomes.push({
      ...(load.calls === 0 ? NO_CALLS : readOutcome(played.shares, target)),
      waitingAtEnd: line.waiting,
    });
    shares.push(played.shares);
    calls.push(load.calls);
    busySeconds += busyAgents * load.intervalMinutes;
    agentSeconds += agents * load.intervalMinutes;
  }
  const sums = addShares(shares, calls);
  const day = sums.offered > 0 ? readOutcome(sums, target) : NO_CALLS;
  return {
    intervals: outcomes,
    day: {
      ...day,
      occupancyRatio: agentSeconds > 0 && sums.offered > 0 ? Math.min(1, busySeconds / agentSeconds) : null,
    },
  };
}

/** Callers as an interval finds or leaves them, in expectation. */
interface Line {
  readonly waiting: number;
  readonly busy: number;
}

interface PlayedInterval extends Line {
  readonly shares: CallShares;
}

const NO_SHARES: CallShares = addShares([], []);
/** Fewer than this on average is no line. */
const NO_LINE = 0.5;

function playInterval(load: QueueLoad, agents: number, target: AnswerTarget, before: Line): PlayedInterval {
  const seconds = load.intervalMinutes * 60;
  if (load.calls === 0 && before.waiting < NO_LINE) {
    return { shares: { ...NO_SHARES, agents }, waiting: 0, busy: 0 };
  }
  if (erlangsOf(load) < agents) {
    const settled = settleAt(load, agents, load.calls / seconds);
    if (before.waiting <= Math.max(NO_LINE, settled.waiting)) {
      return { shares: shareAmong(load, agents, target), ...settled };
    }
  }
  return stepThrough(load, agents, target, before);
}

function stepThrough(load: QueueLoad, agents: number, target: AnswerTarget, before: Line): PlayedInterval {
  const seconds = load.intervalMinutes * 60;
  const steps = Math.ceil(seconds / STEP_SECONDS);
  const stepSeconds = seconds / steps;
  const callRate = load.calls / seconds;
  const each: CallShares[] = [];
  // Those who leave the phones finish the call they are on; who takes them over finds nobody else in line.
  let inSystem = before.waiting + Math.min(agents, before.busy);
  let line = before;
  for (let step = 0; step < steps; step++) {
    // Implicit in time, so that a stiff queue cannot swing: x(r) + step x r = x before + step x call rate.
    const rate = settlingRate(load, agents, inSystem + stepSeconds * callRate, stepSeconds);
    inSystem += stepSeconds * (callRate - rate);
    line = rate > 0 ? settleAt(load, agents, rate) : { waiting: inSystem, busy: 0 };
    each.push(
      rate > 0
        ? shareCalls({ ...load, calls: rate * seconds }, agents, target)
        : shareWithNobody(callRate, inSystem),
    );
  }
  const shares = addShares(
    each,
    each.map(() => 1 / steps),
  );
  return { shares: { ...shares, agents }, ...line };
}

/** Nobody is there and nobody hangs up: all wait, none in time. */
function shareWithNobody(callRate: number, waiting: number): CallShares {
  return { ...NO_SHARES, offered: 1, answered: 1, answerWaitSeconds: callRate > 0 ? waiting / callRate : 0 };
}

/** The rate r of calls with x(r) + stepSeconds x r = `wanted`, by regula falsi (Illinois); the left side grows with r. */
function settlingRate(load: QueueLoad, agents: number, wanted: number, stepSeconds: number): number {
  const capacity = load.patienceSeconds === null ? agents / load.handleSeconds : Infinity;
  const excess = (rate: number) => {
    const { waiting, busy } = settleAt(load, agents, rate);
    return waiting + busy + stepSeconds * rate - wanted;
  };
  let low = 0;
  let high = Math.min(wanted / stepSeconds, capacity * (1 - 1e-9));
  if (high <= 0) return 0;
  let below = -wanted;
  let above = excess(high);
  if (above <= 0) return high;
  let lastSide = 0;
  for (let round = 0; round < 60 && high - low > 1e-6 * high; round++) {
    const middle = Number.isFinite(above)
      ? high - (above * (high - low)) / (above - below)
      : (low + high) / 2;
    const found = excess(middle);
    if (Math.abs(found) < 1e-7 * wanted) return middle;
    const side = Math.sign(found);
    if (side > 0) {
      high = middle;
      above = found;
      if (lastSide > 0) below /= 2;
    } else {
      low = middle;
      below = found;
      if (lastSide < 0) above /= 2;
    }
    lastSide = side;
  }
  return (low + high) / 2;
}

/** What a rate settles at when it lasts; in Erlang C it is below what the agents can bear. */
function settleAt(load: QueueLoad, agents: number, rate: number): Line {
  if (rate === 0) return { waiting: 0, busy: 0 };
  const erlangs = rate * load.handleSeconds;
  if (load.patienceSeconds === null) {
    return { waiting: (probabilityOfWait(agents, erlangs) * erlangs) / (agents - erlangs), busy: erlangs };
  }
  const { pWait, busy } = solveChain({
    agents,
    callRate: rate,
    handleTime: load.handleSeconds,
    patience: load.patienceSeconds,
  });
  const waiting = pWait * busy.mean;
  return { waiting, busy: Math.max(0, load.handleSeconds * (rate - waiting / load.patienceSeconds)) };
}
