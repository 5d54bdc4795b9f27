import type { RosterModel } from '../model/roster-model.ts';
import type { Rng } from '../../simulation/rng.ts';
import type { ColumnGenerator, Round } from './create-generator.ts';

/**
 * From schedules taken in fractions to one for each agent: the surest are settled, a few at a time, and new ones found for whoever
 * is left (a diving heuristic: Sadykov and others 2019).
 */
export interface Dive {
  /**
   * One round.
   *
   * @param cutoff what the roster has to cost less than
   * @returns `down`: every day of `settled` is. `up`: nothing better can come of it, or nothing came in time.
   */
  step(cutoff: number, seconds: number): 'going' | 'down' | 'up';
  /** At `agent * dayCount + day`; -1 where nothing is settled. */
  readonly settled: Int32Array;
}

/** Rounds in a row that look for schedules before more is settled. */
const MOST_ROUNDS = 25;
/** What the program could still gain, as a share of its cost, when looking for schedules is no longer worth it. */
const NEAR = 0.001;
/** A schedule taken so much is settled in any case. */
const SURE = 0.999;
/** Of the agents that are left at most one in so many is settled at a time. */
const AT_ONCE = 4;
/** So few rounds say that nothing was lost by what was settled last: more can be; so many, that something was. */
const EASY_ROUNDS = 3;
const HARD_ROUNDS = 8;
/** How much luck has to say in what is the surest, so that no two dives are the same. */
const LUCK = 0.05;
const SMALLEST = 1e-6;

/** @param settled days that stay as they are, -1 elsewhere; filled by the dive */
export function createDive(
  { agentIds, dayCount }: RosterModel,
  generator: ColumnGenerator,
  settled: Int32Array,
  rng: Rng,
): Dive {
  const isOpen = agentIds.map((_, agent) =>
    settled.subarray(agent * dayCount, (agent + 1) * dayCount).includes(-1),
  );
  let rounds = 0;
  /** How many agents are settled at a time. */
  let pace = 1;

  function settleSurest({ taken }: Round): void {
    const surest = new Map<
      number,
      { readonly column: number; readonly share: number; readonly rank: number }
    >();
    for (const { column, share } of taken) {
      const { agent } = generator.columns[column]!;
      if (isOpen[agent] && share > (surest.get(agent)?.share ?? 0))
        surest.set(agent, { column, share, rank: share + LUCK * rng.next() });
    }
    const ranked = [...surest.values()].sort((one, other) => other.rank - one.rank);
    const sure = ranked.filter(({ share }) => share > SURE).length;
    const unsure = Math.max(1, Math.min(pace, Math.floor((ranked.length - sure) / AT_ONCE)));
    const chosen = ranked.slice(0, sure + unsure).map(({ column }) => generator.columns[column]!);
    for (const { agent, picks } of chosen) {
      settled.set(picks, agent * dayCount);
      isOpen[agent] = false;
    }
    generator.settle(
      chosen.map(({ agent }) => agent),
      settled,
    );
    if (rounds <= EASY_ROUNDS) pace *= 2;
    else if (rounds > HARD_ROUNDS) pace = Math.max(1, Math.floor(pace / 2));
    rounds = 0;
  }

  return {
    settled,
    step: (cutoff, seconds) => {
      const round = generator.round(seconds);
      if (round === 'slow' || round === 'none' || round.least >= cutoff - SMALLEST) return 'up';
      rounds++;
      const isNear = round.objective - round.least < NEAR * Math.abs(round.objective);
      if (round.isNew && !isNear && rounds < MOST_ROUNDS) return 'going';
      settleSurest(round);
      return isOpen.includes(true) ? 'going' : 'down';
    },
  };
}
