import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import type { Course } from './plan-courses.ts';
import type { Recount } from './recount/recount.ts';

/** How many of the days were of a kind that a careless count goes wrong on. */
export interface CourseDays {
  readonly daysOf23Hours: number;
  readonly daysOf25Hours: number;
  /** Days that do not begin at midnight. */
  readonly daysFromOtherTimes: number;
  /** Days at whose end somebody was at work for an hour before it and an hour after it. */
  readonly nightShifts: number;
}

export const NO_DAYS: CourseDays = {
  daysOf23Hours: 0,
  daysOf25Hours: 0,
  daysFromOtherTimes: 0,
  nightShifts: 0,
};

const HOUR_MS = 3_600_000;

/** What the days of a course were, by what was seen until an hour after the last of them. */
export function describeDays({ site, firstDay, days }: Course, { crew }: Recount): CourseDays {
  const calendar = createSiteCalendar(site);
  let described = NO_DAYS;
  for (let index = 0; index < days; index += 1) {
    const { fromMs, toMs } = calendar.dayNamed(calendar.addDays(firstDay, index));
    const lasts = (hours: number): number => (toMs - fromMs === hours * HOUR_MS ? 1 : 0);
    const atWork = new Map<string, number>();
    for (const { who, ms } of crew.sheet.ofPeople.measure([
      { startMs: toMs - HOUR_MS, endMs: toMs + HOUR_MS },
    ]))
      atWork.set(who, (atWork.get(who) ?? 0) + ms);
    described = addDays(described, {
      daysOf23Hours: lasts(23),
      daysOf25Hours: lasts(25),
      daysFromOtherTimes: site.dayStartsAt === '00:00' ? 0 : 1,
      nightShifts: [...atWork.values()].includes(2 * HOUR_MS) ? 1 : 0,
    });
  }
  return described;
}

export function addDays(a: CourseDays, b: CourseDays): CourseDays {
  return {
    daysOf23Hours: a.daysOf23Hours + b.daysOf23Hours,
    daysOf25Hours: a.daysOf25Hours + b.daysOf25Hours,
    daysFromOtherTimes: a.daysFromOtherTimes + b.daysFromOtherTimes,
    nightShifts: a.nightShifts + b.nightShifts,
  };
}
