import type { AheadDay, BaseDays } from './base-days.ts';
import type { OpeningHours } from './day-grid.ts';

/**
 * Makes a forecast whole, in place: 0 where the queue is closed; where it is open and no method knows anything of that weekday
 * at that time, the mean of that time on all days; where no day knows it, what lies between the known times before and after;
 * 0 where there are none.
 */
export function fillOpenIntervals(
  calls: Float64Array,
  aheadDays: readonly AheadDay[],
  { open }: OpeningHours,
  { grid, isBase }: BaseDays,
): void {
  const perDay = grid.intervalsPerDay;
  let anyDay: Float64Array | null = null;
  for (const [index, { weekday }] of aheadDays.entries()) {
    for (let at = 0; at < perDay; at += 1) {
      const place = index * perDay + at;
      if (open[weekday * perDay + at] === 0) calls[place] = 0;
      else if (!(calls[place]! >= 0)) {
        anyDay ??= meanDay(grid.values, isBase, perDay);
        calls[place] = anyDay[at]!;
      }
    }
  }
}

function meanDay(values: Float64Array, isBase: Uint8Array, perDay: number): Float64Array {
  const sums = new Float64Array(perDay);
  const counts = new Float64Array(perDay);
  for (const [place, value] of values.entries()) {
    if (isBase[Math.floor(place / perDay)] === 0 || Number.isNaN(value)) continue;
    sums[place % perDay]! += value;
    counts[place % perDay]! += 1;
  }
  const known = [...counts.keys()].filter((at) => counts[at]! > 0);
  const meanAt = (at: number) => sums[at]! / counts[at]!;
  return sums.map((_, at) => {
    const before = known.findLast((place) => place <= at);
    const after = known.find((place) => place >= at);
    if (before === undefined || after === undefined) return 0;
    if (before === after) return meanAt(at);
    return meanAt(before) + ((meanAt(after) - meanAt(before)) * (at - before)) / (after - before);
  });
}
