import type { FloorEvent, NumberedEvent } from '../../../shared/floor/events.ts';
import { JournalError } from '../../floorcast-error.ts';
import type { AppendResult, Journal, Period } from '../../ports.ts';
import { numberEvents } from './group-commit.ts';

/** A journal that forgets, for tests and for floors that are not to be kept. Behaves as the durable one does. */
export function createMemoryJournal(): Journal {
  return new MemoryJournal();
}

class MemoryJournal implements Journal {
  readonly #events: NumberedEvent[] = [];
  readonly #newestMs = new Map<string, number>();
  readonly #ids = new Set<string>();
  #snapshots: readonly { readonly seq: number; readonly text: string }[] = [];
  #closed = false;

  async append(events: readonly FloorEvent[], source?: string): Promise<AppendResult> {
    this.#refuseWhenClosed();
    const firstSeq = this.lastSeq() + 1;
    const repeated: number[] = [];
    if (source !== undefined) {
      const newestMs = events.reduce(
        (newest, { atMs }) => Math.max(newest, atMs),
        this.#newestMs.get(source) ?? 0,
      );
      this.#newestMs.set(source, newestMs);
    }
    // As with a real journal, what is kept is not the caller's object.
    const copies = structuredClone(events);
    copies.forEach((event, index) => {
      if (event.id !== undefined && this.#ids.has(event.id)) repeated.push(index);
      else if (event.id !== undefined) this.#ids.add(event.id);
    });
    for (const numbered of numberEvents(copies, { firstSeq, repeated }).numbered) this.#events.push(numbered);
    return numberEvents(events, { firstSeq, repeated });
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
