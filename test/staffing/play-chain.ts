import type { StaffedInterval } from '../../shared/staffing/backlog.ts';

export interface PlayedInterval {
  /** Share of the calls offered in it that are answered in time. */
  readonly inTime: number;
  /** Callers waiting at its end, on average. */
  readonly waiting: number;
}

const MOST_CALLERS = 110;
const STEP_SECONDS = 0.5;

/**
 * The exact course of probabilities of M(t)/M/n(t)+M, by small steps of its birth-death chain: slow and plain, to hold
 * approximations against. Starts settled into the first interval. A caller's fate is that of the people there on arrival.
 */
export function playChain(
  day: readonly StaffedInterval[],
  answerWithinSeconds: number,
): readonly PlayedInterval[] {
  let chances = new Float64Array(MOST_CALLERS + 1);
  chances[0] = 1;
  const first = day[0]!;
  for (let second = 0; second < 6_000; second += STEP_SECONDS) chances = step(chances, first);
  return day.map((interval) => {
    const fates = Float64Array.from(chances, (_, found) =>
      chanceInTime(found, interval, answerWithinSeconds),
    );
    const steps = (interval.load.intervalMinutes * 60) / STEP_SECONDS;
    let inTime = 0;
    for (let count = 0; count < steps; count++) {
      chances = step(chances, interval);
      inTime += chances.reduce((sum, chance, found) => sum + chance * fates[found]!, 0);
    }
    const waiting = chances.reduce(
      (sum, chance, callers) => sum + chance * Math.max(0, callers - interval.agents),
      0,
    );
    return { inTime: inTime / steps, waiting };
  });
}

function step(
  chances: Float64Array<ArrayBuffer>,
  { load, agents }: StaffedInterval,
): Float64Array<ArrayBuffer> {
  const rate = load.calls / (load.intervalMinutes * 60);
  const next = new Float64Array(chances.length);
  for (let callers = 0; callers < chances.length; callers++) {
    const up = callers < MOST_CALLERS ? rate * STEP_SECONDS : 0;
    const down = leaving(callers, agents, load) * STEP_SECONDS;
    next[callers]! += chances[callers]! * (1 - up - down);
    if (callers < MOST_CALLERS) next[callers + 1]! += chances[callers]! * up;
    if (callers > 0) next[callers - 1]! += chances[callers]! * down;
  }
  return next;
}

function leaving(callers: number, agents: number, load: StaffedInterval['load']): number {
  const waiting = Math.max(0, callers - agents);
  const hangUps = load.patienceSeconds === null ? 0 : waiting / load.patienceSeconds;
  return Math.min(callers, agents) / load.handleSeconds + hangUps;
}

/** Of a caller who finds so many: one after the other ahead leaves, by steps of a second. */
function chanceInTime(found: number, { load, agents }: StaffedInterval, answerWithinSeconds: number): number {
  if (found < agents) return 1;
  const own = load.patienceSeconds === null ? 0 : 1 / load.patienceSeconds;
  let ahead = new Float64Array(found - agents + 1);
  ahead[found - agents] = 1;
  let answered = 0;
  for (let second = 0; second < answerWithinSeconds; second++) {
    const next = new Float64Array(ahead.length);
    for (let line = 0; line < ahead.length; line++) {
      const moves = agents / load.handleSeconds + line * own;
      next[line]! += ahead[line]! * (1 - moves - own);
      if (line > 0) next[line - 1]! += ahead[line]! * moves;
      else answered += ahead[line]! * moves;
    }
    ahead = next;
  }
  return answered;
}
