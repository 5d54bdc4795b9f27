import type { Detail } from '../../shared/contract/http.ts';
import type { FloorEvent, NumberedEvent } from '../../shared/floor/events.ts';
import type { FloorChanges } from '../../shared/history/roll-ups.ts';

/**
 * Append-only, durable before it answers, one writer. A commit keeps events together with what they made of the history:
 * all of it or nothing.
 */
export interface Journal {
  /**
   * One transaction. The events' numbers must follow on `lastSeq()` without gaps; a commit may have none and only keep
   * what time changed.
   *
   * @throws JournalError; then nothing of it is kept, and the same commit may be tried again.
   */
  commit(commit: FloorCommit): Promise<void>;
  /** Which of these ids are taken: their events are known already. */
  findKnownIds(ids: readonly string[]): Promise<ReadonlySet<string>>;
  /** The newest `atMs` that came from this source; 0 when none did. */
  newestAtMs(source: string): Promise<number>;
  /** Events with `seq > afterSeq`, in order, at most `limit`. */
  read(afterSeq: number, limit: number): Promise<readonly NumberedEvent[]>;
  /** Events with `fromMs <= atMs < toMs` in the order of the journal, `seq > afterSeq`, at most `limit`. */
  readPeriod(period: Period, afterSeq: number, limit: number): Promise<readonly NumberedEvent[]>;
  findCall(callId: string, limit: number): Promise<readonly NumberedEvent[]>;
  findAgent(agentId: string, period: Period, limit: number): Promise<readonly NumberedEvent[]>;
  /** Events of one type in a period, newest first. */
  findType(type: FloorEvent['type'], period: Period, limit: number): Promise<readonly NumberedEvent[]>;
  /** First and last `atMs` and the number of events, by the period asked. */
  measure(
    period: Period,
  ): Promise<{ readonly events: number; readonly firstAtMs: number; readonly lastAtMs: number }>;
  lastSeq(): number;
  /** The floor's clock at the newest commit, epoch ms: agent time is in the history until then; 0 before the first. */
  lastFloorMs(): number;
  /** The floor as of `seq`, so that a restart need not read everything. Keeps the newest two. */
  saveSnapshot(seq: number, text: string): Promise<void>;
  loadSnapshots(): Promise<readonly { readonly seq: number; readonly text: string }[]>;
  status(): { readonly status: 'ok' | 'failed' } & Detail;
  close(): Promise<void>;
}

export interface FloorCommit {
  readonly events: readonly NumberedEvent[];
  /** Newest `atMs` by the feed it came from. */
  readonly newestAtMs: Readonly<Record<string, number>>;
  /** The floor's clock after these events. */
  readonly floorMs: number;
  readonly changes: FloorChanges;
}

/** What can only be read of a journal: all that a replay needs. */
export type JournalReading = Pick<Journal, 'read' | 'readPeriod' | 'findType'> & { close(): Promise<void> };

/** Half open: `fromMs <= t < toMs`. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}
