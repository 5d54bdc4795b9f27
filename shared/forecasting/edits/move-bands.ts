import { countQuantile } from '../uncertainty/count-quantile.ts';

/** The ends of a band, by interval or by day. */
export interface BandLists {
  readonly low: readonly number[];
  readonly high: readonly number[];
}

/** Below so many calls the methods' band is of single calls, and says nothing of how wide one of many is. */
const LEAST_CALLS = 3;

/**
 * A band of the methods, moved to numbers that people changed: as wide in percent as it was, so that both its distances from
 * the number grow with edited / methods. Where the methods expected fewer than 3 calls there is no width to go by, and the band is
 * that of a Poisson count of the edited number: what chance alone makes of it. A number that was not changed keeps its band, a 0
 * has none but 0.
 *
 * @param before what the band is of, as many as its ends
 * @param after what counts now
 * @param probability of the band, e.g. 0.9
 * Example: 100 calls with 80 to 125, raised to 120: 96 to 150.
 */
export function moveBands(
  { low, high }: BandLists,
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  probability: number,
): BandLists {
  const move = (ends: readonly number[], share: number) =>
    ends.map((end, at) => {
      const [from, to] = [before[at]!, after[at]!];
      if (from === to) return end;
      const moved = from >= LEAST_CALLS ? end * (to / from) : countQuantile(share, to, 0);
      return Math.round(moved * 1000) / 1000;
    });
  return { low: move(low, (1 - probability) / 2), high: move(high, (1 + probability) / 2) };
}

/** The sums of so many values each; what is left over at the end has none. */
export function sumEach(values: ArrayLike<number>, many: number): Float64Array {
  const sums = new Float64Array(Math.floor(values.length / many));
  for (let at = 0; at < sums.length * many; at += 1) sums[Math.floor(at / many)]! += values[at]!;
  return sums;
}
