import { join } from 'node:path';
import type { FloorEvent, NumberedEvent } from '../../../shared/floor/events.ts';
import { JournalError, StorageError, type StorageFailure } from '../../floorcast-error.ts';
import type { AppendResult, Journal, Period } from '../../ports.ts';
import { startThread } from '../../threads.ts';
import { STORAGE_THREAD_LIMITS, ThreadCalls } from '../thread-calls.ts';
import { GroupCommit } from './group-commit.ts';
import type { ReaderCalls } from './journal-reader-thread.ts';
import type { Batch } from './journal-writer.ts';
import type { WriterCalls } from './journal-writer-thread.ts';

/** One answer of the reader carries at most so many events; longer lists are fetched piece by piece. */
const EVENTS_AN_ANSWER = 5_000;

/** How often a journal that failed looks whether it can write again. */
const PROBE_MS = 2_000;

/**
 * Opens (or makes) the journal of a data folder: `journal.db`, and `snapshots.db` beside it. One thread writes, another
 * reads, so that neither the event loop nor a commit ever waits for a question.
 *
 * @throws JournalError when the folder cannot be written, or the file is damaged, newer, or in use.
 */
export async function openJournal(folder: string): Promise<Journal> {
  const file = join(folder, 'journal.db');
  const writer = new ThreadCalls<WriterCalls>(
    startThread(new URL('./journal-writer-thread.ts', import.meta.url), { file }, STORAGE_THREAD_LIMITS),
    makeError,
  );
  await writer.started;
  return new LibsqlJournal(folder, writer, await writer.call('lastSeq'));
}

class LibsqlJournal implements Journal {
  readonly #file: string;
  readonly #snapshotFile: string;
  readonly #writer: ThreadCalls<WriterCalls>;
  readonly #commits: GroupCommit;
  #reader: ThreadCalls<ReaderCalls> | null = null;
  #lastSeq: number;
  #failure: StorageError | null = null;
  #probe: NodeJS.Timeout | null = null;
  #closed = false;

  constructor(folder: string, writer: ThreadCalls<WriterCalls>, lastSeq: number) {
    this.#file = join(folder, 'journal.db');
    this.#snapshotFile = join(folder, 'snapshots.db');
    this.#writer = writer;
    this.#lastSeq = lastSeq;
    this.#commits = new GroupCommit((batches) => this.#commit(batches));
  }

  async append(events: readonly FloorEvent[], source?: string): Promise<AppendResult> {
    this.#refuseWhenClosed();
    if (events.length === 0) return { numbered: [], repeated: [] };
    return this.#commits.append(events, source ?? null);
  }

  async newestAtMs(source: string): Promise<number> {
    this.#refuseWhenClosed();
    return this.#writer.call('newestAtMs', source);
  }

  async read(afterSeq: number, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#inPieces(limit, afterSeq, (after, piece) => this.#read('read', after, piece));
  }

  async readPeriod(period: Period, afterSeq: number, limit: number): Promise<readonly NumberedEvent[]> {
    return this.#inPieces(limit, afterSeq, (after, piece) => this.#read('readPeriod', period, after, piece));
  }

  async findCall(callId: string, limit: number): Promise<readonly NumberedEvent[]> {
    return parseList(await this.#read('findCall', callId, limit));
  }

  async findAgent(agentId: string, period: Period, limit: number): Promise<readonly NumberedEvent[]> {
    return parseList(await this.#read('findAgent', agentId, period, limit));
  }

  async findType(type: FloorEvent['type'], period: Period, limit: number): Promise<readonly NumberedEvent[]> {
    return parseList(await this.#read('findType', type, period, limit));
  }

  async measure(period: Period) {
    return this.#read('measure', period);
  }

  lastSeq(): number {
    return this.#lastSeq;
  }

  async saveSnapshot(seq: number, text: string): Promise<void> {
    await this.#read('saveSnapshot', seq, text);
  }

  async loadSnapshots(): Promise<readonly { readonly seq: number; readonly text: string }[]> {
    return this.#read('loadSnapshots', this.#lastSeq);
  }

  status(): { readonly status: 'ok' | 'failed'; readonly detail: string } {
    if (this.#failure) return { status: 'failed', detail: this.#failure.message };
    return { status: 'ok', detail: this.#file };
  }

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    if (this.#probe) clearInterval(this.#probe);
    await this.#commits.drain();
    await this.#reader?.close();
    // Last, so that closing it folds the write-ahead log back into the file.
    await this.#writer.close();
  }

  async #commit(batches: readonly Batch[]) {
    try {
      const appended = await this.#writer.call('append', batches);
      this.#lastSeq = appended.lastSeq;
      this.#recovered();
      return appended.batches;
    } catch (error) {
      this.#failed(error);
      throw error;
    }
  }

  #failed(error: unknown): void {
    this.#failure = error instanceof StorageError ? error : makeError('failed', String(error));
    this.#probe ??= setInterval(() => {
      this.#writer.call('probe').then(
        () => this.#recovered(),
        () => {},
      );
    }, PROBE_MS).unref();
  }

  #recovered(): void {
    this.#failure = null;
    if (this.#probe) clearInterval(this.#probe);
    this.#probe = null;
  }

  async #read<N extends keyof ReaderCalls>(
    name: N,
    ...parameters: Parameters<ReaderCalls[N]>
  ): Promise<ReturnType<ReaderCalls[N]>> {
    this.#refuseWhenClosed();
    this.#reader ??= new ThreadCalls<ReaderCalls>(
      startThread(
        new URL('./journal-reader-thread.ts', import.meta.url),
        { file: this.#file, snapshotFile: this.#snapshotFile },
        STORAGE_THREAD_LIMITS,
      ),
      makeError,
    );
    await this.#reader.started;
    return this.#reader.call(name, ...parameters);
  }

  async #inPieces(
    limit: number,
    afterSeq: number,
    read: (afterSeq: number, limit: number) => Promise<string>,
  ): Promise<readonly NumberedEvent[]> {
    let events = parseList(await read(afterSeq, Math.min(limit, EVENTS_AN_ANSWER)));
    let piece = events;
    while (piece.length === EVENTS_AN_ANSWER && events.length < limit) {
      piece = parseList(await read(piece.at(-1)!.seq, Math.min(limit - events.length, EVENTS_AN_ANSWER)));
      events = [...events, ...piece];
    }
    return events;
  }

  #refuseWhenClosed(): void {
    if (this.#closed) throw makeError('closed', `${this.#file} is closed: Floorcast is stopping.`);
  }
}

function parseList(text: string): readonly NumberedEvent[] {
  return JSON.parse(text) as NumberedEvent[];
}

function makeError(kind: StorageFailure, message: string): JournalError {
  return new JournalError(kind, message);
}
