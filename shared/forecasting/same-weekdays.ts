import { weekdayOfNumber } from '../time/day-number.ts';
import { findBaseDays, listAheadDays, type BaseDays } from './base-days.ts';
import type { ForecastMethod, MethodInput } from './forecast-method.ts';
import { mean, median } from './statistics.ts';

/** The same interval of the same weekday, a week ago; of an earlier week where that one is not known. */
export const sameIntervalLastWeek: ForecastMethod = {
  id: 'same-interval-last-week',
  leastDays: 1,
  forecast: (input) => forecastFromWeeks(input, 1, mean),
};

export const fourWeekAverage: ForecastMethod = {
  id: 'four-week-average',
  leastDays: 1,
  forecast: (input) => forecastFromWeeks(input, 4, mean),
};

/** What planners and commercial tools mostly do. */
export const eightWeekAverage: ForecastMethod = {
  id: 'eight-week-average',
  leastDays: 1,
  forecast: (input) => forecastFromWeeks(input, 8, mean),
};

/** As the average, unmoved by a single strange week. */
export const eightWeekMedian: ForecastMethod = {
  id: 'eight-week-median',
  leastDays: 1,
  forecast: (input) => forecastFromWeeks(input, 8, median),
};

/**
 * One number from what the last `weeks` weeks say about an interval of the week. Where they say nothing, the newest value
 * before them stands alone.
 */
function forecastFromWeeks(
  input: MethodInput,
  weeks: number,
  summarize: (values: readonly number[]) => number,
): Float64Array {
  const base = findBaseDays(input);
  const perDay = input.history.intervalsPerDay;
  const week = new Float64Array(7 * perDay);
  for (let weekday = 0; weekday < 7; weekday += 1) {
    for (let interval = 0; interval < perDay; interval += 1) {
      const values = newestValues(base, weekday, interval, weeks);
      week[weekday * perDay + interval] = values.length === 0 ? NaN : summarize(values);
    }
  }
  const result = new Float64Array(input.ahead.days * perDay);
  for (const [index, { weekday }] of listAheadDays(input.ahead, input.events).entries()) {
    result.set(week.subarray(weekday * perDay, (weekday + 1) * perDay), index * perDay);
  }
  return result;
}

function newestValues(base: BaseDays, weekday: number, interval: number, weeks: number): readonly number[] {
  const { grid, firstNumber, isBase } = base;
  const values: number[] = [];
  const back = (weekdayOfNumber(firstNumber + grid.days - 1) - weekday + 7) % 7;
  for (let day = grid.days - 1 - back; day >= 0; day -= 7) {
    const isWithin = day >= grid.days - 7 * weeks;
    if (!isWithin && values.length > 0) break;
    const value = isBase[day] === 1 ? grid.values[day * grid.intervalsPerDay + interval]! : NaN;
    if (Number.isNaN(value)) continue;
    values.push(value);
    if (!isWithin) break;
  }
  return values;
}
