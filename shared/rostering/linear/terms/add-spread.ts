import type { SpreadTerm } from '../../model/term.ts';
import { addLimits } from '../add-limits.ts';
import { columnAs, sumOf, ZERO } from '../expression.ts';
import type { ProgramContext, Unit } from '../program-context.ts';

/** The greatest and the smallest value as columns: on each day one is at or above it, the other at or below. For one agent. */
export function addSpread(context: ProgramContext, unit: Unit, term: SpreadTerm): void {
  const { builder } = context;
  const known = Array.from(term.values).filter((value) => !Number.isNaN(value));
  if (known.length === 0) return;
  const [least, most] = [Math.min(...known), Math.max(...known)];
  const isValued = Uint8Array.from(term.values, (value) => (Number.isNaN(value) ? 0 : 1));
  // Counted from the least, so that a day without a value pulls the greatest nowhere.
  const above = term.values.map((value) => value - least);
  const greatest = columnAs(builder.addColumn({ upper: most - least }), 1);
  const smallest = columnAs(builder.addColumn({ upper: most - least }), 1);
  for (const day of term.days) {
    const value = context.worth(unit, day, above);
    builder.addRow(0, Infinity, sumOf([greatest, [value, -1]]));
    const room = sumOf([value, [context.count(unit, day, isValued), least - most]]);
    builder.addRow(least - most, Infinity, sumOf([room, [smallest, -1]]));
  }
  const difference = columnAs(builder.addColumn({ lower: 0, upper: most - least }), 1);
  builder.addRow(0, Infinity, sumOf([difference, smallest, [greatest, -1], ZERO]));
  addLimits(context, difference, term.limits);
}
