import { cutModel, type RosterPart } from './cut-model.ts';
import type { RosterModel } from '../model/roster-model.ts';
import { scoreRoster } from '../score/score-roster.ts';
import { isBetterRoster } from '../search/compare-rosters.ts';
import { hashSeed, Rng } from '../../simulation/rng.ts';
import {
  createColumnSearch,
  type ColumnSearch,
  type ColumnSearchOptions,
  type FoundRoster,
} from './create-column-search.ts';

/** Days of agents in a part: what the program of columns takes some seconds for. */
const PART_CELLS = 1200;
/** Days of a part at most. */
export const PART_DAYS = 35;
/** A part that came to nothing in so many rounds is left. */
const MOST_STEPS = 250;

/**
 * The search by columns for rosters that are too large for it: parts of the best roster known, some agents over some weeks, while
 * all else stays. It proves nothing about the whole.
 */
export function createPartSearch(model: RosterModel, options: ColumnSearchOptions): ColumnSearch {
  const rng = new Rng(hashSeed(options.seed, 'parts'));
  const { dayCount, agentIds } = model;
  const days = Math.min(dayCount, PART_DAYS);
  const agentCount = Math.min(agentIds.length, Math.max(2, Math.round(PART_CELLS / days)));
  let part: Part | null = null;
  let count = 0;

  function begin(best: FoundRoster): Part | null {
    const fromDay = Math.max(0, Math.min(dayCount - days, rng.nextIndex(dayCount + days) - days));
    const agents = agentIds
      .map((_, agent) => ({ agent, at: rng.next() }))
      .sort((one, other) => one.at - other.at)
      .slice(0, agentCount)
      .map(({ agent }) => agent)
      .sort((one, other) => one - other);
    const toDay = fromDay + days;
    const cut = cutModel(model, best.picks, { agents, fromDay, toDay });
    if (cut === null) return null;
    const picks = Uint16Array.from(
      agents.flatMap((agent) => [...best.picks.subarray(agent * dayCount, (agent + 1) * dayCount)]),
    );
    const search = createColumnSearch(cut, { ...options, seed: hashSeed(options.seed, 'part', count++) });
    return { agents, fromDay, toDay, search, best: { picks, ...scoreRoster(cut, picks) }, steps: 0 };
  }

  function end(): void {
    part?.search.dispose();
    part = null;
  }

  return {
    bound: -Infinity,
    isDone: false,
    step: (best) => {
      if (best === null) return null;
      part ??= begin(best);
      if (part === null) return null;
      const better = part.search.step(part.best);
      const isOver = part.search.isDone || ++part.steps > MOST_STEPS;
      if (better === null) {
        if (isOver) end();
        return null;
      }
      // The roster may have become better elsewhere meanwhile: the part's days alone are put into it.
      const picks = best.picks.slice();
      const { agents, fromDay, toDay } = part;
      agents.forEach((agent, place) => {
        const days = better.picks.subarray(place * dayCount + fromDay, place * dayCount + toDay);
        picks.set(days, agent * dayCount + fromDay);
      });
      end();
      const found = { picks, ...scoreRoster(model, picks) };
      return isBetterRoster(found, best) ? found : null;
    },
    leave: () => null,
    dispose: end,
  };
}

interface Part extends RosterPart {
  readonly search: ColumnSearch;
  /** The part's own best, at first as it stood. */
  readonly best: FoundRoster;
  steps: number;
}
