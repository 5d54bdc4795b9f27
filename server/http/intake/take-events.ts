import type { FloorEvent } from '../../../shared/floor/events.ts';
import type { IntakeAnswer } from '../../../shared/contract/http.ts';
import { parseEvent } from '../../../shared/floor/parse-event.ts';
import type { SiteCalendar, SiteDay } from '../../../shared/time/site-calendar.ts';
import type { LiveFloor } from '../../ports/live-floor.ts';
import type { IntakeLine } from './read-lines.ts';

/** What a source is called that does not name itself. */
export const HTTP_FEED_ID = 'http';
/** A source's clock may be ahead of ours by so much. */
export const MAX_AHEAD_MS = 5 * 60_000;

/** Takes what is good of a batch, says of the rest why not, and answers when the good is durable (rules HT20 on). */
export async function takeEvents(
  lines: readonly IntakeLine[],
  live: LiveFloor,
  calendar: SiteCalendar,
): Promise<IntakeAnswer> {
  const now = readFloorTime(live, calendar);
  const events: FloorEvent[] = [];
  const refused: { line: number; reason: string }[] = [];
  for (const line of lines) {
    const checked = line.ok ? checkEvent(line.value, now) : line;
    if (checked.ok) events.push(checked.event);
    else refused.push({ line: line.line, reason: checked.reason });
  }
  if (events.length === 0) return { accepted: 0, repeated: 0, refused };
  const { accepted, repeated } = await live.emit(events);
  return { accepted, repeated: repeated.length, refused };
}

interface FloorTime {
  readonly nowMs: number;
  /** Where the day before today begins: what is older the floor leaves out (rule FL42). */
  readonly oldest: SiteDay;
}

function readFloorTime(live: LiveFloor, calendar: SiteCalendar): FloorTime {
  const nowMs = live.floorNowMs();
  return { nowMs, oldest: calendar.dayBefore(calendar.dayOf(nowMs)) };
}

type Checked =
  { readonly ok: true; readonly event: FloorEvent } | { readonly ok: false; readonly reason: string };

function checkEvent(value: unknown, { nowMs, oldest }: FloorTime): Checked {
  const parsed = parseEvent(value);
  if (!parsed.ok) return parsed;
  const { event } = parsed;
  if (event.id === undefined || event.id === '')
    return { ok: false, reason: 'id is missing: without it an event that is sent again would count twice' };
  if (event.atMs > nowMs + MAX_AHEAD_MS)
    return {
      ok: false,
      reason: `atMs (${event.atMs}) is more than 5 minutes ahead of the floor (${Math.floor(nowMs)}). Maybe the source's clock is wrong, or it is not in milliseconds`,
    };
  if (event.atMs < oldest.fromMs)
    return {
      ok: false,
      reason: `atMs (${event.atMs}) is before ${oldest.day}, the day before the floor's today (it is at ${Math.floor(nowMs)}): what is older is counted no more. Maybe the source's clock is wrong; else leave the event out`,
    };
  return event.feedId === undefined ? { ok: true, event: { ...event, feedId: HTTP_FEED_ID } } : parsed;
}
