import { costOf, violationOf, type Limits } from '../model/limits.ts';
import type { CoverSet, RosterModel } from '../model/roster-model.ts';

/** The rows of cover that have limits, each with what any number of people there would cost. */
export interface CoverRows {
  /** First row of each cover set within `counts` of rows; and last the count of all. */
  readonly setStarts: Int32Array;
  readonly rows: readonly CoverRow[];
}

export interface CoverRow {
  /** Numbers between which the cost is straight, ascending, all that the hard limits allow; empty when they allow none. */
  readonly counts: Float64Array;
  readonly costs: Float64Array;
  /** Between which a reward for one agent more makes sense: less than one too many costs, up to what one too few does. */
  readonly least: number;
  readonly most: number;
}

export function createCoverRows(model: RosterModel): CoverRows {
  const limits = model.coverSets.map((set) => Array.from({ length: set.rowCount }, (): Limits[] => []));
  for (const term of model.terms) {
    if (term.kind !== 'cover') continue;
    term.limits.forEach((row, place) => limits[term.set]![term.firstRow + place]!.push(row));
  }
  const setStarts = Int32Array.from({ length: model.coverSets.length + 1 });
  model.coverSets.forEach((set, place) => (setStarts[place + 1] = setStarts[place]! + set.rowCount));
  const rows = model.coverSets.flatMap((set, place) => limits[place]!.map((list) => createRow(set, list)));
  return { setStarts, rows };
}

function createRow(set: CoverSet, limits: readonly Limits[]): CoverRow {
  const most = set.shares.reduce((sum, share) => sum + Math.max(0, share), 0);
  const isWhole = set.shares.every(Number.isInteger);
  const bends = limits.flatMap(({ softMin, softMax, hardMin, hardMax }) => [
    softMin,
    softMax,
    hardMin,
    hardMax,
  ]);
  const near = [0, most, ...bends.filter((bend) => bend !== undefined)].flatMap((bend) =>
    isWhole ? [Math.floor(bend), Math.ceil(bend)] : [bend],
  );
  const counts = [...new Set(near)]
    .filter((count) => count >= 0 && count <= most)
    .filter((count) => limits.every((row) => violationOf(row, count) === 0))
    .sort((a, b) => a - b);
  const costs = counts.map((count) => limits.reduce((sum, row) => sum + costOf(row, count), 0));
  const sum = (key: 'perUnder' | 'perOver') => limits.reduce((total, row) => total + (row[key] ?? 0), 0);
  const isHard = (key: 'hardMin' | 'hardMax') => limits.some((row) => row[key] !== undefined);
  return {
    counts: Float64Array.from(counts),
    costs: Float64Array.from(costs),
    least: isHard('hardMax') ? -Infinity : -sum('perOver'),
    most: isHard('hardMin') ? Infinity : sum('perUnder'),
  };
}
