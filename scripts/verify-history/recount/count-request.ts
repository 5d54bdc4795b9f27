import type { SiteCalendar, SiteDay } from '../../../shared/time/site-calendar.ts';
import type { PlainRules } from './plain-rules.ts';
import type { Stretch } from './change-ledger.ts';

/** How stays and time are put together. */
export interface CountRequest {
  /** What a moment is counted in. Each of the stretches lies in one of them. */
  readonly bucketOf: (atMs: number) => string;
  /** Time is measured in these and nowhere else. */
  readonly stretches: readonly Stretch[];
  readonly calendar: SiteCalendar;
  readonly rules: PlainRules;
  readonly nowMs: number;
}

/** The intervals of days. */
export function listStretches(calendar: SiteCalendar, days: readonly SiteDay[]): readonly Stretch[] {
  return days.flatMap((day) =>
    calendar.intervalStarts(day).map((startMs) => ({ startMs, endMs: calendar.intervalAt(startMs).endMs })),
  );
}
