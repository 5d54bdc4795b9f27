import { dayNumber, nameDay, weekdayOf } from '../../../shared/time/day-number.ts';

/** Whole weeks from Monday on that a month touches. */
export interface MonthGrid {
  readonly firstDay: string;
  readonly days: number;
}

/** Example: of a day in February 2027, which begins on a Monday and has 28 days, four weeks from the 1st on. */
export function gridOfMonth(day: string): MonthGrid {
  const first = `${day.slice(0, 8)}01`;
  const next = firstOfNextMonth(day);
  const firstDay = nameDay(dayNumber(first) - weekdayOf(first));
  const weeks = Math.ceil((dayNumber(next) - dayNumber(firstDay)) / 7);
  return { firstDay, days: weeks * 7 };
}

export function firstOfNextMonth(day: string): string {
  const [year, month] = day.split('-').map(Number) as [number, number];
  const next = month === 12 ? [year + 1, 1] : [year, month + 1];
  return `${String(next[0]).padStart(4, '0')}-${String(next[1]).padStart(2, '0')}-01`;
}

export function firstOfMonthBefore(day: string): string {
  return `${nameDay(dayNumber(`${day.slice(0, 8)}01`) - 1).slice(0, 8)}01`;
}
