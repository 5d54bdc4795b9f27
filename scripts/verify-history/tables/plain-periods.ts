import type { Grain, HistoryQuery } from '../../../shared/history/query.ts';
import { dayNumber, nameDay, weekdayOf } from '../../../shared/time/day-number.ts';
import { createSiteCalendar } from '../../../shared/time/site-calendar.ts';
import type { Site } from '../../../shared/site/site.ts';

/** The period of a table in which something happened, told a second time. */
export interface PlainPeriod {
  /** The instant it begins for intervals and hours, else its name. */
  readonly name: string;
  readonly fromMs: number;
  readonly toMs: number;
  readonly isPartial: boolean;
}

type Asked = Pick<HistoryQuery, 'fromDay' | 'toDay' | 'grain'>;

/** Intervals and hours by the instant they begin. */
export function isShort(grain: Grain): boolean {
  return grain === 'interval' || grain === 'hour';
}

/** Every period of a question by its name. */
export function listPeriods(site: Site, asked: Asked, nowMs: number): ReadonlyMap<string, PlainPeriod> {
  const { grain } = asked;
  const minutes = grain === 'hour' ? 60 : site.intervalMinutes;
  const calendar = createSiteCalendar({ ...site, intervalMinutes: minutes });
  const periods = new Map<string, PlainPeriod>();
  let day = calendar.dayNamed(asked.fromDay);
  for (; day.day <= asked.toDay; day = calendar.dayAfter(day)) {
    if (isShort(grain)) {
      for (const fromMs of calendar.intervalStarts(day)) {
        const { endMs } = calendar.intervalAt(fromMs);
        periods.set(String(fromMs), { name: String(fromMs), fromMs, toMs: endMs, isPartial: nowMs < endMs });
      }
      continue;
    }
    const name = nameStretch(day.day, asked);
    const { fromMs } = periods.get(name) ?? day;
    periods.set(name, { name, fromMs, toMs: day.toMs, isPartial: nowMs < day.toMs || isCut(name, asked) });
  }
  return periods;
}

/** The stretch of the calendar a site day lies in. */
export function nameStretch(day: string, { fromDay, toDay, grain }: Asked): string {
  switch (grain) {
    case 'week':
      return nameWeek(day);
    case 'month':
      return day.slice(0, 7);
    case 'year':
      return day.slice(0, 4);
    case 'whole':
      return `${fromDay}/${toDay}`;
    default:
      return day;
  }
}

/** The ISO week belongs to the year of its Thursday. */
function nameWeek(day: string): string {
  const thursday = dayNumber(day) + 3 - weekdayOf(day);
  const year = nameDay(thursday).slice(0, 4);
  const week = 1 + Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7);
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Whether the day before the question, or the one after it, belongs to the same stretch. */
function isCut(name: string, asked: Asked): boolean {
  if (asked.grain === 'whole') return false;
  return [dayNumber(asked.fromDay) - 1, dayNumber(asked.toDay) + 1].some(
    (number) => nameStretch(nameDay(number), asked) === name,
  );
}

/** What a moment is counted in for a question: its interval or hour, else its day. */
export function bucketsOf(site: Site, grain: Grain): (atMs: number) => string {
  const minutes = grain === 'hour' ? 60 : site.intervalMinutes;
  const calendar = createSiteCalendar({ ...site, intervalMinutes: minutes });
  return isShort(grain) ? (atMs) => String(calendar.intervalStart(atMs)) : (atMs) => calendar.dayOf(atMs).day;
}
