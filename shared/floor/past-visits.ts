import type { FloorScope } from './floor-scope.ts';

/** A visit that is over, as much of it as is needed to tell a repeat from a new visit of the same call. */
export class PastVisit {
  readonly queue: FloorScope;
  offeredAtMs: number;
  endedAtMs: number;
  /** One of visit.ts's OUTCOME_ numbers. */
  outcome: number;
  next: PastVisit | null = null;

  constructor(queue: FloorScope, offeredAtMs: number, endedAtMs: number, outcome: number) {
    this.queue = queue;
    this.offeredAtMs = offeredAtMs;
    this.endedAtMs = endedAtMs;
    this.outcome = outcome;
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
  known.offeredAtMs = offeredAtMs;
  known.endedAtMs = Math.max(known.endedAtMs, endedAtMs);
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
