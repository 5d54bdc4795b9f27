import type { CoverTerm } from '../../model/term.ts';
import type { RosterModel } from '../../model/roster-model.ts';
import { addLimits } from '../add-limits.ts';
import type { Expression } from '../expression.ts';
import type { ProgramContext } from '../program-context.ts';

/** How many of each cover set are there, by set and row. */
export function countCovers(context: ProgramContext): readonly (readonly Expression[])[] {
  const { model, units } = context;
  return model.coverSets.map((set) => {
    const rows = Array.from({ length: set.rowCount }, () => ({
      constant: 0,
      columns: [] as number[],
      factors: [] as number[],
    }));
    for (const unit of units) {
      const share = set.shares[unit.agents[0]!]!;
      if (share === 0) continue;
      for (let day = 0; day < model.dayCount; day++) {
        const { fixed, options } = context.cell(unit, day);
        for (const { variant, agents } of fixed) {
          eachRow(model, set, variant, day, (row) => (rows[row]!.constant += share * agents));
        }
        for (const { variant, column } of options) {
          eachRow(model, set, variant, day, (row) => {
            rows[row]!.columns.push(column);
            rows[row]!.factors.push(share);
          });
        }
      }
    }
    return rows;
  });
}

/** The rows of a cover set that a variant begun on a day is in. */
export function eachRow(
  model: RosterModel,
  set: RosterModel['coverSets'][number],
  variant: number,
  day: number,
  act: (row: number) => void,
): void {
  if (set.members[variant] !== 1) return;
  if (set.rows === 'start') {
    act(day);
    return;
  }
  const start = model.dayStartSlots[day]!;
  for (const slot of model.presentSlots(variant, day)) act(start + slot);
}

/** @returns by row of the term, the program's row whose dual is the worth of one agent more there; null where there is none. */
export function addCover(
  context: ProgramContext,
  term: CoverTerm,
  counts: readonly Expression[],
): readonly (number | null)[] {
  return term.limits.map((limits, place) => addLimits(context, counts[term.firstRow + place]!, limits));
}
