import { findBaseDays } from '../../../shared/forecasting/base-days.ts';
import type { MethodInput } from '../../../shared/forecasting/forecast-method.ts';
import { median } from '../../../shared/forecasting/statistics.ts';
import { dayNumber, weekdayOfNumber } from '../../../shared/time/day-number.ts';

/** The history as general libraries want it: no gaps, one value after the other. */
export interface UsualSeries {
  /** Intervals of the day that are ever known. */
  readonly columns: readonly number[];
  /** Weekdays that are ever known, 0 is Monday. */
  readonly weekdays: ReadonlySet<number>;
  readonly values: Float64Array;
}

/** Days that are in no base, and all gaps, hold the median of their place in the week: the least that moves a model. */
export function layOutSeries(input: MethodInput): UsualSeries {
  const base = findBaseDays(input);
  const history = base.grid;
  const perDay = history.intervalsPerDay;
  const places: number[][] = Array.from({ length: 7 * perDay }, () => []);
  for (let at = 0; at < history.values.length; at += 1) {
    const day = Math.floor(at / perDay);
    if (base.isBase[day] === 0 || Number.isNaN(history.values[at]!)) continue;
    places[weekdayOfNumber(base.firstNumber + day) * perDay + (at % perDay)]!.push(history.values[at]!);
  }
  const usual = places.map((values) => median(values));
  const columns = Array.from({ length: perDay }, (_, at) => at).filter((at) =>
    usual.some((value, place) => place % perDay === at && !Number.isNaN(value)),
  );
  const weekdays = new Set<number>();
  for (const [place, value] of usual.entries())
    if (!Number.isNaN(value)) weekdays.add(Math.floor(place / perDay));
  const values: number[] = [];
  for (let day = 0; day < history.days; day += 1) {
    const weekday = weekdayOfNumber(base.firstNumber + day);
    if (!weekdays.has(weekday)) continue;
    for (const at of columns) {
      const value = base.isBase[day] === 1 ? history.values[day * perDay + at]! : NaN;
      values.push([value, usual[weekday * perDay + at]!, 0].find((known) => !Number.isNaN(known))!);
    }
  }
  return { columns, weekdays, values: Float64Array.from(values) };
}

/** Days ahead that the series knows, with their place in a continuation of it. */
export function listContinued(
  input: MethodInput,
  series: UsualSeries,
): readonly { day: number; place: number }[] {
  const first = dayNumber(input.ahead.firstDay);
  let place = 0;
  const days: { day: number; place: number }[] = [];
  const end = dayNumber(input.history.firstDay) + input.history.days;
  for (let number = end; number < first + input.ahead.days; number += 1) {
    if (!series.weekdays.has(weekdayOfNumber(number))) continue;
    if (number >= first) days.push({ day: number - first, place });
    place += series.columns.length;
  }
  return days;
}
