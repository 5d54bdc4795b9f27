import type { SiteCalendar, SiteDay } from '../../../shared/time/site-calendar.ts';
import type { Spent, Stretch } from './change-ledger.ts';
import type { Doing, Use } from './person.ts';
import type { PlainRules } from './plain-rules.ts';

/** How stays and time are put together. */
export interface CountRequest {
  /** What a moment is counted in. */
  readonly bucketOf: (atMs: number) => string;
  /** As it was measured, each stretch of it within one bucket. */
  readonly time: { readonly ofPeople: readonly Spent<Doing>[]; readonly ofQueues: readonly Spent<Use>[] };
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
