import type { FloorEvent } from '../../../shared/floor/events.ts';
import {
  firstRow,
  inTransaction,
  keyText,
  openForWriting,
  type Database,
  type Statement,
} from '../database.ts';
import { BLOCK_EVENTS, JOURNAL_MIGRATIONS } from './journal-schema.ts';

/** Events as they cross to the thread: the JSON text of a list, and the feed they come from. */
export interface Batch {
  readonly text: string;
  readonly source: string | null;
}

/** What became of one batch: its events, less the repeated, are `firstSeq`, `firstSeq + 1`, ... */
export interface AppendedBatch {
  readonly firstSeq: number;
  readonly repeated: readonly number[];
}

export interface Appended {
  readonly batches: readonly AppendedBatch[];
  readonly lastSeq: number;
}

/** The one writer of a journal file. Synchronous: it lives in a thread of its own. */
export class JournalWriter {
  readonly #database: Database;
  readonly #insert: Statement;
  readonly #count: Statement;
  readonly #mark: Statement;
  #lastSeq: number;

  constructor(file: string) {
    this.#database = openForWriting(file, JOURNAL_MIGRATIONS);
    this.#database.exec('PRAGMA cache_size = -8000');
    this.#insert = this.#database.prepare(
      `INSERT INTO events (seq, at_ms, type, call_id, agent_id, event_id, body) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (event_id) WHERE event_id IS NOT NULL DO NOTHING`,
    );
    this.#count = this.#database.prepare(
      `INSERT INTO blocks (block, events, first_ms, last_ms) VALUES (?, ?, ?, ?)
       ON CONFLICT (block) DO UPDATE SET events = events + excluded.events,
         first_ms = min(first_ms, excluded.first_ms), last_ms = max(last_ms, excluded.last_ms)`,
    );
    this.#mark = this.#database.prepare(
      `INSERT INTO sources (source, newest_ms) VALUES (?, ?)
       ON CONFLICT (source) DO UPDATE SET newest_ms = max(newest_ms, excluded.newest_ms)`,
    );
    this.#lastSeq =
      firstRow<{ seq: number | null }>(this.#database, 'SELECT max(seq) AS seq FROM events')?.seq ?? 0;
  }

  lastSeq(): number {
    return this.#lastSeq;
  }

  /** Writes batches in one transaction: all durable, or none. */
  append(batches: readonly Batch[]): Appended {
    const lists = batches.map(({ text, source }) => ({ events: JSON.parse(text) as FloorEvent[], source }));
    let seq = this.#lastSeq;
    const appended = inTransaction(this.#database, () => {
      const blocks = new Map<number, { events: number; firstMs: number; lastMs: number }>();
      const results = lists.map(({ events, source }): AppendedBatch => {
        const firstSeq = seq + 1;
        const repeated: number[] = [];
        events.forEach((event, index) => {
          if (!this.#insertEvent(seq + 1, event)) {
            repeated.push(index);
            return;
          }
          seq += 1;
          const block = blocks.get(Math.floor(seq / BLOCK_EVENTS));
          if (!block) {
            blocks.set(Math.floor(seq / BLOCK_EVENTS), {
              events: 1,
              firstMs: event.atMs,
              lastMs: event.atMs,
            });
          } else {
            block.events += 1;
            block.firstMs = Math.min(block.firstMs, event.atMs);
            block.lastMs = Math.max(block.lastMs, event.atMs);
          }
        });
        if (source !== null) this.#mark.run(keyText(source), newestOf(events));
        return { firstSeq, repeated };
      });
      for (const [block, { events, firstMs, lastMs }] of blocks)
        this.#count.run(block, events, firstMs, lastMs);
      return results;
    });
    this.#lastSeq = seq;
    return { batches: appended, lastSeq: seq };
  }

  newestAtMs(source: string): number {
    const select = 'SELECT newest_ms FROM sources WHERE source = ?';
    return firstRow<{ newest_ms: number }>(this.#database, select, keyText(source))?.newest_ms ?? 0;
  }

  /** Succeeds only when there is room on the disk again. */
  probe(): void {
    inTransaction(this.#database, () => this.#database.exec('INSERT INTO room VALUES (zeroblob(262144))'));
    this.#database.exec('DELETE FROM room');
  }

  close(): void {
    this.#database.close();
  }

  /** False when its id is known already. */
  #insertEvent(seq: number, event: FloorEvent): boolean {
    const result = this.#insert.run(
      seq,
      event.atMs,
      event.type,
      'callId' in event ? keyText(event.callId) : null,
      'agentId' in event ? keyText(event.agentId) : null,
      event.id === undefined ? null : keyText(event.id),
      JSON.stringify(event),
    );
    return result.changes > 0;
  }
}

function newestOf(events: readonly FloorEvent[]): number {
  return events.reduce((newest, { atMs }) => Math.max(newest, atMs), 0);
}
