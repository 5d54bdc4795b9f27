import type { AbandonedCaller } from '../../shared/contract/http.ts';
import type { FloorEvent, NumberedEvent } from '../../shared/floor/events.ts';
import type { SiteDay } from '../../shared/time/site-calendar.ts';
import type { Journal, Period } from '../ports/journal.ts';

/** Read in pieces, so that a day of a hundred thousand calls never holds up the floor. */
const SLICE_MS = 15 * 60_000;
const MOST_IN_SLICE = 20_000;
/** A list nobody rings through to its end. */
export const MAX_ABANDONED = 2_000;

/**
 * Who gave up on a day, newest first, and whether the same number was answered after that. A wait the source stated
 * wins over the difference of the two instants.
 */
export async function listAbandoned(
  journal: Journal,
  day: SiteDay,
  queueId: string,
): Promise<readonly AbandonedCaller[]> {
  const offers = new Map<string, Offer>();
  await eachOfType(journal, 'call-offered', day, ({ event }) => {
    offers.set(visitOf(event), { offeredAtMs: event.atMs, number: event.callerNumber ?? null });
    // An answer after a transfer is found by the call alone.
    if (event.callerNumber !== undefined)
      offers.set(event.callId, { offeredAtMs: event.atMs, number: event.callerNumber });
  });
  const answeredAt = new Map<string, number>();
  await eachOfType(journal, 'call-answered', day, ({ event }) => {
    const number = offers.get(event.callId)?.number;
    if (number) answeredAt.set(number, Math.max(answeredAt.get(number) ?? 0, event.atMs));
  });
  const callers: AbandonedCaller[] = [];
  await eachOfType(journal, 'call-abandoned', day, ({ event }) => {
    if (queueId !== '*' && event.queueId !== queueId) return;
    const offer = offers.get(visitOf(event));
    const number = offer?.number ?? offers.get(event.callId)?.number ?? null;
    const answeredMs = number === null ? undefined : answeredAt.get(number);
    callers.push({
      callId: event.callId,
      queueId: event.queueId,
      abandonedAtMs: event.atMs,
      waitMs: event.waitMs ?? Math.max(0, event.atMs - (offer?.offeredAtMs ?? event.atMs)),
      caller: number,
      answeredLaterAtMs: answeredMs !== undefined && answeredMs > event.atMs ? answeredMs : null,
    });
  });
  return callers.sort((a, b) => b.abandonedAtMs - a.abandonedAtMs).slice(0, MAX_ABANDONED);
}

interface Offer {
  readonly offeredAtMs: number;
  readonly number: string | null;
}

type OfType<T extends FloorEvent['type']> = NumberedEvent & {
  readonly event: Extract<FloorEvent, { type: T }>;
};

async function eachOfType<T extends 'call-offered' | 'call-answered' | 'call-abandoned'>(
  journal: Journal,
  type: T,
  period: Period,
  visit: (numbered: OfType<T>) => void,
): Promise<void> {
  for (let fromMs = period.fromMs; fromMs < period.toMs; fromMs += SLICE_MS) {
    const slice = { fromMs, toMs: Math.min(period.toMs, fromMs + SLICE_MS) };
    const found = await journal.findType(type, slice, MOST_IN_SLICE);
    for (const numbered of found) visit(numbered as OfType<T>);
  }
}

function visitOf(event: { readonly callId: string; readonly queueId: string }): string {
  return `${event.callId}\n${event.queueId}`;
}
