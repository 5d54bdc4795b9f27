import type { AgentsByGroup } from '../floor-simulation.ts';
import { serves } from '../skill-groups.ts';
import { NOTHING_LACKING } from './find-lacking.ts';
import { lackingIn } from './played.ts';
import { findLeft, type DaySearch, type PlayedDay } from './played-day.ts';

/** One person of a group more or less in one interval, and what that does to the day. */
export interface Move {
  readonly group: number;
  readonly interval: number;
  readonly step: 1 | -1;
  /** Person-hours, above 0. */
  readonly hours: number;
  /** By queue: calls in time won (negative: lost), here and in the interval after. */
  readonly won: Float64Array;
  /** What intervals lack more than before, in calls. */
  readonly lacking: number;
}

type Place = Pick<Move, 'group' | 'interval' | 'step'>;

/** Groups that are tried in one interval, from the rank `from` to below `to` in the order of `rankGroups`. */
export interface Ranks {
  readonly from: number;
  readonly to: number;
}

/**
 * Tries one person more or less at every place, the same callers being played. Every other interval is tried at a time, for what
 * one leaves undone is the next one's: a play tells of half the day's intervals what each of them would do by itself.
 *
 * @returns the moves, fewer than all when the simulations run out.
 */
export function measureMoves(
  search: DaySearch,
  before: PlayedDay,
  step: 1 | -1,
  ranks: Ranks,
): readonly Move[] {
  const order = rankGroups(search, before, step);
  const moves: Move[] = [];
  for (let rank = ranks.from; rank < ranks.to; rank++) {
    for (const parity of [0, 1]) {
      const tried = order.flatMap((groups, interval) => {
        const group = groups[rank];
        return group === undefined || interval % 2 !== parity ? [] : [{ group, interval, step }];
      });
      if (tried.length === 0) continue;
      if (!search.canPlay(1)) return smoothMoves(moves);
      const after = search.play(applyMoves(before.agents, tried));
      for (const place of tried) moves.push(describeMove(search, before, after, place));
    }
  }
  return smoothMoves(moves);
}

/** Half of what one place alone seems to win or lose is chance: the other places of its group have a say in it. */
const OWN_PART = 0.5;

function smoothMoves(moves: readonly Move[]): readonly Move[] {
  const ofGroup = new Map<number, { count: number; readonly sum: Float64Array }>();
  for (const { group, won } of moves) {
    const known = ofGroup.get(group) ?? { count: 0, sum: new Float64Array(won.length) };
    ofGroup.set(group, known);
    known.count += 1;
    won.forEach((calls, queue) => (known.sum[queue]! += calls));
  }
  return moves.map((move) => {
    const { count, sum } = ofGroup.get(move.group)!;
    const won = move.won.map((calls, queue) => OWN_PART * calls + ((1 - OWN_PART) * sum[queue]!) / count);
    return { ...move, won };
  });
}

/** How many groups there are at most to try in one interval. */
export function countRanks(search: DaySearch, before: PlayedDay, step: 1 | -1): number {
  return Math.max(0, ...rankGroups(search, before, step).map((groups) => groups.length));
}

export function applyMoves(agents: AgentsByGroup, moves: readonly Place[]): AgentsByGroup {
  const changed = agents.map((row) => row.slice());
  for (const { group, interval, step } of moves) changed[group]![interval]! += step;
  return changed;
}

/** By interval: of those who may go, whoever has most idle time first; of those who may help, whoever has least. */
function rankGroups(search: DaySearch, before: PlayedDay, step: 1 | -1): readonly (readonly number[])[] {
  const { floor, mostAgents } = search;
  const { agents, outcome } = before;
  const left = findLeft(search, before);
  // Who could help those that are short, and where none is, anybody who has calls.
  const isShort = left.some((calls) => calls < -NOTHING_LACKING);
  const isMeant = left.map((calls) => (!isShort || calls < -NOTHING_LACKING ? 1 : 0));
  const occupancy = (group: number, at: number) => {
    const { busySeconds, presentSeconds } = outcome.groups[group]!;
    return presentSeconds[at]! > 0 ? busySeconds[at]! / presentSeconds[at]! : 0;
  };
  return Array.from({ length: floor.intervals }, (_, at) => {
    const isAble = floor.groups.map((group, place) =>
      step === -1
        ? agents[place]![at]! > 0
        : agents[place]![at]! < mostAgents[place]! &&
          floor.queues.some(
            ({ queueId, calls }, queue) => isMeant[queue] === 1 && calls[at]! > 0 && serves(group, queueId),
          ),
    );
    return floor.groups
      .flatMap((_, place) => (isAble[place] ? [place] : []))
      .sort((one, other) => -step * (occupancy(one, at) - occupancy(other, at)));
  });
}

function describeMove(
  { floor, hours }: DaySearch,
  before: PlayedDay,
  after: PlayedDay,
  { group, interval, step }: Place,
): Move {
  const touched = [interval, interval + 1].filter((at) => at < floor.intervals);
  const won = Float64Array.from(floor.queues, (_, queue) =>
    touched.reduce((sum, at) => sum + after.spare[queue]![at]! - before.spare[queue]![at]!, 0),
  );
  const lacking = touched.reduce((sum, at) => sum + lackingIn(after, at) - lackingIn(before, at), 0);
  return { group, interval, step, hours: hours[interval]!, won, lacking };
}
