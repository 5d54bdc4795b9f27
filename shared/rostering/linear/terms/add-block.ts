import type { BlockTerm } from '../../model/term.ts';
import { addLimits } from '../add-limits.ts';
import { columnAs, sumOf, ZERO, type Expression } from '../expression.ts';
import type { ProgramContext, Unit } from '../program-context.ts';
import { sumLimits } from '../sum-limits.ts';
import { addRunMaximum } from './add-run.ts';

/** @param terms the same term of each of the unit's agents; `longest` ones have the same base. */
export function addBlock(context: ProgramContext, unit: Unit, terms: readonly BlockTerm[]): void {
  const { blocks, count, members, base, limits } = terms[0]!;
  const flags = blocks.map((days) => days.map((day) => context.count(unit, day, members)));
  const size = unit.agents.length;
  switch (count) {
    case 'longest':
      addRunMaximum(
        context,
        flags.map((days) => addTouched(context, days, size)),
        size,
        base,
        limits,
      );
      return;
    case 'touched':
    case 'torn': {
      const add = count === 'touched' ? addTouched : addTorn;
      const bases = terms.reduce((sum, term) => sum + term.base, 0);
      const counted = flags.map((days) => add(context, days, size));
      const value = sumOf([{ ...ZERO, constant: bases }, ...counted]);
      addLimits(context, value, sumLimits(terms.map((term) => term.limits)));
      return;
    }
    default:
      count satisfies never;
  }
}

function addTouched({ builder }: ProgramContext, days: readonly Expression[], size: number): Expression {
  if (days.length === 1) return days[0]!;
  const touched = columnAs(builder.addColumn({ upper: size }), 1);
  for (const day of days) builder.addRow(0, Infinity, sumOf([touched, [day, -1]]));
  builder.addRow(0, Infinity, sumOf([...days, [touched, -1]]));
  return touched;
}

/** Only from below: what is torn may be counted where it is not, which a limit from above never gains by. */
function addTorn({ builder }: ProgramContext, days: readonly Expression[], size: number): Expression {
  if (days.length === 1) return ZERO;
  const torn = columnAs(builder.addColumn({ upper: size }), 1);
  for (const one of days) {
    for (const other of days) {
      if (one !== other) builder.addRow(0, Infinity, sumOf([torn, other, [one, -1]]));
    }
  }
  return torn;
}
