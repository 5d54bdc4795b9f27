import type { FloorScope } from './floor-scope.ts';

const DAY_MS = 86_400_000;

/**
 * A visit that is over, as much of it as is needed to tell a repeat from a new visit of the same call. There is one for
 * every call of the day: its times are kept as small integers, because epoch milliseconds would be a box each.
 */
export class PastVisit {
  readonly queue: FloorScope;
  /** One of visit.ts's OUTCOME_ numbers. */
  outcome: number;
  next: PastVisit | null = null;
  #offeredDay = 0;
  #offeredMs = 0;
  #lengthMs = 0;

  constructor(queue: FloorScope, offeredAtMs: number, endedAtMs: number, outcome: number) {
    this.queue = queue;
    this.outcome = outcome;
    this.setTimes(offeredAtMs, endedAtMs);
  }

  get offeredAtMs(): number {
    return this.#offeredDay * DAY_MS + this.#offeredMs;
  }

  get endedAtMs(): number {
    return this.offeredAtMs + this.#lengthMs;
  }

  setTimes(offeredAtMs: number, endedAtMs: number): void {
    this.#offeredDay = Math.floor(offeredAtMs / DAY_MS);
    this.#offeredMs = offeredAtMs - this.#offeredDay * DAY_MS;
    this.#lengthMs = endedAtMs - offeredAtMs;
  }
}

/** The last visit of a call to a queue that is over, or null. */
export function findPast(
  past: ReadonlyMap<string, PastVisit>,
  callId: string,
  queue: FloorScope,
): PastVisit | null {
  let found = past.get(callId) ?? null;
  while (found !== null && found.queue !== queue) found = found.next;
  return found;
}

/** Remembers a visit that is over; of several to one queue the last. */
export function rememberPast(
  past: Map<string, PastVisit>,
  callId: string,
  queue: FloorScope,
  offeredAtMs: number,
  endedAtMs: number,
  outcome: number,
): void {
  const first = past.get(callId) ?? null;
  if (first === null) {
    past.set(callId, new PastVisit(queue, offeredAtMs, endedAtMs, outcome));
    return;
  }
  const known = findPast(past, callId, queue);
  if (known === null) {
    const added = new PastVisit(queue, offeredAtMs, endedAtMs, outcome);
    added.next = first.next;
    first.next = added;
    return;
  }
  if (offeredAtMs < known.offeredAtMs) return;
  known.setTimes(offeredAtMs, Math.max(known.endedAtMs, endedAtMs));
  known.outcome = outcome;
}

/** Drops what ended before `beforeMs`. */
export function forgetPast(past: Map<string, PastVisit>, beforeMs: number): void {
  for (const [callId, first] of past) {
    let kept: PastVisit | null = null;
    for (let visit: PastVisit | null = first; visit !== null;) {
      const next: PastVisit | null = visit.next;
      if (visit.endedAtMs >= beforeMs) {
        visit.next = kept;
        kept = visit;
      }
      visit = next;
    }
    if (kept === null) past.delete(callId);
    else if (kept !== first) past.set(callId, kept);
  }
}
