import type { Grain } from '../../shared/history/query.ts';
import { dayNumber, weekdayOf } from '../../shared/time/day-number.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';

/** Stretches of the past that a reader asks for by name; they move on with the site's own today. */
export const PERIOD_PRESETS = [
  'yesterday',
  'last-7-days',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'this-year',
  'last-year',
] as const;
export type PeriodPreset = (typeof PERIOD_PRESETS)[number];

/** Site days, `YYYY-MM-DD`, both inclusive. */
export interface DaySpan {
  readonly fromDay: string;
  readonly toDay: string;
}

/** The longest span the server answers for, days. */
export const MOST_DAYS = 3_700;

/**
 * The days a name stands for. Weeks begin on Monday; `this-…` ends with the running day; `last-7-days` are the seven
 * that are over, so that they compare with the seven before.
 *
 * @param today the running site day: in the small hours it may be yesterday's date
 * Example: `findPresetSpan('last-month', '2026-03-31', calendar)` is `{fromDay: '2026-02-01', toDay: '2026-02-28'}`.
 */
export function findPresetSpan(
  preset: PeriodPreset,
  today: string,
  calendar: Pick<SiteCalendar, 'addDays'>,
): DaySpan {
  const year = Number(today.slice(0, 4));
  const monthStart = `${today.slice(0, 7)}-01`;
  const monday = calendar.addDays(today, -weekdayOf(today));
  switch (preset) {
    case 'yesterday': {
      const day = calendar.addDays(today, -1);
      return { fromDay: day, toDay: day };
    }
    case 'last-7-days':
      return { fromDay: calendar.addDays(today, -7), toDay: calendar.addDays(today, -1) };
    case 'this-week':
      return { fromDay: monday, toDay: today };
    case 'last-week':
      return { fromDay: calendar.addDays(monday, -7), toDay: calendar.addDays(monday, -1) };
    case 'this-month':
      return { fromDay: monthStart, toDay: today };
    case 'last-month': {
      const toDay = calendar.addDays(monthStart, -1);
      return { fromDay: `${toDay.slice(0, 7)}-01`, toDay };
    }
    case 'this-year':
      return { fromDay: `${today.slice(0, 4)}-01-01`, toDay: today };
    case 'last-year': {
      const before = String(year - 1).padStart(4, '0');
      return { fromDay: `${before}-01-01`, toDay: `${before}-12-31` };
    }
  }
  return preset satisfies never;
}

/** Example: `countDays({fromDay: '2026-02-28', toDay: '2026-03-01'})` is 2. */
export function countDays(span: DaySpan): number {
  return dayNumber(span.toDay) - dayNumber(span.fromDay) + 1;
}

/** What is wrong with days of the reader's own; null when they can be asked for. */
export function findSpanFault(span: DaySpan): 'no-day' | 'backwards' | 'too-long' | null {
  if (!isDay(span.fromDay) || !isDay(span.toDay)) return 'no-day';
  const days = countDays(span);
  if (days < 1) return 'backwards';
  return days > MOST_DAYS ? 'too-long' : null;
}

/** True for a day of the calendar. Example: `isDay('2026-02-29')` is false. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/u.test(text)) return false;
  const date = new Date(`${text}T00:00:00Z`);
  return Number.isFinite(date.getTime()) && date.toISOString().startsWith(text);
}

/** The length of rows that suits so many days: some two dozen to read at a glance. */
export function suitGrain(days: number): Grain {
  if (days <= 2) return 'hour';
  if (days <= 62) return 'day';
  return days <= 1_100 ? 'month' : 'year';
}

/** About how many periods of a grain a span has. */
export function countPeriods(grain: Grain, days: number, intervalMinutes: number): number {
  switch (grain) {
    case 'interval':
      return Math.ceil((days * 1440) / intervalMinutes);
    case 'hour':
      return days * 24;
    case 'day':
      return days;
    case 'week':
      return Math.ceil(days / 7);
    case 'month':
      return Math.ceil(days / 30.4);
    case 'year':
      return Math.ceil(days / 365.2);
    case 'whole':
      return 1;
  }
  return grain satisfies never;
}
