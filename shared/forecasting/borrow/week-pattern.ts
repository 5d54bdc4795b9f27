import { dayNumber, nameDay, weekdayOf } from '../../time/day-number.ts';
import type { DayGrid, OpeningHours } from '../day-grid.ts';

/** How calls lie in a week: `7 x intervalsPerDay` from Monday, such that an average day with calls has 1. */
export interface WeekPattern {
  readonly intervalMinutes: 15 | 30;
  readonly intervalsPerDay: number;
  readonly shares: Float64Array;
}

/** Enough weeks to be smooth, few enough to be of this season. */
const MOST_WEEKS = 12;

/** The pattern of a queue and its level. */
export interface DonorPattern extends WeekPattern {
  /** Calls of an average day on which any come. */
  readonly callsPerDay: number;
}

/**
 * The pattern of a queue by the means of its last twelve weeks; null when nothing is known of it or nobody called.
 *
 * @param excludedDays days of events and others that are in no base
 */
export function findWeekPattern(calls: DayGrid, excludedDays: ReadonlySet<string>): DonorPattern | null {
  const { intervalMinutes, intervalsPerDay, firstDay, days, values } = calls;
  const sums = new Float64Array(7 * intervalsPerDay);
  const counts = new Float64Array(7 * intervalsPerDay);
  for (let index = Math.max(0, days - 7 * MOST_WEEKS); index < days; index += 1) {
    const day = nameDay(dayNumber(firstDay) + index);
    if (excludedDays.has(day)) continue;
    for (let place = 0; place < intervalsPerDay; place += 1) {
      const value = values[index * intervalsPerDay + place]!;
      if (Number.isNaN(value)) continue;
      const cell = weekdayOf(day) * intervalsPerDay + place;
      sums[cell] = sums[cell]! + value;
      counts[cell] = counts[cell]! + 1;
    }
  }
  return normalize(
    sums.map((sum, cell) => (counts[cell]! > 0 ? sum / counts[cell]! : 0)),
    intervalMinutes,
  );
}

/** What a planner expects of a queue that nobody has seen yet. */
export interface TypedWeek {
  /** Calls of each weekday, Monday first. */
  readonly callsByWeekday: readonly number[];
  readonly hours: OpeningHours;
  /** Weights by equal parts of the open time of a day; null: evenly. */
  readonly dayCurve: readonly number[] | null;
}

/** The pattern of typed numbers; null when they are all 0, or nothing is open when calls are expected. */
export function makeWeekPattern({ callsByWeekday, hours, dayCurve }: TypedWeek): DonorPattern | null {
  const { intervalsPerDay, open } = hours;
  const calls = new Float64Array(7 * intervalsPerDay);
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const places = Array.from(
      { length: intervalsPerDay },
      (_, place) => weekday * intervalsPerDay + place,
    ).filter((cell) => open[cell] === 1);
    const weights = places.map((_, index) =>
      dayCurve === null ? 1 : Math.max(0, dayCurve[Math.floor((index * dayCurve.length) / places.length)]!),
    );
    const all = weights.reduce((sum, weight) => sum + weight, 0);
    places.forEach((cell, index) => {
      calls[cell] = all > 0 ? (Math.max(0, callsByWeekday[weekday] ?? 0) * weights[index]!) / all : 0;
    });
  }
  return normalize(calls, intervalsPerDay === 96 ? 15 : 30);
}

function normalize(calls: Float64Array, intervalMinutes: 15 | 30): DonorPattern | null {
  const intervalsPerDay = calls.length / 7;
  let total = 0;
  let days = 0;
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const sum = calls
      .subarray(weekday * intervalsPerDay, (weekday + 1) * intervalsPerDay)
      .reduce((all, value) => all + value, 0);
    total += sum;
    days += sum > 0 ? 1 : 0;
  }
  if (!(total > 0)) return null;
  const callsPerDay = total / days;
  return { intervalMinutes, intervalsPerDay, callsPerDay, shares: calls.map((value) => value / callsPerDay) };
}
