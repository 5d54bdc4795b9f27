import { weekdayOfNumber } from '../../time/day-number.ts';
import type { CleanDays } from '../clean-days.ts';

/** Days after which a day says half as much: habits of calling change slowly. */
const HALF_LIFE_DAYS = 42;

/** Counts of many days by place in the week, and the whole days' calls they are a share of: `7 x intervalsPerDay` each. */
export interface WeekCounts {
  readonly intervalsPerDay: number;
  readonly calls: Float64Array;
  /** Sum of the day totals of those days on which the interval is known. */
  readonly dayCalls: Float64Array;
}

/** @param totals calls of each whole day of the grid; NaN days are left out, and days that `includes` refuses; older days weigh less */
export function countWeek(
  days: CleanDays,
  totals: Float64Array,
  includes: (day: number) => boolean,
): WeekCounts {
  const perDay = days.grid.intervalsPerDay;
  const calls = new Float64Array(7 * perDay);
  const dayCalls = new Float64Array(7 * perDay);
  for (const [day, total] of totals.entries()) {
    if (Number.isNaN(total) || !includes(day)) continue;
    const week = weekdayOfNumber(days.firstNumber + day) * perDay;
    const weight = 0.5 ** ((days.grid.days - day) / HALF_LIFE_DAYS);
    for (let at = 0; at < perDay; at += 1) {
      const value = days.grid.values[day * perDay + at]!;
      if (Number.isNaN(value)) continue;
      calls[week + at]! += weight * value;
      // A hair above 0, so that an interval known of days without calls is known.
      dayCalls[week + at]! += weight * (total + 1e-9);
    }
  }
  return { intervalsPerDay: perDay, calls, dayCalls };
}
