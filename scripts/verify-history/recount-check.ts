import type { Site } from '../../shared/site/site.ts';
import { createSiteCalendar, type SiteDay } from '../../shared/time/site-calendar.ts';
import type { History } from '../../server/ports/history.ts';
import type { HistoryReader } from '../../server/ports/history-answers.ts';
import type { Differences } from './differences.ts';
import type { Stretch } from './recount/change-ledger.ts';
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
export interface CountPlan extends Omit<CountRequest, 'bucketOf'> {
  readonly days: readonly SiteDay[];
  readonly stretches: readonly Stretch[];
}

export function planCount({ site, nowMs, recount }: RecountCheck, days: readonly SiteDay[]): CountPlan {
  const calendar = createSiteCalendar({ ...site, intervalMinutes: 15 });
  const stretches = listStretches(calendar, days);
  const { ofPeople, ofQueues } = recount.crew.sheet;
  const time = { ofPeople: ofPeople.measure(stretches), ofQueues: ofQueues.measure(stretches) };
  return { calendar, rules: new PlainRules(site), nowMs, days, stretches, time };
}
