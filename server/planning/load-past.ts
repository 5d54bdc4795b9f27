import type { TallyField } from '../../shared/floor/tally.ts';
import type { DayRange } from '../../shared/forecasting/day-grid.ts';
import { createGridBuilder, type QueueGrids } from '../../shared/forecasting/grid/build-grids.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import type { Site } from '../../shared/site/site.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import type { History } from '../ports/history.ts';

export interface PastRequest {
  readonly site: Site;
  readonly intervalMinutes: 15 | 30;
  /** Floor time. */
  readonly nowMs: number;
  readonly onProgress: (progress: number) => void;
}

export interface DaysOfPast extends PastRequest {
  /** Null: all. */
  readonly queueIds: readonly string[] | null;
  /** Site days, none after the running one. */
  readonly range: DayRange;
  /** Days that are read at once. */
  readonly daysAtOnce: number;
}

/** More of the past changes no forecast, and yearly terms want two years and a bit. */
const MOST_DAYS = 800;
/** So many days are read at once: some 100,000 rows of 40 queues. */
const DAYS_AT_ONCE = 28;
const FIELDS: readonly TallyField[] = ['offered', 'handled', 'sumTalkMs', 'sumHoldMs', 'sumWrapUpMs'];

/** The grids of every queue up to now, the running day with what is known of it; null when there is no past. */
export async function loadPast(
  history: Pick<History, 'describe' | 'readQueueIntervals'>,
  request: PastRequest,
): Promise<ReadonlyMap<string, QueueGrids> | null> {
  const { firstDay: first } = await history.describe();
  const today = dayNumber(createSiteCalendar(request.site).dayOf(request.nowMs).day);
  if (first === null || dayNumber(first) > today) return null;
  const firstNumber = Math.max(dayNumber(first), today - MOST_DAYS);
  return loadDays(history, {
    ...request,
    queueIds: null,
    range: { firstDay: nameDay(firstNumber), days: today - firstNumber + 1 },
    daysAtOnce: DAYS_AT_ONCE,
  });
}

/** The grids of some days. */
export async function loadDays(
  history: Pick<History, 'readQueueIntervals'>,
  { site, intervalMinutes, nowMs, onProgress, queueIds, range, daysAtOnce }: DaysOfPast,
): Promise<ReadonlyMap<string, QueueGrids>> {
  const calendar = createSiteCalendar(site);
  const builder = createGridBuilder({ site, intervalMinutes, range, knownUntilMs: nowMs, lost: [] });
  const first = dayNumber(range.firstDay);
  const end = first + range.days;
  for (let from = first; from < end; from += daysAtOnce) {
    const last = Math.min(end, from + daysAtOnce) - 1;
    builder.add(
      await history.readQueueIntervals({
        queueIds,
        period: {
          fromMs: calendar.dayNamed(nameDay(from)).fromMs,
          toMs: calendar.dayNamed(nameDay(last)).toMs,
        },
        everyMinutes: 15,
        fields: FIELDS,
      }),
    );
    onProgress((last - first + 1) / range.days);
  }
  const grids = new Map(builder.finish());
  grids.delete(SITE_SCOPE);
  return grids;
}
