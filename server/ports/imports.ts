import type { ImportCounts, ImportPreview, ImportRecord } from '../../shared/contract/imports.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import type { AgentInterval, QueueInterval } from '../../shared/history/roll-ups.ts';
import type { ImportKind, ImportOptions, RefusedRow } from '../../shared/import/import-format.ts';
import type { Message } from '../../shared/messages/message.ts';

/**
 * Where imports are kept. Rows of one that runs, was cancelled, failed or is being undone are in no figure: an import
 * counts whole or not at all. One at a time runs or is undone.
 */
export interface Imports {
  /** @throws FloorcastError `conflict` while another one runs. */
  begin(start: ImportStart): Promise<ImportWriter>;
  /** Newest first. */
  list(): Promise<readonly ImportRecord[]>;
  find(importNo: number): Promise<ImportRecord | null>;
  findByContent(fileSha256: string): Promise<ImportRecord | null>;
  readRefused(importNo: number, afterRow: number, limit: number): Promise<readonly RefusedRow[]>;
  /**
   * Takes everything an import added away again. Goes on where it was when the process was killed meanwhile.
   *
   * @throws FloorcastError `not-found`, `conflict`
   */
  undo(importNo: number, onProgress?: (progress: number) => void): Promise<void>;
  /**
   * Undoes what a killed process left half done. Called before anything else is written.
   *
   * @param signal With it, what another process seems to be at is looked at every minute until nothing unfinished is left
   *   or the signal is given; without it, once.
   */
  recover(onProgress?: (progress: number) => void, signal?: AbortSignal): Promise<void>;
}

export interface ImportStart {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly fileSha256: string;
  readonly options: ImportOptions;
}

/** What became of a row that was handed over. */
export type RowFate = 'added' | 'known' | 'differing' | 'interval-taken';

export interface ImportWriter {
  readonly importNo: number;
  /**
   * Keeps calls and counts them into the roll-ups. `known`: the same call is kept already, also when the live floor's
   * clock was up to 2 s off. `differing`: kept already, but not the same. `interval-taken`: its queue has counts from
   * elsewhere for that quarter hour, which hold this call already.
   */
  addCalls(calls: readonly CallRecord[]): Promise<readonly RowFate[]>;
  /**
   * Keeps counts of queues by quarter hours; the site's own row is counted from those that are added. `interval-taken`:
   * calls or other counts are kept for it already, also from this import.
   */
  addIntervals(rows: readonly QueueInterval[]): Promise<readonly RowFate[]>;
  /**
   * What a log says beside its calls: of agents their times, rings and transfers (their conversations come with the
   * calls), of queues `handleAgentMs` and `readyAgentMs`, whole. An agent's or a queue's quarter hour that has times from
   * elsewhere keeps those.
   */
  addAgentTime(time: AgentTime): Promise<void>;
  /** At most the first 100,000 are kept. */
  addRefused(rows: readonly RefusedRow[]): Promise<void>;
  /** From here on its rows count. */
  finish(counts: ImportCounts): Promise<ImportRecord>;
  /** Everything it added is taken away again. */
  abandon(
    state: 'cancelled' | 'failed',
    counts: ImportCounts,
    problem: Message | null,
  ): Promise<ImportRecord>;
  reportProgress(progress: number, counts: ImportCounts): Promise<void>;
}

export interface AgentTime {
  readonly agents: readonly AgentInterval[];
  readonly queues: readonly QueueInterval[];
  readonly names: readonly { readonly agentId: string; readonly name: string }[];
}

/** Files brought in: looked at first, then imported in the background, one at a time. */
export interface ImportJobs {
  /**
   * Keeps a file for a day, until it is imported or discarded.
   *
   * @throws FloorcastError `too-large`, `too-many`, `storage-full`
   */
  upload(content: AsyncIterable<Uint8Array>, fileName: string): Promise<ImportPreview>;
  /** The same file read in another way. @throws FloorcastError `not-found`, `bad-request` */
  preview(uploadId: string, options: ImportOptions): Promise<ImportPreview>;
  /** Discarding twice is harmless. @throws FloorcastError `conflict` while it is imported. */
  discard(uploadId: string): Promise<void>;
  /**
   * Begins to import and answers at once.
   *
   * @throws FloorcastError `not-found`, `bad-request` (nothing can be imported with these options), `conflict`
   */
  start(uploadId: string, options: ImportOptions): Promise<ImportRecord>;
  /** Stops it and takes everything away again. @throws FloorcastError `not-found`, `conflict` when it does not run. */
  cancel(importNo: number): Promise<ImportRecord>;
  /** Begins to take everything away that an import added, and answers at once. @throws FloorcastError `not-found`, `conflict` */
  undo(importNo: number): Promise<ImportRecord>;
  /** Newest first, with the progress of the one that runs. */
  list(): Promise<readonly ImportRecord[]>;
  /** @throws FloorcastError `not-found` */
  find(importNo: number): Promise<ImportRecord>;
  /** By row, in pieces. @throws FloorcastError `not-found` */
  readRefused(importNo: number): AsyncIterable<readonly RefusedRow[]>;
  /** An import that runs stops and counts nowhere; `Imports.recover` of the next start takes it away. Uploads are gone. */
  close(): Promise<void>;
}
