import type { ScorePart } from '../score/score-report.ts';

/** What a change does to one term: it breaks or bends it more (above 0) or mends it (below 0). */
export interface RuleChange {
  /** Of the worse side: after the change where it bends more, before it where it mends. */
  readonly part: ScorePart;
  readonly costChange: number;
  readonly violationChange: number;
}

/** Terms whose cost or violations differ, in the order of the terms. */
export function compareParts(
  before: readonly ScorePart[],
  after: readonly ScorePart[],
): readonly RuleChange[] {
  const sums = new Map<string, { part: ScorePart; costChange: number; violationChange: number }>();
  const add = (part: ScorePart, sign: 1 | -1) => {
    const key = `${part.term} ${part.agent}`;
    const sum = sums.get(key) ?? { part, costChange: 0, violationChange: 0 };
    sum.costChange += sign * part.cost;
    sum.violationChange += sign * part.violation;
    if (sign === 1) sum.part = part;
    sums.set(key, sum);
  };
  for (const part of before) add(part, -1);
  for (const part of after) add(part, 1);
  return [...sums.values()]
    .map((sum) => {
      // A run that is cut in two has the same cost in other places: the place told is the one that is new.
      const isWorse = sum.violationChange > 0 || (sum.violationChange === 0 && sum.costChange > 0);
      const parts = isWorse ? after : before;
      const others = isWorse ? before : after;
      const own = parts.filter(({ term, agent }) => term === sum.part.term && agent === sum.part.agent);
      const isNew = ({ day, row, value }: ScorePart) =>
        !others.some(
          (other) =>
            other.term === sum.part.term &&
            other.agent === sum.part.agent &&
            other.day === day &&
            other.row === row &&
            other.value === value,
        );
      return { ...sum, part: own.find(isNew) ?? own[0] ?? sum.part };
    })
    .filter(
      ({ costChange, violationChange }) => Math.abs(costChange) > 1e-9 || Math.abs(violationChange) > 1e-9,
    )
    .sort((one, other) => one.part.term - other.part.term);
}
