import { createUnitQuantile, type TimeSpread } from './time-spread.ts';

/**
 * Times with mean 1 drawn by inversion, fast: a table of the quantile function, linear in between, and the function itself
 * at both ends where it is steep. The mean is off by less than a hundred-thousandth.
 */
export class QuantileTable {
  private readonly quantile: (share: number) => number;
  private readonly knots: Float64Array;

  constructor(spread: TimeSpread) {
    this.quantile = createUnitQuantile(spread);
    this.knots = new Float64Array(CELLS + 1);
    for (let knot = FIRST; knot <= LAST; knot++) this.knots[knot] = this.quantile(knot / CELLS);
  }

  /** @param share above 0 and below 1 */
  at(share: number): number {
    const place = share * CELLS;
    const knot = Math.floor(place);
    if (knot < FIRST || knot >= LAST) return this.quantile(share);
    const low = this.knots[knot]!;
    return low + (this.knots[knot + 1]! - low) * (place - knot);
  }

  /** The share of the times that are at most `time`, 0 to 1: the inverse of the quantile function, to 12 digits. */
  shareUpTo(time: number): number {
    let low = 0;
    let high = 1;
    while (high - low > 1e-12) {
      const middle = (low + high) / 2;
      if (this.quantile(middle) <= time) low = middle;
      else high = middle;
    }
    return low;
  }

  /**
   * What is left of a time that has lasted `elapsed` already. `share` picks among the times that are longer; beyond what
   * the spread can tell (1e-9 of all times) a tenth of what has been.
   */
  leftAfter(elapsed: number, share: number): number {
    const gone = this.shareUpTo(elapsed);
    if (gone > 1 - 1e-9) return elapsed / 10;
    return Math.max(0, this.quantile(gone + share * (1 - gone)) - elapsed);
  }
}

const CELLS = 1024;
const FIRST = CELLS / 64;
const LAST = CELLS - CELLS / 64;
