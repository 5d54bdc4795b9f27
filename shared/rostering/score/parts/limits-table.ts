import type { Limits } from '../../model/limits.ts';

/** Numbers a row of a table of limits takes. */
export const LIMITS_WIDTH = 8;

/** Where differences are added up: at 0 the cost, at 1 the violations. */
export type Tally = Float64Array;

/** Limits side by side in one array, to be judged without touching an object. */
export function flattenLimits(limits: readonly Limits[]): Float64Array {
  const table = new Float64Array(limits.length * LIMITS_WIDTH);
  limits.forEach((each, at) => {
    const { softMin = -Infinity, softMax = Infinity, perUnder = 0, perOver = 0 } = each;
    const { hardMin = -Infinity, hardMax = Infinity, hardUnit = 1 } = each;
    table.set([softMin, softMax, perUnder, perOver, hardMin, hardMax, 1 / hardUnit], at * LIMITS_WIDTH);
  });
  return table;
}

/** Adds what a value costs and violates under the limits at a place of a table; with `sign` -1 takes it away. */
export function addJudged(table: Float64Array, at: number, value: number, sign: number, tally: Tally): void {
  const row = at * LIMITS_WIDTH;
  addUnder(table, row, value, sign, tally);
  addOver(table, row, value, sign, tally);
}

/** Only what is too much of a value: for runs whose beginning or end is not known. */
export function addJudgedOver(
  table: Float64Array,
  at: number,
  value: number,
  sign: number,
  tally: Tally,
): void {
  addOver(table, at * LIMITS_WIDTH, value, sign, tally);
}

function addUnder(table: Float64Array, row: number, value: number, sign: number, tally: Tally): void {
  const softMin = table[row]!;
  if (value < softMin) tally[0]! += sign * (softMin - value) * table[row + 2]!;
  const hardMin = table[row + 4]!;
  if (value < hardMin) tally[1]! += sign * (hardMin - value) * table[row + 6]!;
}

function addOver(table: Float64Array, row: number, value: number, sign: number, tally: Tally): void {
  const softMax = table[row + 1]!;
  if (value > softMax) tally[0]! += sign * (value - softMax) * table[row + 3]!;
  const hardMax = table[row + 5]!;
  if (value > hardMax) tally[1]! += sign * (value - hardMax) * table[row + 6]!;
}
