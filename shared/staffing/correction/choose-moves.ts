import { NOTHING_LACKING } from './find-lacking.ts';
import type { Move } from './measure-moves.ts';

/** What a day has to give away. */
export interface DayBudget {
  /** By queue: calls in time that it may still lose, negative: that it is short of. */
  readonly left: Float64Array;
  /** By queue: calls expected of the day. */
  readonly calls: Float64Array;
}

/** So small a part of a queue's calls is all the same to it: keeps prices finite where nothing is left. */
const TINY_PART = 0.002;

/**
 * The people who can go together: those who cost least of what is left, by person-hour, one an interval, as long as every queue keeps
 * what it must have and no interval comes to lack anything.
 */
export function chooseRemovals(moves: readonly Move[], { left, calls }: DayBudget): readonly Move[] {
  const rest = left.slice();
  const taken = new Set<number>();
  return sortByWorth(moves, { left, calls }).filter((move) => {
    if (move.lacking > NOTHING_LACKING || taken.has(move.interval)) return false;
    if (!fits(rest, move)) return false;
    taken.add(move.interval);
    // Whoever goes wins nothing: what looks so is chance.
    move.won.forEach((gain, queue) => (rest[queue]! += Math.min(0, gain)));
    return true;
  });
}

/** The people who help most where queues are short, by person-hour, until none is; one an interval, none who does not help. */
export function chooseAdditions(moves: readonly Move[], { left, calls }: DayBudget): readonly Move[] {
  const rest = left.slice();
  const taken = new Set<number>();
  const chosen: Move[] = [];
  const helps = ({ won, hours }: Move) => {
    let value = 0;
    won.forEach((gain, queue) => {
      if (rest[queue]! < 0) value += Math.min(gain, -rest[queue]!) / (calls[queue]! * hours);
    });
    return value;
  };
  while (rest.some((calls) => calls < -NOTHING_LACKING)) {
    let best: Move | null = null;
    let most = 0;
    for (const move of moves) {
      if (taken.has(move.interval)) continue;
      const value = helps(move);
      if (value > most) [best, most] = [move, value];
    }
    if (best === null) break;
    taken.add(best.interval);
    add(rest, best);
    chosen.push(best);
  }
  return chosen;
}

/**
 * People who come where most is won against more of them who go where least is lost: the exchange that saves most person-hours, empty
 * where none saves any. No interval is touched twice.
 */
export function chooseExchange(
  additions: readonly Move[],
  removals: readonly Move[],
  budget: DayBudget,
): readonly Move[] {
  const gains = sortByWorth(additions, budget);
  let best: readonly Move[] = [];
  let saved = 0;
  for (let come = 1; come <= Math.min(gains.length, MOST_EXCHANGED); come *= 2) {
    const coming = pickApart(gains, come);
    const left = budget.left.slice();
    for (const move of coming) add(left, move);
    const touched = new Set(coming.flatMap(({ interval }) => [interval - 1, interval, interval + 1]));
    const going = chooseRemovals(
      removals.filter(({ interval }) => !touched.has(interval)),
      { left, calls: budget.calls },
    );
    const hours = sumHours(going) - sumHours(coming);
    if (hours > saved + NOTHING_LACKING) [best, saved] = [[...coming, ...going], hours];
  }
  return best;
}

const MOST_EXCHANGED = 64;

function pickApart(moves: readonly Move[], count: number): readonly Move[] {
  const taken = new Set<number>();
  return moves.filter(({ interval }) => !taken.has(interval) && taken.add(interval)).slice(0, count);
}

/** The best first: calls won, or lost, as parts of what each queue has left, by person-hour. */
function sortByWorth(moves: readonly Move[], { left, calls }: DayBudget): readonly Move[] {
  const weights = left.map(
    (rest, queue) => 1 / (Math.max(0, rest) + TINY_PART * calls[queue]! + NOTHING_LACKING),
  );
  return moves
    .map((move) => ({
      move,
      worth: move.won.reduce((sum, gain, queue) => sum + gain * weights[queue]!, 0) / move.hours,
    }))
    .sort((one, other) => other.worth - one.worth)
    .map(({ move }) => move);
}

function fits(rest: Float64Array, { won }: Move): boolean {
  return won.every((gain, queue) => gain >= 0 || rest[queue]! + gain >= 0);
}

function add(rest: Float64Array, { won }: Move): void {
  won.forEach((gain, queue) => (rest[queue]! += gain));
}

function sumHours(moves: readonly Move[]): number {
  return moves.reduce((sum, { hours }) => sum + hours, 0);
}
