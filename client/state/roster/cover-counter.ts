import type { RuleFigures } from '../../../shared/contract/rosters.ts';
import { costOf, violationOf } from '../../../shared/rostering/model/limits.ts';
import type { Picks, RosterModel } from '../../../shared/rostering/model/roster-model.ts';
import type { CoverTerm } from '../../../shared/rostering/model/term.ts';
import { countCover } from '../../../shared/rostering/score/count-cover.ts';

/** How many are there in each row, kept right while picks change. */
export interface CoverCounter {
  /** The requirement's curves (cover terms in slots), in their order. */
  readonly curves: readonly CoverTerm[];
  thereOf(curve: CoverTerm): Float64Array;
  change(agent: number, day: number, before: number, after: number): void;
  /** Of every cover term, also those of rules. */
  sumByRule(): readonly RuleFigures[];
  hours(): { readonly understaffedHours: number; readonly overstaffedHours: number };
}

export function createCoverCounter(model: RosterModel, picks: Picks): CoverCounter {
  const counts = model.coverSets.map((set) => countCover(model, set, picks));
  const terms = model.terms.filter((term) => term.kind === 'cover');
  const curves = terms.filter(({ rule, set }) => rule === 'cover' && model.coverSets[set]!.rows === 'slot');

  function add(agent: number, day: number, variant: number, sign: 1 | -1): void {
    model.coverSets.forEach((set, place) => {
      const share = set.shares[agent]! * sign;
      if (share === 0 || set.members[variant] !== 1) return;
      const count = counts[place]!;
      if (set.rows === 'start') {
        count[day]! += share;
        return;
      }
      const start = model.dayStartSlots[day]!;
      for (const slot of model.presentSlots(variant, day)) count[start + slot]! += share;
    });
  }

  return {
    curves,
    thereOf: ({ set }) => counts[set]!,
    change(agent, day, before, after) {
      add(agent, day, before, -1);
      add(agent, day, after, 1);
    },
    sumByRule: () =>
      terms.map(({ rule, ruleIndex, set, firstRow, limits }) => {
        let [cost, violations, count, broken] = [0, 0, 0, 0];
        limits.forEach((limit, row) => {
          const there = counts[set]![firstRow + row]!;
          const [costs, breaks] = [costOf(limit, there), violationOf(limit, there)];
          if (costs === 0 && breaks === 0) return;
          cost += costs;
          violations += breaks;
          count += 1;
          if (breaks > 0) broken += 1;
        });
        return { rule, ruleIndex, cost, violations, count, broken };
      }),
    hours() {
      let [under, over] = [0, 0];
      for (const { set, firstRow, limits } of curves) {
        limits.forEach(({ softMin = 0, softMax = Infinity }, row) => {
          const there = counts[set]![firstRow + row]!;
          under += Math.max(0, softMin - there);
          over += Math.max(0, there - softMax);
        });
      }
      const hours = model.slotMinutes / 60;
      return { understaffedHours: under * hours, overstaffedHours: over * hours };
    },
  };
}
