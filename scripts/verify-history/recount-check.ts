import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar, type SiteCalendar, type SiteDay } from '../../shared/time/site-calendar.ts';
import type { History, HistoryReader } from '../../server/ports.ts';
import type { Differences } from './differences.ts';
import { type CountRequest, listStretches } from './recount/count-request.ts';
import { PlainRules } from './recount/plain-rules.ts';
import type { Recount } from './recount/recount.ts';

/** What is kept and what the events say, to be compared. */
export interface RecountCheck {
  readonly site: Site;
  readonly history: History;
  readonly reader: HistoryReader;
  readonly recount: Recount;
  readonly nowMs: number;
  /** A longest wait stays where it was first thought to be: on a bad line it may be longer than the recount's. */
  readonly line: 'good' | 'bad';
  readonly differences: Differences;
  readonly where: string;
}

/** How the recount counts these days; what a moment is counted in is still to be said. */
export function planCount(
  { site, nowMs }: RecountCheck,
  days: readonly SiteDay[],
): Omit<CountRequest, 'bucketOf'> & { readonly calendar: SiteCalendar } {
  const calendar = createSiteCalendar({ ...site, intervalMinutes: 15 });
  return { calendar, rules: new PlainRules(site), nowMs, stretches: listStretches(calendar, days) };
}
