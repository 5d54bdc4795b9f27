/**
 * What must be remembered of the days so far to judge one term: a small machine. Values are whole numbers from 0; `BROKEN` is no
 * value. Variants that no term tells apart are one type.
 */
export interface Counter {
  /** How many values there can be. */
  readonly valueCount: number;
  readonly start: number;
  /** The value after a day of a type, or `BROKEN` where something hard would be broken. */
  step(day: number, value: number, type: number): number;
  /** What that step costs. */
  price(day: number, value: number, type: number): number;
}

export const BROKEN = -1;
