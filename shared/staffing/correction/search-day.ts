import { addPeople } from './add-people.ts';
import { chooseAdditions, chooseExchange, chooseRemovals, type DayBudget } from './choose-moves.ts';
import { NOTHING_LACKING } from './find-lacking.ts';
import { applyMoves, countRanks, measureMoves, type Move } from './measure-moves.ts';
import { countHours, findLeft, holdsDay, type DaySearch, type PlayedDay } from './played-day.ts';

/** So many groups of an interval are tried before it is acted on: the idlest tell most of what can be had. */
const RANKS_A_ROUND = 2;
/** After so many single people who could not go, the rest is measured anew. */
const MOST_REFUSED = 2;
/** Exchanges go on as long as each saves so much of the person-hours. */
const WORTH_EXCHANGING = 0.001;

/**
 * Few person-hours with which every queue has what it must have over the day. Intervals below their least or above a cap are helped
 * first, then queues that are short where a person wins most, then the idlest people go where they cost least, several at a time, each
 * time verified by playing it. At last people are exchanged between intervals as long as that saves some.
 */
export function searchDay(search: DaySearch, start: PlayedDay): PlayedDay {
  let best = helpShort(search, helpLacking(search, start));
  best = trimRanks(search, best, RANKS_A_ROUND);
  for (;;) {
    const exchanged = exchange(search, best);
    if (exchanged === null) return best;
    const next = trimRanks(search, exchanged, RANKS_A_ROUND);
    const isWorth =
      countHours(search, next.agents) < (1 - WORTH_EXCHANGING) * countHours(search, best.agents);
    best = next;
    if (!isWorth) return best;
  }
}

/** Trims until nobody, of whatever group, can go alone from any interval without a queue missing what it must have. */
export function trimDay(search: DaySearch, start: PlayedDay): PlayedDay {
  return trimRanks(search, helpShort(search, start), Infinity);
}

function helpLacking(search: DaySearch, start: PlayedDay): PlayedDay {
  let best = start;
  while (search.canPlay(search.floor.groups.length + 1)) {
    const next = addPeople(search.floor, best, search.mostAgents, search.play);
    if (next === null) break;
    best = next;
  }
  return best;
}

function helpShort(search: DaySearch, start: PlayedDay): PlayedDay {
  let best = start;
  let to = RANKS_A_ROUND;
  while (findLeft(search, best).some((left) => left < -NOTHING_LACKING)) {
    const moves = measureMoves(search, best, 1, { from: 0, to });
    const chosen = chooseAdditions(moves, budgetOf(search, best));
    if (!search.canPlay(1)) break;
    if (chosen.length > 0) best = search.play(applyMoves(best.agents, chosen));
    else if (to >= countRanks(search, best, 1)) break;
    else to *= 2;
  }
  return best;
}

function trimRanks(search: DaySearch, start: PlayedDay, most: number): PlayedDay {
  let best = start;
  for (let from = 0; from < Math.min(most, countRanks(search, best, -1)) && search.canPlay(1);) {
    const moves = measureMoves(search, best, -1, { from, to: from + RANKS_A_ROUND });
    const next = takeAway(search, best, moves);
    // Whoever had too little idle time to be tried first is tried when nobody else can go.
    from = next === best ? from + RANKS_A_ROUND : 0;
    best = next;
  }
  return best;
}

/** Takes people away until those that were measured are used up; what was touched is not judged by old measures. */
function takeAway(search: DaySearch, start: PlayedDay, measured: readonly Move[]): PlayedDay {
  let best = start;
  let moves = measured;
  for (let refused = 0; refused < MOST_REFUSED;) {
    const chosen = chooseRemovals(moves, budgetOf(search, best));
    if (chosen.length === 0) break;
    const taken = tryFewer(search, best, chosen);
    if (taken === null) {
      moves = moves.filter((move) => move !== chosen[0]);
      refused += 1;
      continue;
    }
    best = taken.played;
    const touched = new Set(taken.moves.flatMap(({ interval }) => [interval - 1, interval, interval + 1]));
    moves = moves.filter(({ interval }) => !touched.has(interval));
  }
  return best;
}

/** All of them at once, else the better half, and so on; null when not even the first can go, or nothing can be played. */
function tryFewer(
  search: DaySearch,
  before: PlayedDay,
  chosen: readonly Move[],
): { readonly played: PlayedDay; readonly moves: readonly Move[] } | null {
  for (let count = chosen.length; count > 0; count = Math.floor(count / 2)) {
    if (!search.canPlay(1)) return null;
    const moves = chosen.slice(0, count);
    const played = search.play(applyMoves(before.agents, moves));
    if (holdsDay(search, played, before.lackingOfDay)) return { played, moves };
  }
  return null;
}

/** Null when no exchange saves person-hours. */
function exchange(search: DaySearch, before: PlayedDay): PlayedDay | null {
  const ranks = { from: 0, to: RANKS_A_ROUND };
  const additions = measureMoves(search, before, 1, ranks);
  const removals = measureMoves(search, before, -1, ranks);
  const chosen = chooseExchange(additions, removals, budgetOf(search, before));
  if (chosen.length === 0 || !search.canPlay(1)) return null;
  const played = search.play(applyMoves(before.agents, chosen));
  // What was promised together and is not kept together is made up for where it costs least.
  const made = holdsDay(search, played, before.lackingOfDay) ? played : helpShort(search, played);
  const saves = countHours(search, made.agents) < countHours(search, before.agents) - NOTHING_LACKING;
  return saves && holdsDay(search, made, before.lackingOfDay) ? made : null;
}

function budgetOf(search: DaySearch, day: PlayedDay): DayBudget {
  return { left: findLeft(search, day), calls: search.calls };
}
