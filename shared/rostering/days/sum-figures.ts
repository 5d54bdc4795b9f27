import type { RosterFigures, RuleFigures } from '../../contract/rosters.ts';
import type { Picks, RosterModel } from '../model/roster-model.ts';
import { countCover } from '../score/count-cover.ts';
import { explainScore } from '../score/explain-score.ts';
import type { ScorePart } from '../score/score-report.ts';

/** Sums of many shares come to a little more than nothing. */
const SMALLEST = 1e-9;

/**
 * The value of a roster as the judge has it, with its cover in hours and each rule's share.
 *
 * @param refused shifts where none may be, which picks cannot say.
 */
export function sumFigures(model: RosterModel, picks: Picks, refused = 0): RosterFigures {
  const parts = explainScore(model, picks);
  return {
    objective: sum(parts, ({ cost }) => cost),
    violations: sum(parts, ({ violation }) => violation),
    refused,
    ...measureCover(model, picks),
    paidHours: sum([...picks], (variant) => model.variants[variant]!.paidMinutes) / 60,
    byRule: sumByRule(parts),
  };
}

/** Each rule's share of a score, in the order of the terms. */
export function sumByRule(parts: readonly ScorePart[]): readonly RuleFigures[] {
  const sums = new Map<string, { -readonly [Key in keyof RuleFigures]: RuleFigures[Key] }>();
  for (const { rule, ruleIndex, cost, violation } of parts) {
    const key = `${ruleIndex} ${rule}`;
    const known = sums.get(key) ?? { rule, ruleIndex, cost: 0, violations: 0, count: 0, broken: 0 };
    sums.set(key, known);
    known.cost += cost;
    known.violations += violation;
    known.count += 1;
    if (violation > SMALLEST) known.broken += 1;
  }
  return [...sums.values()];
}

/** Hours in which agents are missing or too many against the requirement: by its `cover` rows in slots, each by itself. */
function measureCover(
  model: RosterModel,
  picks: Picks,
): Pick<RosterFigures, 'understaffedHours' | 'overstaffedHours'> {
  let [under, over] = [0, 0];
  for (const term of model.terms) {
    if (term.kind !== 'cover' || term.rule !== 'cover') continue;
    const set = model.coverSets[term.set]!;
    if (set.rows !== 'slot') continue;
    const there = countCover(model, set, picks);
    term.limits.forEach(({ softMin, softMax }, row) => {
      const count = there[term.firstRow + row]!;
      under += Math.max(0, (softMin ?? 0) - count);
      over += Math.max(0, count - (softMax ?? Infinity));
    });
  }
  const hours = model.slotMinutes / 60;
  return { understaffedHours: under * hours, overstaffedHours: over * hours };
}

function sum<T>(values: readonly T[], valueOf: (value: T) => number): number {
  return values.reduce((total, value) => total + valueOf(value), 0);
}
