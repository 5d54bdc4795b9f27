import type { FloorEvent, NumberedEvent } from '../../../shared/floor/events.ts';
import { JournalError } from '../../floorcast-error.ts';
import type { FloorCommit, Journal, Period } from '../../ports/journal.ts';
import type { MemoryHistory } from '../history/memory-history.ts';

/**
 * A journal that forgets, for tests and for floors that are not to be kept. Behaves as the durable one does; what its
 * commits change goes to `history`.
 */
export function createMemoryJournal(history?: MemoryHistory): Journal {
  return new MemoryJournal(history ?? null);
}

class MemoryJournal implements Journal {
  readonly #history: MemoryHistory | null;
  readonly #events: NumberedEvent[] = [];
  readonly #newestMs = new Map<string, number>();
  readonly #ids = new Set<string>();
  #floorMs = 0;
  #snapshots: readonly { readonly seq: number; readonly text: string }[] = [];
  #closed = false;

  constructor(history: MemoryHistory | null) {
    this.#history = history;
  }

  async commit({ events, newestAtMs, floorMs, changes }: FloorCommit): Promise<void> {
    this.#refuseWhenClosed();
    this.#refuseGaps(events);
    this.#refuseKnownIds(events);
    // As with a real journal, what is kept is not the caller's object.
    for (const numbered of structuredClone(events)) {
      this.#events.push(numbered);
      if (numbered.event.id !== undefined) this.#ids.add(numbered.event.id);
    }
    for (const [source, newestMs] of Object.entries(newestAtMs)) {
      this.#newestMs.set(source, Math.max(newestMs, this.#newestMs.get(source) ?? 0));
    }
    this.#floorMs = floorMs;
    this.#history?.keep(changes);
  }

  async findKnownIds(ids: readonly string[]): Promise<ReadonlySet<string>> {
    this.#refuseWhenClosed();
    return new Set(ids.filter((id) => this.#ids.has(id)));
  }

  async newestAtMs(source: string): Promise<number> {
    this.#refuseWhenClosed();
    return this.#newestMs.get(source) ?? 0;
  }

  async read(afterSeq: number, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#select(limit, ({ seq }) => seq > afterSeq);
  }

  async readPeriod(period: Period, afterSeq: number, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#select(limit, ({ seq, event }) => seq > afterSeq && isWithin(event, period));
  }

  async findCall(callId: string, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#select(limit, ({ event }) => 'callId' in event && event.callId === callId);
  }

  async findAgent(agentId: string, period: Period, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#select(Infinity, ({ event }) => {
      return 'agentId' in event && event.agentId === agentId && isWithin(event, period);
    })
      .sort((a, b) => a.event.atMs - b.event.atMs || a.seq - b.seq)
      .slice(0, limit);
  }

  async findType(type: FloorEvent['type'], period: Period, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#select(Infinity, ({ event }) => event.type === type && isWithin(event, period))
      .sort((a, b) => b.event.atMs - a.event.atMs || b.seq - a.seq)
      .slice(0, limit);
  }

  async measure(period: Period) {
    let events = 0;
    let firstAtMs = Infinity;
    let lastAtMs = -Infinity;
    for (const { event } of this.#select(Infinity, ({ event }) => isWithin(event, period))) {
      events += 1;
      firstAtMs = Math.min(firstAtMs, event.atMs);
      lastAtMs = Math.max(lastAtMs, event.atMs);
    }
    return events === 0 ? { events, firstAtMs: 0, lastAtMs: 0 } : { events, firstAtMs, lastAtMs };
  }

  lastSeq(): number {
    return this.#events.length;
  }

  lastFloorMs(): number {
    return this.#floorMs;
  }

  async saveSnapshot(seq: number, text: string): Promise<void> {
    this.#refuseWhenClosed();
    const others = this.#snapshots.filter((snapshot) => snapshot.seq !== seq);
    this.#snapshots = [...others, { seq, text }].sort((a, b) => b.seq - a.seq).slice(0, 2);
  }

  async loadSnapshots(): Promise<readonly { readonly seq: number; readonly text: string }[]> {
    this.#refuseWhenClosed();
    return this.#snapshots.filter(({ seq }) => seq <= this.lastSeq());
  }

  status(): { readonly status: 'ok' | 'failed'; readonly detail: string } {
    return { status: 'ok', detail: 'in memory, not kept' };
  }

  async close(): Promise<void> {
    this.#closed = true;
  }

  #refuseGaps(events: readonly NumberedEvent[]): void {
    const firstSeq = this.lastSeq() + 1;
    const index = events.findIndex(({ seq }, place) => seq !== firstSeq + place);
    if (index === -1) return;
    throw new JournalError(
      'failed',
      `Event ${events[index]!.seq} does not follow on ${firstSeq + index - 1}: numbers of a journal have no gaps.`,
    );
  }

  #refuseKnownIds(events: readonly NumberedEvent[]): void {
    const seen = new Set<string>();
    for (const { event } of events) {
      if (event.id === undefined) continue;
      if (this.#ids.has(event.id) || seen.has(event.id))
        throw new JournalError(
          'failed',
          `The event id ${event.id} is taken: leave out events that are known.`,
        );
      seen.add(event.id);
    }
  }

  #select(limit: number, matches: (numbered: NumberedEvent) => boolean): NumberedEvent[] {
    this.#refuseWhenClosed();
    const found: NumberedEvent[] = [];
    for (const numbered of this.#events) {
      if (found.length >= limit) break;
      if (matches(numbered)) found.push(structuredClone(numbered));
    }
    return found;
  }

  #refuseWhenClosed(): void {
    if (this.#closed)
      throw new JournalError('closed', 'The journal in memory is closed: Floorcast is stopping.');
  }
}

function isWithin(event: FloorEvent, { fromMs, toMs }: Period): boolean {
  return event.atMs >= fromMs && event.atMs < toMs;
}
