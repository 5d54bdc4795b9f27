import { Temporal } from 'temporal-polyfill';
import { dayNumber, nameDay } from '../time/day-number.ts';
import { createSiteCalendar, type SiteCalendar, type SiteCalendarSettings } from '../time/site-calendar.ts';
import { nameInstants } from './name-instants.ts';
import type { Grain, HistoryPeriod } from './query.ts';

/** A period with the site days it reaches over, both inclusive. */
export interface PlannedPeriod extends HistoryPeriod {
  readonly fromDay: string;
  readonly toDay: string;
}

export interface PeriodRequest {
  readonly site: SiteCalendarSettings;
  /** Site days, `YYYY-MM-DD`, both inclusive. */
  readonly fromDay: string;
  readonly toDay: string;
  readonly grain: Grain;
  /** Floor time: what it stands in is not over yet. */
  readonly nowMs: number;
}

/**
 * The stretches of the site's calendar from one site day to another, without gaps, in order of time. Days begin at the
 * site's own day start and have 23 or 25 hours where the clocks change; an hour that comes twice is there twice, told
 * apart by its offset. Weeks are ISO weeks of site days. What the request or the running present cuts is partial.
 *
 * @throws RangeError for days that are none of the calendar.
 * Example: from `2026-12-30` to `2027-01-04` by week is `2026-W53` (partial) and `2027-W01` (partial).
 */
export function planPeriods(request: PeriodRequest): readonly PlannedPeriod[] {
  switch (request.grain) {
    case 'interval':
      return planIntervals(request, request.site.intervalMinutes);
    case 'hour':
      return planIntervals(request, 60);
    case 'day':
    case 'week':
    case 'month':
    case 'year':
    case 'whole':
      return planDays(request, request.grain);
  }
  return request.grain satisfies never;
}

function planIntervals(request: PeriodRequest, minutes: number): readonly PlannedPeriod[] {
  const calendar = openCalendar(request.site, minutes);
  const name = nameInstants(request.site.timeZone, {
    fromMs: calendar.dayNamed(request.fromDay).fromMs,
    toMs: calendar.dayNamed(request.toDay).toMs,
  });
  const periods: PlannedPeriod[] = [];
  const last = dayNumber(request.toDay);
  for (let number = dayNumber(request.fromDay); number <= last; number += 1) {
    const siteDay = calendar.dayNamed(nameDay(number));
    const { day } = siteDay;
    const starts = calendar.intervalStarts(siteDay);
    starts.forEach((fromMs, index) => {
      const toMs = starts[index + 1] ?? siteDay.toMs;
      periods.push({
        key: name(fromMs),
        fromMs,
        toMs,
        isPartial: request.nowMs < toMs,
        fromDay: day,
        toDay: day,
      });
    });
  }
  return periods;
}

type DayGrain = Exclude<Grain, 'interval' | 'hour'>;

function planDays(request: PeriodRequest, grain: DayGrain): readonly PlannedPeriod[] {
  const calendar = openCalendar(request.site, request.site.intervalMinutes);
  const periods: PlannedPeriod[] = [];
  let day = Temporal.PlainDate.from(request.fromDay, { overflow: 'reject' });
  const last = Temporal.PlainDate.from(request.toDay, { overflow: 'reject' });
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    const { key, first, end } = STRETCHES[grain](day, last);
    const isCutBefore = Temporal.PlainDate.compare(first, day) < 0;
    const isCutAfter = Temporal.PlainDate.compare(end, last) > 0;
    const fromDay = day.toString();
    const toDay = (isCutAfter ? last : end).toString();
    const { toMs } = calendar.dayNamed(toDay);
    periods.push({
      key,
      fromMs: calendar.dayNamed(fromDay).fromMs,
      toMs,
      isPartial: isCutBefore || isCutAfter || request.nowMs < toMs,
      fromDay,
      toDay,
    });
    day = end.add({ days: 1 });
  }
  return periods;
}

interface Stretch {
  readonly key: string;
  readonly first: Temporal.PlainDate;
  /** Inclusive. */
  readonly end: Temporal.PlainDate;
}

/** The whole stretch a day belongs to. A query's own stretch is never cut by itself. */
const STRETCHES: Readonly<Record<DayGrain, (day: Temporal.PlainDate, last: Temporal.PlainDate) => Stretch>> =
  {
    day: (day) => ({ key: day.toString(), first: day, end: day }),
    week: (day) => {
      const first = day.subtract({ days: day.dayOfWeek - 1 });
      const week = String(day.weekOfYear).padStart(2, '0');
      return { key: `${yearText(day.yearOfWeek ?? day.year)}-W${week}`, first, end: first.add({ days: 6 }) };
    },
    month: (day) => ({
      key: day.toString().slice(0, -3),
      first: day.with({ day: 1 }),
      end: day.with({ day: day.daysInMonth }),
    }),
    year: (day) => ({
      key: yearText(day.year),
      first: day.with({ month: 1, day: 1 }),
      end: day.with({ month: 12, day: 31 }),
    }),
    whole: (day, last) => ({ key: `${day.toString()}/${last.toString()}`, first: day, end: last }),
  };

/** The days of a site are worked out once, not for every question. */
const CALENDARS = new WeakMap<SiteCalendarSettings, Map<number, SiteCalendar>>();

function openCalendar(site: SiteCalendarSettings, intervalMinutes: number): SiteCalendar {
  let ofSite = CALENDARS.get(site);
  if (ofSite === undefined) CALENDARS.set(site, (ofSite = new Map()));
  let calendar = ofSite.get(intervalMinutes);
  if (calendar === undefined) {
    const { timeZone, dayStartsAt } = site;
    ofSite.set(intervalMinutes, (calendar = createSiteCalendar({ timeZone, dayStartsAt, intervalMinutes })));
  }
  return calendar;
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}
