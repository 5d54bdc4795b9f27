import { dayNumber, nameDay } from '../time/day-number.ts';
import { findBaseDays } from './base-days.ts';
import type { DayGrid } from './day-grid.ts';
import type { MethodInput } from './forecast-method.ts';

/** What would have been said of a past day from what was known a while before. */
export interface HindcastDay {
  /** Day of the history's grid. */
  readonly day: number;
  /** Days from the last known one: 1 is the next day. */
  readonly daysAhead: number;
  readonly actual: Float64Array;
  readonly expected: Float64Array;
}

/** Weeks looked back on, and the least history that one of them is foretold from. */
export const MOST_HINDCASTS = 8;
const LEAST_DAYS_BEFORE = 14;

/**
 * Forecasts of the last whole weeks, each from the history before it; days that are in no base are left out.
 *
 * @param judged the history to compare with: what was set aside in it is no error of a forecast
 */
export function hindcast(
  input: MethodInput,
  judged: DayGrid,
  forecast: (past: MethodInput) => Float64Array,
): readonly HindcastDay[] {
  const { history } = input;
  const perDay = history.intervalsPerDay;
  const { isBase } = findBaseDays(input);
  const result: HindcastDay[] = [];
  const first = dayNumber(history.firstDay);
  for (let week = 1; week <= MOST_HINDCASTS; week += 1) {
    const origin = history.days - 7 * week;
    if (origin < LEAST_DAYS_BEFORE) break;
    const expected = forecast({
      ...input,
      history: { ...history, days: origin, values: history.values.subarray(0, origin * perDay) },
      ahead: { firstDay: nameDay(first + origin), days: 7 },
    });
    for (let ahead = 0; ahead < 7; ahead += 1) {
      const day = origin + ahead;
      if (isBase[day] === 0) continue;
      result.push({
        day,
        daysAhead: ahead + 1,
        actual: judged.values.subarray(day * perDay, (day + 1) * perDay),
        expected: expected.subarray(ahead * perDay, (ahead + 1) * perDay),
      });
    }
  }
  return result;
}

/** Sum of absolute errors over calls, of all known intervals; NaN of nothing. */
export function hindcastError(days: readonly HindcastDay[]): number {
  return sumErrors(days).absolute;
}

/** How far the sum of all expected calls is from that of all calls, over calls; 0 or more, NaN of nothing. */
export function hindcastBias(days: readonly HindcastDay[]): number {
  return Math.abs(sumErrors(days).signed);
}

function sumErrors(days: readonly HindcastDay[]): { absolute: number; signed: number } {
  let absolute = 0;
  let signed = 0;
  let calls = 0;
  for (const { actual, expected } of days) {
    for (const [at, value] of actual.entries()) {
      if (Number.isNaN(value) || Number.isNaN(expected[at]!)) continue;
      absolute += Math.abs(value - expected[at]!);
      signed += expected[at]! - value;
      calls += value;
    }
  }
  return { absolute: absolute / calls, signed: signed / calls };
}
