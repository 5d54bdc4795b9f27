import type { Picks, RosterModel } from '../../model/roster-model.ts';
import type { TogetherTerm } from '../../model/term.ts';
import { addJudged, flattenLimits, type Tally } from './limits-table.ts';
import { createPresentRows } from './present-rows.ts';

/** The time one agent is there without another. */
export interface TogetherPart {
  /** Adds what the days cost that a change of an agent's day can touch, as `picks` stand; with `sign` -1 takes it away. */
  addAround(picks: Picks, agent: number, day: number, sign: number, tally: Tally): void;
  /** Whether any term looks at an agent. */
  looksAt(agent: number): boolean;
}

export function createTogetherPart(model: RosterModel, terms: readonly TogetherTerm[]): TogetherPart {
  const { dayCount, dayStartSlots, slotMinutes } = model;
  const present = createPresentRows(model);
  const limits = flattenLimits(terms.map((term) => term.limits));
  const isJudged = terms.map((term) => {
    const days = new Uint8Array(dayCount);
    for (const day of term.days) days[day] = 1;
    return days;
  });
  const termsOf: number[][] = model.agentIds.map(() => []);
  terms.forEach((term, at) => {
    termsOf[term.first]!.push(at);
    if (term.second !== term.first) termsOf[term.second]!.push(at);
  });

  function isThere(picks: Picks, agent: number, slot: number, around: number): boolean {
    const last = Math.min(dayCount - 1, around + 1);
    for (let day = Math.max(0, around - 1); day <= last; day++) {
      const rows = present.listOf(picks[agent * dayCount + day]!, day);
      const wanted = slot - dayStartSlots[day]!;
      for (let at = 0; at < rows.length; at++) if (rows[at] === wanted) return true;
    }
    return false;
  }

  function minutesAlone(picks: Picks, term: TogetherTerm, day: number): number {
    const rows = present.listOf(picks[term.first * dayCount + day]!, day);
    let slots = 0;
    for (let at = 0; at < rows.length; at++) {
      if (!isThere(picks, term.second, dayStartSlots[day]! + rows[at]!, day)) slots++;
    }
    return slots * slotMinutes;
  }

  function addDay(picks: Picks, at: number, day: number, sign: number, tally: Tally): void {
    if (day < 0 || day >= dayCount || isJudged[at]![day] === 0) return;
    const term = terms[at]!;
    if (picks[term.first * dayCount + day] === 0) return;
    addJudged(limits, at, minutesAlone(picks, term, day), sign, tally);
  }

  return {
    looksAt: (agent) => termsOf[agent]!.length > 0,
    addAround(picks, agent, day, sign, tally) {
      const mine = termsOf[agent]!;
      for (let each = 0; each < mine.length; each++) {
        const at = mine[each]!;
        if (terms[at]!.second === agent) {
          addDay(picks, at, day - 1, sign, tally);
          addDay(picks, at, day + 1, sign, tally);
        }
        addDay(picks, at, day, sign, tally);
      }
    },
  };
}
