import type { TallyField } from '../../shared/floor/tally.ts';
import { createGridBuilder, type QueueGrids } from '../../shared/forecasting/grid/build-grids.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import type { Site } from '../../shared/site/site.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import type { History } from '../ports.ts';

export interface PastRequest {
  readonly site: Site;
  readonly intervalMinutes: 15 | 30;
  /** Floor time. */
  readonly nowMs: number;
  readonly onProgress: (progress: number) => void;
}

/** More of the past changes no forecast, and yearly terms want two years and a bit. */
const MOST_DAYS = 800;
/** So many days are read at once: some 100,000 rows of 40 queues. */
const DAYS_AT_ONCE = 28;
const FIELDS: readonly TallyField[] = ['offered', 'handled', 'sumTalkMs', 'sumHoldMs', 'sumWrapUpMs'];

/** The grids of every queue up to now, the running day with what is known of it; null when there is no past. */
export async function loadPast(
  history: Pick<History, 'describe' | 'readQueueIntervals'>,
  { site, intervalMinutes, nowMs, onProgress }: PastRequest,
): Promise<ReadonlyMap<string, QueueGrids> | null> {
  const { firstDay: first } = await history.describe();
  const calendar = createSiteCalendar(site);
  const today = dayNumber(calendar.dayOf(nowMs).day);
  if (first === null || dayNumber(first) > today) return null;
  const firstNumber = Math.max(dayNumber(first), today - MOST_DAYS);
  const days = today - firstNumber + 1;
  const builder = createGridBuilder({
    site,
    intervalMinutes,
    range: { firstDay: nameDay(firstNumber), days },
    knownUntilMs: nowMs,
    lost: [],
  });
  for (let from = firstNumber; from <= today; from += DAYS_AT_ONCE) {
    const last = Math.min(today, from + DAYS_AT_ONCE - 1);
    builder.add(
      await history.readQueueIntervals({
        queueIds: null,
        period: {
          fromMs: calendar.dayNamed(nameDay(from)).fromMs,
          toMs: calendar.dayNamed(nameDay(last)).toMs,
        },
        everyMinutes: 15,
        fields: FIELDS,
      }),
    );
    onProgress((last - firstNumber + 1) / days);
  }
  const grids = new Map(builder.finish());
  grids.delete(SITE_SCOPE);
  return grids;
}
