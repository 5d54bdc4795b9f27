import type { ReplayableDays } from '../../shared/contract/http.ts';
import type { SiteCalendar } from '../../shared/time/site-calendar.ts';
import type { Journal } from '../ports/journal.ts';

/** As many as a list in a screen can use. */
const MOST_DAYS = 400;

/** The site days the journal has events of, newest first. */
export async function listReplayableDays(
  journal: Journal,
  calendar: SiteCalendar,
  floorNowMs: number,
): Promise<ReplayableDays> {
  const all = await journal.measure({ fromMs: 0, toMs: floorNowMs + 1 });
  const days: ReplayableDays['days'][number][] = [];
  if (all.events === 0) return { days };
  let day = calendar.dayOf(Math.min(all.lastAtMs, floorNowMs));
  while (day.toMs > all.firstAtMs && days.length < MOST_DAYS) {
    const { events } = await journal.measure(day);
    if (events > 0) days.push({ day: day.day, fromMs: day.fromMs, toMs: day.toMs, events });
    day = calendar.dayBefore(day);
  }
  return { days };
}
