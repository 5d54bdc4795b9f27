import { findOffsetStretches, type OffsetStretch } from '../../../../shared/time/offset-stretches.ts';
import { createSiteCalendar, type SiteCalendarSettings } from '../../../../shared/time/site-calendar.ts';
import type { Period } from '../../../ports/journal.ts';

export type ZoneSettings = Pick<SiteCalendarSettings, 'timeZone' | 'dayStartsAt'>;

/**
 * Finds the true start of the interval a quarter hour of the period lies in: on the site's local clock, not before its day
 * or a change of clocks. Within a stretch of one offset by plain division; where days begin within an interval, each day's
 * part of it is one of its own.
 */
export function createIntervalStarts(
  zone: ZoneSettings,
  period: Period,
  everyMinutes: number,
): (startMs: number) => number {
  const lengthMs = everyMinutes * 60_000;
  const [hours, minutes] = zone.dayStartsAt.split(':').map(Number) as [number, number];
  if (((hours * 60 + minutes) * 60_000) % lengthMs !== 0)
    return createSiteCalendar({ ...zone, intervalMinutes: everyMinutes }).intervalStart;
  const stretches = findOffsetStretches(zone.timeZone, period.fromMs, period.toMs);
  let stretch: OffsetStretch | undefined;
  return (startMs) => {
    // Rows come by time, so it is mostly the one of the row before.
    if (stretch === undefined || startMs < stretch.fromMs || startMs >= stretch.toMs)
      stretch = stretches.find(({ fromMs, toMs }) => fromMs <= startMs && startMs < toMs)!;
    const { offsetMs, changedMs } = stretch;
    // Days begin on such a boundary too, or with a change of the clocks.
    return Math.max(changedMs, Math.floor((startMs + offsetMs) / lengthMs) * lengthMs - offsetMs);
  };
}
