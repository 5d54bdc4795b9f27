import { sql, type RawBuilder } from 'kysely';
import { findOffsetStretches } from '../../../../shared/time/offset-stretches.ts';
import { createSiteCalendar, type SiteCalendarSettings } from '../../../../shared/time/site-calendar.ts';
import type { Period } from '../../../ports.ts';

export type ZoneSettings = Pick<SiteCalendarSettings, 'timeZone' | 'dayStartsAt'>;

const DAY_MS = 86_400_000;

/** Quarter hours of one stretch of time, put together by a whole number that goes up with their time. */
export interface IntervalGroups extends Period {
  /** For GROUP BY: equal for all quarter hours of one interval. */
  readonly number: RawBuilder<number>;
}

/**
 * How quarter hours make intervals on the site's local clock: within a stretch of one offset by plain division. Where days
 * begin within an interval each day's part has a number of its own.
 */
export function planIntervalGroups(
  zone: ZoneSettings,
  period: Period,
  everyMinutes: number,
): readonly IntervalGroups[] {
  const lengthMs = everyMinutes * 60_000;
  const [hours, minutes] = zone.dayStartsAt.split(':').map(Number) as [number, number];
  const dayStartMs = (hours * 60 + minutes) * 60_000;
  return findOffsetStretches(zone.timeZone, period.fromMs, period.toMs).map(({ fromMs, toMs, offsetMs }) => {
    const byClock = sql<number>`((start_ms + ${sql.lit(offsetMs)}) / ${sql.lit(lengthMs)})`;
    if (dayStartMs % lengthMs === 0) return { fromMs, toMs, number: byClock };
    const byDay = sql<number>`((start_ms + ${sql.lit(offsetMs - dayStartMs)}) / ${sql.lit(DAY_MS)})`;
    // No day has more than a hundred thousand intervals, so that the sum is told apart by either.
    return { fromMs, toMs, number: sql<number>`(${byDay} * 100000 + ${byClock})` };
  });
}

/** The true start of the interval a quarter hour lies in: on the local clock, not before its day. */
export function createIntervalStart(zone: ZoneSettings, everyMinutes: number): (startMs: number) => number {
  return createSiteCalendar({ ...zone, intervalMinutes: everyMinutes }).intervalStart;
}
