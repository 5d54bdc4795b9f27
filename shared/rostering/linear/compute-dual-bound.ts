import type { LinearModel } from './linear-model.ts';

/**
 * The bound that duals prove, whatever made them: weak duality. For every vector of duals `y`,
 *
 *   min { c x : rowLower <= A x <= rowUpper, lower <= x <= upper }
 *     >= sum over rows of the smaller of y * rowLower and y * rowUpper
 *      + sum over columns of the smaller of (c - y A) * lower and (c - y A) * upper,
 *
 * because each x within its limits pays at least that. Duals of a solver that stopped early, or that are not quite right, thus
 * give a true, if weaker, bound (Neumaier and Shcherbina 2004, but for the rounding of the last digits).
 *
 * @returns -Infinity where a column or row without a limit has a dual of the wrong sign.
 */
export function computeDualBound(model: LinearModel, duals: Float64Array): number {
  const reduced = model.costs.slice();
  let bound = model.offset;
  for (let row = 0; row < model.rowCount; row++) {
    const dual = usableDual(model, row, duals[row]!);
    if (dual === 0) continue;
    bound += dual * (dual > 0 ? model.rowLower[row]! : model.rowUpper[row]!);
    for (let at = model.rowStarts[row]!; at < model.rowStarts[row + 1]!; at++) {
      reduced[model.rowColumns[at]!]! -= dual * model.rowValues[at]!;
    }
  }
  for (let column = 0; column < model.columnCount; column++) {
    const price = reduced[column]!;
    if (price !== 0) bound += price * (price > 0 ? model.lower[column]! : model.upper[column]!);
  }
  return bound;
}

/** A dual that pulls at a limit that is not there says nothing: zero is as valid as any. */
function usableDual(model: LinearModel, row: number, dual: number): number {
  const limit = dual > 0 ? model.rowLower[row]! : model.rowUpper[row]!;
  return Number.isFinite(limit) ? dual : 0;
}
