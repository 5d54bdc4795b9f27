import { costOf, violationOf } from '../model/limits.ts';
import type { CoverSet, Picks, RosterModel } from '../model/roster-model.ts';
import { countCover } from '../score/count-cover.ts';

/** What changes of shifts do to cover: rows of cover terms, each term's by itself. */
export interface CoverEffect {
  readonly rowsBetter: number;
  readonly rowsWorse: number;
  readonly costChange: number;
  readonly violationChange: number;
  readonly rows: readonly CoverRowChange[];
}

export interface CoverRowChange {
  readonly term: number;
  /** Row of the cover set. */
  readonly row: number;
  readonly before: number;
  readonly after: number;
  /** Below 0 is better. */
  readonly costChange: number;
  readonly violationChange: number;
}

interface PickChange {
  readonly agent: number;
  readonly day: number;
  readonly from: number;
  readonly to: number;
}

/** Who is there by row, and what changes would make of it. */
export interface CoverCounts {
  /** By cover set, by row. */
  readonly counts: readonly Float64Array[];
  /** Nothing is changed by asking. */
  effectOf(changes: readonly PickChange[]): CoverEffect;
  apply(changes: readonly PickChange[]): void;
}

export function createCoverCounts(model: RosterModel, picks: Picks): CoverCounts {
  const counts = model.coverSets.map((set) => countCover(model, set, picks));

  function differences(set: CoverSet, changes: readonly PickChange[]): ReadonlyMap<number, number> {
    const rows = new Map<number, number>();
    const add = (agent: number, day: number, variant: number, sign: number) => {
      const share = set.shares[agent]!;
      if (share === 0 || set.members[variant] !== 1) return;
      for (const row of rowsOf(model, set, variant, day)) rows.set(row, (rows.get(row) ?? 0) + sign * share);
    };
    for (const { agent, day, from, to } of changes) {
      add(agent, day, from, -1);
      add(agent, day, to, 1);
    }
    return rows;
  }

  return {
    counts,
    effectOf(changes) {
      const differ = model.coverSets.map((set) => differences(set, changes));
      const rows = model.terms.flatMap((term, place): readonly CoverRowChange[] => {
        if (term.kind !== 'cover') return [];
        return [...differ[term.set]!].flatMap(([row, change]) => {
          const limits = term.limits[row - term.firstRow];
          if (limits === undefined || Math.abs(change) < 1e-9) return [];
          const before = counts[term.set]![row]!;
          const after = before + change;
          const costChange = costOf(limits, after) - costOf(limits, before);
          const violationChange = violationOf(limits, after) - violationOf(limits, before);
          return [{ term: place, row, before, after, costChange, violationChange }];
        });
      });
      const sum = (of: (row: CoverRowChange) => number) => rows.reduce((total, row) => total + of(row), 0);
      const isBetter = (row: CoverRowChange) =>
        row.violationChange < 0 || (row.violationChange === 0 && row.costChange < 0);
      const isWorse = (row: CoverRowChange) =>
        row.violationChange > 0 || (row.violationChange === 0 && row.costChange > 0);
      return {
        rowsBetter: rows.filter(isBetter).length,
        rowsWorse: rows.filter(isWorse).length,
        costChange: sum((row) => row.costChange),
        violationChange: sum((row) => row.violationChange),
        rows,
      };
    },
    apply(changes) {
      model.coverSets.forEach((set, place) => {
        for (const [row, change] of differences(set, changes)) counts[place]![row]! += change;
      });
    },
  };
}

/** Rows of a set in which a variant chosen on a day counts. */
export function rowsOf(model: RosterModel, set: CoverSet, variant: number, day: number): readonly number[] {
  if (set.rows === 'start') return [day];
  const start = model.dayStartSlots[day]!;
  return Array.from(model.presentSlots(variant, day), (slot) => start + slot);
}
