import type { CoverRows } from './cover-rows.ts';

/**
 * What rows of cover cost at least when people in them are paid for: of each row the least of cost and reward times people.
 *
 * @param gradient people of schedules, by row; turned into people wanted less people there
 */
export function priceRows({ rows }: CoverRows, rewards: Float64Array, gradient: Float64Array): number {
  let total = 0;
  rows.forEach(({ counts, costs }, row) => {
    const reward = rewards[row]!;
    let [least, wanted] = [Infinity, 0];
    for (let at = 0; at < counts.length; at++) {
      const cost = costs[at]! + reward * counts[at]!;
      if (cost < least) [least, wanted] = [cost, counts[at]!];
    }
    total += least;
    gradient[row] = wanted - gradient[row]!;
  });
  return total;
}
