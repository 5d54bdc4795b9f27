import type { Picks, RosterModel } from '../../model/roster-model.ts';
import type { TotalTerm } from '../../model/term.ts';
import { totalValues } from '../../model/term-values.ts';
import { addJudged, flattenLimits, type Tally } from './limits-table.ts';

/** Limits on totals over agents. */
export interface TotalPart {
  /** An agent's day changes: the totals follow, what changes is added to the tally. */
  replace(agent: number, day: number, old: number, pick: number, tally: Tally): void;
  /** Adds what would change if one variant stood in the place of another. Nothing is changed. */
  addWorth(agent: number, day: number, old: number, pick: number, tally: Tally): void;
  load(picks: Picks): void;
}

export function createTotalPart(model: RosterModel, terms: readonly TotalTerm[]): TotalPart {
  const { dayCount } = model;
  const limits = flattenLimits(terms.map((term) => term.limits));
  const totals = new Float64Array(terms.length);
  /** By term, at `agent * dayCount + day`; null where it does not count. */
  const valuesOf = terms.map((term) => {
    const values = new Array<Float64Array | null>(model.agentIds.length * dayCount).fill(null);
    term.agents.forEach((agent, place) =>
      term.days.forEach(
        (day, dayPlace) => (values[agent * dayCount + day] = totalValues(term, place, dayPlace)),
      ),
    );
    return values;
  });

  function weighTerm(
    term: number,
    agent: number,
    day: number,
    old: number,
    pick: number,
    tally: Tally,
  ): number {
    const values = valuesOf[term]![agent * dayCount + day]!;
    if (values === null) return 0;
    const difference = values[pick]! - values[old]!;
    if (difference === 0) return 0;
    addJudged(limits, term, totals[term]! + difference, 1, tally);
    addJudged(limits, term, totals[term]!, -1, tally);
    return difference;
  }

  return {
    replace(agent, day, old, pick, tally) {
      for (let term = 0; term < terms.length; term++) {
        totals[term]! += weighTerm(term, agent, day, old, pick, tally);
      }
    },
    addWorth(agent, day, old, pick, tally) {
      for (let term = 0; term < terms.length; term++) weighTerm(term, agent, day, old, pick, tally);
    },
    load(picks) {
      terms.forEach((term, at) => {
        let total = term.base;
        term.agents.forEach((agent, place) => {
          term.days.forEach(
            (day, dayPlace) => (total += totalValues(term, place, dayPlace)[picks[agent * dayCount + day]!]!),
          );
        });
        totals[at] = total;
      });
    },
  };
}
