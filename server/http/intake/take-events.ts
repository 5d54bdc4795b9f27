import type { FloorEvent } from '../../../shared/floor/events.ts';
import type { IntakeAnswer } from '../../../shared/contract/http.ts';
import { parseEvent } from '../../../shared/floor/parse-event.ts';
import type { LiveFloor } from '../../ports.ts';
import type { IntakeLine } from './read-lines.ts';

/** What a source is called that does not name itself. */
export const HTTP_FEED_ID = 'http';
/** A source's clock may be ahead of ours by so much. */
export const MAX_AHEAD_MS = 5 * 60_000;
/** Older events would change days that were reported long ago. */
export const MAX_AGE_MS = 7 * 86_400_000;

/** Takes what is good of a batch, says of the rest why not, and answers when the good is durable (rules HT20 on). */
export async function takeEvents(lines: readonly IntakeLine[], live: LiveFloor): Promise<IntakeAnswer> {
  const floorNowMs = live.floorNowMs();
  const events: FloorEvent[] = [];
  const refused: { line: number; reason: string }[] = [];
  for (const line of lines) {
    const checked = line.ok ? checkEvent(line.value, floorNowMs) : line;
    if (checked.ok) events.push(checked.event);
    else refused.push({ line: line.line, reason: checked.reason });
  }
  if (events.length === 0) return { accepted: 0, repeated: 0, refused };
  const { accepted, repeated } = await live.emit(events);
  return { accepted, repeated: repeated.length, refused };
}

type Checked =
  { readonly ok: true; readonly event: FloorEvent } | { readonly ok: false; readonly reason: string };

function checkEvent(value: unknown, floorNowMs: number): Checked {
  const parsed = parseEvent(value);
  if (!parsed.ok) return parsed;
  const { event } = parsed;
  if (event.id === undefined || event.id === '')
    return { ok: false, reason: 'id is missing: without it an event that is sent again would count twice' };
  if (event.atMs > floorNowMs + MAX_AHEAD_MS)
    return {
      ok: false,
      reason: `atMs (${event.atMs}) is more than 5 minutes ahead of the floor (${Math.floor(floorNowMs)}). Maybe the source's clock is wrong, or it is not in milliseconds`,
    };
  if (event.atMs < floorNowMs - MAX_AGE_MS)
    return {
      ok: false,
      reason: `atMs (${event.atMs}) is older than 7 days; the floor is at ${Math.floor(floorNowMs)}. Maybe it is in seconds instead of milliseconds`,
    };
  return event.feedId === undefined ? { ok: true, event: { ...event, feedId: HTTP_FEED_ID } } : parsed;
}
