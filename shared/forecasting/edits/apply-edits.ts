import type { ForecastEdit } from '../../contract/planning-forecast.ts';
import { dayNumber } from '../../time/day-number.ts';
import type { DayGrid } from '../day-grid.ts';
import type { GridClock } from '../grid/grid-clock.ts';
import { MOST_CALLS } from '../most-calls.ts';

/** Calls ahead as a grid: what the methods say. */
export type ForecastCalls = Pick<DayGrid, 'firstDay' | 'days' | 'intervalsPerDay' | 'values'>;

/**
 * The forecast with what people changed, in the order of their edits; the statistical part stays as it is. A place that a day has
 * twice has the edited rate in both, a day's total counts both; what an edit says of days or places that are not in the
 * forecast says nothing. A day total is reached by scaling the day; a day without any calls gets it evenly over its real
 * intervals. Never negative, and never more than `MOST_CALLS` by an edit, however many raise each other.
 *
 * @returns new values; `forecast.values` are not touched
 */
export function applyEdits(
  forecast: ForecastCalls,
  edits: readonly ForecastEdit[],
  clock: Pick<GridClock, 'weightsOf'>,
): Float64Array {
  const values = forecast.values.slice();
  for (const edit of edits) applyEdit(forecast, values, edit, clock);
  return values;
}

function applyEdit(
  forecast: ForecastCalls,
  values: Float64Array,
  edit: ForecastEdit,
  clock: Pick<GridClock, 'weightsOf'>,
): void {
  const { intervalsPerDay } = forecast;
  switch (edit.kind) {
    case 'set':
      for (const cell of listCells(forecast, [edit.day], edit.places)) values[cell] = limitCalls(edit.calls);
      return;
    case 'percent':
      for (const cell of listCells(forecast, edit.days, edit.places))
        values[cell] = limitCalls(values[cell]! * (1 + edit.percent / 100));
      return;
    case 'clear':
      for (const cell of listCells(forecast, edit.days, edit.places)) values[cell] = forecast.values[cell]!;
      return;
    case 'copy-day': {
      const from = findDay(forecast, edit.fromDay);
      const to = findDay(forecast, edit.toDay);
      if (from !== null && to !== null) values.copyWithin(to, from, from + intervalsPerDay);
      return;
    }
    case 'day-total': {
      const from = findDay(forecast, edit.day);
      if (from !== null)
        setTotal(values.subarray(from, from + intervalsPerDay), clock.weightsOf(edit.day), edit.calls);
      return;
    }
  }
  return edit satisfies never;
}

function setTotal(day: Float64Array, weights: Float64Array, calls: number): void {
  const total = day.reduce((sum, value, place) => sum + value * weights[place]!, 0);
  if (total > 0) {
    day.forEach((value, place) => (day[place] = limitCalls((value * calls) / total)));
    return;
  }
  const intervals = weights.reduce((sum, weight) => sum + weight, 0);
  day.forEach((_, place) => (day[place] = weights[place]! > 0 ? limitCalls(calls / intervals) : 0));
}

function limitCalls(calls: number): number {
  return Math.min(MOST_CALLS, Math.max(0, calls));
}

/** Where a day begins in the values; null when it is not in the forecast. */
function findDay({ firstDay, days, intervalsPerDay }: ForecastCalls, day: string): number | null {
  const index = dayNumber(day) - dayNumber(firstDay);
  return index >= 0 && index < days ? index * intervalsPerDay : null;
}

function listCells(
  forecast: ForecastCalls,
  days: readonly string[],
  places: readonly number[],
): readonly number[] {
  return days.flatMap((day) => {
    const from = findDay(forecast, day);
    if (from === null) return [];
    return places
      .filter((place) => Number.isInteger(place) && place >= 0 && place < forecast.intervalsPerDay)
      .map((place) => from + place);
  });
}
