import { join } from 'node:path';
import { createTally, TALLY_FIELDS } from '../../../shared/floor/tally.ts';
import { StorageError, type StorageFailure } from '../../floorcast-error.ts';
import type { History, IntervalRow, Period } from '../../ports.ts';
import { startThread } from '../../threads.ts';
import { STORAGE_THREAD_LIMITS, ThreadCalls } from '../thread-calls.ts';
import type { PackedInterval } from './history-file.ts';
import type { HistoryCalls } from './history-thread.ts';

/** Rows a transaction takes at most, so that a read asked for meanwhile is not kept waiting. */
const ROWS_A_SAVE = 2_000;

/** A history that can be closed. */
export interface OpenHistory extends History {
  close(): Promise<void>;
}

/**
 * Opens (or makes) the history of a data folder, `history.db`.
 *
 * @throws StorageError when the folder cannot be written, or the file is damaged, newer, or in use.
 */
export async function openHistory(folder: string): Promise<OpenHistory> {
  const file = join(folder, 'history.db');
  const thread = new ThreadCalls<HistoryCalls>(
    startThread(new URL('./history-thread.ts', import.meta.url), { file }, STORAGE_THREAD_LIMITS),
    (kind: StorageFailure, message: string) => new StorageError(kind, message),
  );
  await thread.started;
  return new LibsqlHistory(file, thread);
}

class LibsqlHistory implements OpenHistory {
  readonly #file: string;
  readonly #thread: ThreadCalls<HistoryCalls>;
  #failure: string | null = null;
  #closing: Promise<void> | null = null;

  constructor(file: string, thread: ThreadCalls<HistoryCalls>) {
    this.#file = file;
    this.#thread = thread;
  }

  async saveIntervals(rows: readonly IntervalRow[]): Promise<void> {
    try {
      for (let from = 0; from < rows.length; from += ROWS_A_SAVE) {
        await this.#thread.call('save', rows.slice(from, from + ROWS_A_SAVE));
      }
      this.#failure = null;
    } catch (error) {
      this.#failure = error instanceof Error ? error.message : String(error);
      throw error;
    }
  }

  async readIntervals(queueId: string, period: Period): Promise<readonly IntervalRow[]> {
    return (await this.#thread.call('read', queueId, period)).map((packed) => unpack(queueId, packed));
  }

  status(): { readonly status: 'ok' | 'failed'; readonly detail: string } {
    return this.#failure === null
      ? { status: 'ok', detail: this.#file }
      : { status: 'failed', detail: this.#failure };
  }

  close(): Promise<void> {
    return (this.#closing ??= this.#thread.close());
  }
}

function unpack(queueId: string, [startMs, intervalMinutes, ...figures]: PackedInterval): IntervalRow {
  const tally = createTally();
  TALLY_FIELDS.forEach((field, index) => {
    tally[field] = figures[index]!;
  });
  return { queueId, startMs: startMs!, intervalMinutes: intervalMinutes!, tally };
}
