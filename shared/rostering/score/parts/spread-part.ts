import type { Picks, RosterModel } from '../../model/roster-model.ts';
import type { SpreadTerm } from '../../model/term.ts';
import { groupByAgent, type AgentPart } from './agent-part.ts';
import { addJudged, flattenLimits } from './limits-table.ts';

/** Limits on the difference between the greatest and the smallest value over some days. */
export function createSpreadPart(model: RosterModel, all: readonly SpreadTerm[]): AgentPart {
  const { dayCount } = model;
  const { sorted: terms, starts } = groupByAgent(all, model.agentIds.length);
  const limits = flattenLimits(terms.map((term) => term.limits));
  const isLookedAt = terms.map((term) => {
    const days = new Uint8Array(dayCount);
    for (const day of term.days) days[day] = 1;
    return days;
  });

  function spreadOf(
    term: SpreadTerm,
    picks: Picks,
    base: number,
    from: number,
    to: number,
    next: Uint16Array,
  ): number {
    let least = Infinity;
    let most = -Infinity;
    for (let at = 0; at < term.days.length; at++) {
      const day = term.days[at]!;
      const value = term.values[day < from || day > to ? picks[base + day]! : next[day]!]!;
      if (value < least) least = value;
      if (value > most) most = value;
    }
    return most < least ? 0 : most - least;
  }

  return {
    weigh(picks, agent, from, to, next, tally) {
      const base = agent * dayCount;
      const end = starts[agent + 1]!;
      for (let at = starts[agent]!; at < end; at++) {
        const term = terms[at]!;
        const days = isLookedAt[at]!;
        let day = from;
        while (day <= to && (days[day] === 0 || picks[base + day] === next[day])) day++;
        if (day > to) continue;
        const is = spreadOf(term, picks, base, from, to, next);
        const was = spreadOf(term, picks, base, 1, 0, next);
        if (is === was) continue;
        addJudged(limits, at, is, 1, tally);
        addJudged(limits, at, was, -1, tally);
      }
    },
  };
}
