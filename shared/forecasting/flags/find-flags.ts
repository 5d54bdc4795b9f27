import type { ForecastFlag } from '../../contract/planning-forecast.ts';
import { dayNumber, nameDay, weekdayOf } from '../../time/day-number.ts';
import type { DayGrid } from '../day-grid.ts';
import type { EventPast } from '../events/describe-past-events.ts';
import { concernsQueue, listTouchedDays } from '../events/event-days.ts';
import { findLevelShifts } from './find-level-shifts.ts';
import { findOutages } from './find-outages.ts';
import { findOutlierDays } from './find-outlier-days.ts';

/** A day of the history that may be judged: known, and not explained by an event already. */
export interface JudgedDay {
  readonly day: string;
  readonly index: number;
  /** 0 is Monday. */
  readonly weekday: number;
  /** Calls by interval; NaN where not known. */
  readonly values: Float64Array;
  readonly total: number;
}

/** Share of a weekday's usual known intervals that a day must know, to be judged as a whole. */
const KNOWN_ENOUGH_RATIO = 0.9;

/**
 * What a person should look at in a queue's past: days unlike those around them, days from which on everything is at another
 * level, stretches that look like an outage. Newest first, all `open`. Days of events and excluded days are explained and
 * never flagged. A day whose calls are missing in an outage is flagged as the outage alone.
 */
export function findFlags(past: EventPast): readonly ForecastFlag[] {
  const days = listJudgedDays(past);
  const outages = findOutages(days);
  const lost = new Map<string, number>();
  for (const { day, expectedCalls, actualCalls } of outages)
    lost.set(day, (lost.get(day) ?? 0) + expectedCalls - actualCalls);
  const isOutage = ({ day, expectedCalls, actualCalls }: ForecastFlag): boolean => {
    const missing = expectedCalls - actualCalls;
    return missing > 0 && (lost.get(day) ?? 0) >= missing / 2;
  };
  const outliers = findOutlierDays(days, past.calls.days).filter((flag) => !isOutage(flag));
  const flags = [...outages, ...outliers, ...findLevelShifts(days)];
  return flags.sort((a, b) => (a.day === b.day ? (a.id < b.id ? -1 : 1) : a.day < b.day ? 1 : -1));
}

function listJudgedDays({ calls, events, excludedDays, queueId }: EventPast): readonly JudgedDay[] {
  const touched = listTouchedDays(
    events.filter((event) => concernsQueue(event, queueId)),
    calls,
  );
  const days = Array.from({ length: calls.days }, (_, index) => readDay(calls, index));
  const knownCounts = days.map(({ values }) =>
    values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : 1), 0),
  );
  const most = new Array<number>(7).fill(0);
  days.forEach(({ weekday }, index) => (most[weekday] = Math.max(most[weekday]!, knownCounts[index]!)));
  return days.filter(
    ({ day, weekday }, index) =>
      knownCounts[index]! > 0 &&
      knownCounts[index]! >= KNOWN_ENOUGH_RATIO * most[weekday]! &&
      !touched.has(day) &&
      !excludedDays.has(day),
  );
}

function readDay({ firstDay, intervalsPerDay, values }: DayGrid, index: number): JudgedDay {
  const day = nameDay(dayNumber(firstDay) + index);
  const ofDay = values.subarray(index * intervalsPerDay, (index + 1) * intervalsPerDay);
  const total = ofDay.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);
  return { day, index, weekday: weekdayOf(day), values: ofDay, total };
}
