import { weekdayOfNumber } from '../../time/day-number.ts';
import type { CleanDays } from '../clean-days.ts';

/** Calls of whole days, and how they split up on an average week. */
export interface DayTotals {
  /** By day of the grid; a partly known day is made whole by the average day. NaN: too little is known. */
  readonly totals: Float64Array;
  /** By day of the grid: which share of the average day is known. */
  readonly knownRatio: Float64Array;
}

/** A day of which less is known says nothing about its total. */
const LEAST_KNOWN_RATIO = 0.25;

export function computeDayTotals({ grid, isBase, isOutlier, firstNumber }: CleanDays): DayTotals {
  const perDay = grid.intervalsPerDay;
  const sums = new Float64Array(7 * perDay);
  const counts = new Float64Array(7 * perDay);
  for (let day = 0; day < grid.days; day += 1) {
    if (isBase[day] === 0) continue;
    const week = weekdayOfNumber(firstNumber + day) * perDay;
    for (let at = 0; at < perDay; at += 1) {
      const value = grid.values[day * perDay + at]!;
      if (Number.isNaN(value)) continue;
      sums[week + at]! += value;
      counts[week + at]! += 1;
    }
  }
  const totals = new Float64Array(grid.days).fill(NaN);
  const knownRatio = new Float64Array(grid.days);
  for (let day = 0; day < grid.days; day += 1) {
    if (isBase[day] === 0 || isOutlier[day] === 1) continue;
    const week = weekdayOfNumber(firstNumber + day) * perDay;
    let calls = 0;
    let known = 0;
    let all = 0;
    for (let at = 0; at < perDay; at += 1) {
      if (counts[week + at] === 0) continue;
      // A hair above 0, so that a queue without any calls has whole days too.
      const average = sums[week + at]! / counts[week + at]! + 1e-9;
      all += average;
      const value = grid.values[day * perDay + at]!;
      if (Number.isNaN(value)) continue;
      calls += value;
      known += average;
    }
    if (!(all > 0)) continue;
    knownRatio[day] = known / all;
    if (known >= LEAST_KNOWN_RATIO * all) totals[day] = (calls * all) / known;
  }
  return { totals, knownRatio };
}
