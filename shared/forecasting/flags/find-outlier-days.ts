import type { ForecastFlag } from '../../contract/planning-forecast.ts';
import { median } from '../statistics.ts';
import type { JudgedDay } from './find-flags.ts';

/** Standard deviations from which on a day is unlike those around it. */
export const OUTLIER_Z = 4.5;
/** Less than this beside the expected is nobody's trouble, however regular a queue is. */
const LEAST_DIFFERENCE_RATIO = 0.2;
/** Same weekdays of each side that are asked, and how many of both sides must answer. */
const DAYS_A_SIDE = 4;
const LEAST_DAYS = 3;

/**
 * Days whose calls are far from the median of the same weekdays before and from that of those after, in the same direction: the
 * first day of a new level is like those after it and no outlier. Expected is the nearer of the two. The spread is that of all
 * days (1.4826 x median deviation of log ratios), never less than Poisson counts have.
 */
export function findOutlierDays(days: readonly JudgedDay[], historyDays: number): readonly ForecastFlag[] {
  const byIndex = new Array<JudgedDay | undefined>(historyDays);
  for (const day of days) byIndex[day.index] = day;
  const compared = days.flatMap((day) => {
    const sides = ([-7, 7] as const).map((step) => listSide(byIndex, day.index, step));
    const all = sides.flat();
    if (all.length < LEAST_DAYS) return [];
    // One day alone says nothing of its side.
    const medians = sides.filter((side) => side.length > 1).map(median);
    if (medians.length === 0) return [];
    const expected = Math.min(Math.max(day.total, Math.min(...medians)), Math.max(...medians));
    return [{ day, expected, usual: median(all) }];
  });
  const spread = 1.4826 * median(compared.map(({ day, usual }) => Math.abs(logRatio(day.total, usual))));
  return compared.flatMap(({ day, expected }) => {
    const z =
      logRatio(day.total, expected) /
      Math.sqrt(Math.max(spread ** 2, 1 / (Math.min(expected, day.total) + 1)));
    const isFar = Math.abs(day.total - expected) >= LEAST_DIFFERENCE_RATIO * expected;
    if (Math.abs(z) < OUTLIER_Z || !isFar) return [];
    return [
      {
        id: `outlier-day-${day.day}`,
        kind: 'outlier-day',
        day: day.day,
        places: [],
        expectedCalls: expected,
        actualCalls: day.total,
        z,
        state: 'open',
      } satisfies ForecastFlag,
    ];
  });
}

function listSide(
  byIndex: readonly (JudgedDay | undefined)[],
  from: number,
  step: -7 | 7,
): readonly number[] {
  const totals: number[] = [];
  for (
    let index = from + step;
    index >= 0 && index < byIndex.length && totals.length < DAYS_A_SIDE;
    index += step
  ) {
    const day = byIndex[index];
    if (day !== undefined) totals.push(day.total);
  }
  return totals;
}

function logRatio(actual: number, expected: number): number {
  return Math.log((actual + 0.5) / (expected + 0.5));
}
