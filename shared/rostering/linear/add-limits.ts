import type { Limits } from '../model/limits.ts';
import { columnAs, sumOf, type Expression } from './expression.ts';
import type { ProgramContext } from './program-context.ts';

/**
 * Writes limits on an expression: its price beyond the soft ones, and its hard ones as rows or, where violations have a price,
 * as a price too. The program pays exactly `costOf` (and `violationOf` times the price) of the value.
 *
 * @returns the place of the row whose dual is the worth of one more unit; null where there is no such row.
 * @throws RangeError for a price below 0 or soft limits that cross: what is not convex is not linear.
 */
export function addLimits(context: ProgramContext, value: Expression, limits: Limits): number | null {
  const { builder, violationPrice } = context;
  const { softMin = -Infinity, softMax = Infinity, perUnder = 0, perOver = 0 } = limits;
  const { hardMin = -Infinity, hardMax = Infinity, hardUnit = 1 } = limits;
  if (perUnder < 0 || perOver < 0 || softMin > softMax) {
    throw new RangeError(
      `Limits (${JSON.stringify(limits)}) must have prices of at least 0 and a minimum up to the maximum. ` +
        'Maybe a reward was meant: give it as the cost of the choice instead.',
    );
  }
  const isStrict = violationPrice === null;
  const [least, most] = builder.rangeOf(value);
  const pricedMin = perUnder > 0 && softMin > least ? softMin : -Infinity;
  const pricedMax = perOver > 0 && softMax < most ? softMax : Infinity;
  let row: number | null = null;
  if (Number.isFinite(pricedMin) || Number.isFinite(pricedMax)) {
    const under = isStrict ? pricedMin - Math.max(least, hardMin) : pricedMin - least;
    const over = isStrict ? Math.min(most, hardMax) - pricedMax : most - pricedMax;
    row = builder.rowCount;
    const parts: [Expression, number][] = [[value, 1]];
    if (Number.isFinite(under)) parts.push([columnAs(addSlack(context, perUnder, under), 1), 1]);
    if (Number.isFinite(over)) parts.push([columnAs(addSlack(context, perOver, over), 1), -1]);
    builder.addRow(pricedMin, pricedMax, sumOf(parts));
  }
  const restMin = hardMin > least && !(isStrict && Number.isFinite(pricedMin)) ? hardMin : -Infinity;
  const restMax = hardMax < most && !(isStrict && Number.isFinite(pricedMax)) ? hardMax : Infinity;
  if (!Number.isFinite(restMin) && !Number.isFinite(restMax)) return row;
  if (isStrict) {
    builder.addRow(restMin, restMax, value);
    return row;
  }
  const price = violationPrice / hardUnit;
  const parts: [Expression, number][] = [[value, 1]];
  if (Number.isFinite(restMin)) parts.push([columnAs(addSlack(context, price, restMin - least), 1), 1]);
  if (Number.isFinite(restMax)) parts.push([columnAs(addSlack(context, price, most - restMax), 1), -1]);
  builder.addRow(restMin, restMax, sumOf(parts));
  return row;
}

function addSlack({ builder }: ProgramContext, cost: number, upper: number): number {
  // A hard limit within the soft one leaves no room: the row itself then says that it cannot be.
  return builder.addColumn({ cost, upper: Math.max(0, upper) });
}
