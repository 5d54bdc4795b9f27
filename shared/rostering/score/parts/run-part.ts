import type { Picks, RosterModel } from '../../model/roster-model.ts';
import type { RunTerm } from '../../model/term.ts';
import { groupByAgent, type AgentPart } from './agent-part.ts';
import { createArrayPool } from './array-pool.ts';
import { addJudged, addJudgedOver, flattenLimits, type Tally } from './limits-table.ts';

/** Limits on the length of runs. Only the runs a window can touch are looked at. */
export function createRunPart(model: RosterModel, all: readonly RunTerm[]): AgentPart {
  const { dayCount } = model;
  const { sorted: terms, starts } = groupByAgent(all, model.agentIds.length);
  const limits = flattenLimits(terms.map((term) => term.limits));
  const pool = createArrayPool<Uint8Array>((length) => new Uint8Array(length));
  const membersAt = Int32Array.from(terms, (term) => pool.place(term.members));
  const members = pool.joined();
  const daysBefore = Int32Array.from(terms, (term) => term.before ?? 0);
  const isBeforeKnown = Uint8Array.from(terms, (term) => (term.before === null ? 0 : 1));

  function addRun(term: number, began: number, ended: number, sign: number, tally: Tally): void {
    const length = ended - began + 1 + (began === 0 ? daysBefore[term]! : 0);
    if (ended === dayCount - 1 || (began === 0 && isBeforeKnown[term] === 0)) {
      addJudgedOver(limits, term, length, sign, tally);
    } else addJudged(limits, term, length, sign, tally);
  }

  /** Judges the runs from `first` to `last`, where no run goes on beyond either; `next` stands from `from` to `to`. */
  function addRuns(
    term: number,
    picks: Picks,
    base: number,
    first: number,
    last: number,
    from: number,
    to: number,
    next: Uint16Array,
    tally: Tally,
  ): void {
    const place = membersAt[term]!;
    let began = -1;
    let beganBefore = -1;
    for (let day = first; day <= last; day++) {
      const was = members[place + picks[base + day]!]!;
      const is = day < from || day > to ? was : members[place + next[day]!]!;
      if (is === 1) {
        if (began < 0) began = day;
      } else if (began >= 0) {
        addRun(term, began, day - 1, 1, tally);
        began = -1;
      }
      if (was === 1) {
        if (beganBefore < 0) beganBefore = day;
      } else if (beganBefore >= 0) {
        addRun(term, beganBefore, day - 1, -1, tally);
        beganBefore = -1;
      }
    }
    if (began >= 0) addRun(term, began, last, 1, tally);
    if (beganBefore >= 0) addRun(term, beganBefore, last, -1, tally);
  }

  return {
    weigh(picks, agent, from, to, next, tally) {
      const base = agent * dayCount;
      const end = starts[agent + 1]!;
      for (let term = starts[agent]!; term < end; term++) {
        const place = membersAt[term]!;
        let first = from;
        while (first <= to && members[place + picks[base + first]!]! === members[place + next[first]!]!)
          first++;
        if (first > to) continue;
        let last = to;
        while (members[place + picks[base + last]!]! === members[place + next[last]!]!) last--;
        const changedFrom = first;
        const changedTo = last;
        while (first > 0 && members[place + picks[base + first - 1]!] === 1) first--;
        while (last < dayCount - 1 && members[place + picks[base + last + 1]!] === 1) last++;
        addRuns(term, picks, base, first, last, changedFrom, changedTo, next, tally);
      }
    },
  };
}
