import { sql, type RawBuilder } from 'kysely';
import { findOffsetStretches, type OffsetStretch } from '../../../../shared/time/offset-stretches.ts';
import { createSiteCalendar, type SiteCalendarSettings } from '../../../../shared/time/site-calendar.ts';
import type { Period } from '../../../ports.ts';

export type ZoneSettings = Pick<SiteCalendarSettings, 'timeZone' | 'dayStartsAt'>;

const DAY_MS = 86_400_000;

/** How the quarter hours of one stretch of time are put together. */
export interface IntervalGroups extends Period {
  /** For GROUP BY: equal for all quarter hours of one interval. */
  readonly number: RawBuilder<number>;
  /** The true start of the interval a quarter hour lies in: on the local clock, not before its day or a change of clocks. */
  startOf(startMs: number): number;
}

/**
 * How quarter hours make intervals on the site's local clock: within a stretch of one offset by plain division. Where
 * days begin within an interval, each day's part of it is one of its own.
 */
export function planIntervalGroups(
  zone: ZoneSettings,
  period: Period,
  everyMinutes: number,
): readonly IntervalGroups[] {
  const lengthMs = everyMinutes * 60_000;
  const [hours, minutes] = zone.dayStartsAt.split(':').map(Number) as [number, number];
  const dayStartMs = (hours * 60 + minutes) * 60_000;
  const stretches = findOffsetStretches(zone.timeZone, period.fromMs, period.toMs);
  if (dayStartMs % lengthMs === 0) return stretches.map((stretch) => groupByClock(stretch, lengthMs));
  const { intervalStart } = createSiteCalendar({ ...zone, intervalMinutes: everyMinutes });
  return stretches.map((stretch) => groupByDayAndClock(stretch, lengthMs, dayStartMs, intervalStart));
}

function groupByClock(
  { fromMs, toMs, offsetMs, changedMs }: OffsetStretch,
  lengthMs: number,
): IntervalGroups {
  return {
    fromMs,
    toMs,
    number: divide(offsetMs, lengthMs),
    // Days begin on such a boundary too, or with a change of the clocks.
    startOf: (startMs) =>
      Math.max(changedMs, Math.floor((startMs + offsetMs) / lengthMs) * lengthMs - offsetMs),
  };
}

function groupByDayAndClock(
  { fromMs, toMs, offsetMs }: OffsetStretch,
  lengthMs: number,
  dayStartMs: number,
  startOf: (startMs: number) => number,
): IntervalGroups {
  const day = divide(offsetMs - dayStartMs, DAY_MS);
  // Both numbers go up with the time, so that the sum differs where either does.
  return { fromMs, toMs, number: sql<number>`(${day} + ${divide(offsetMs, lengthMs)})`, startOf };
}

function divide(shiftMs: number, lengthMs: number): RawBuilder<number> {
  return sql<number>`((start_ms + ${sql.lit(shiftMs)}) / ${sql.lit(lengthMs)})`;
}
