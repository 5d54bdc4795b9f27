import type { ImportPreview } from '../../shared/contract/imports.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import type { QueueInterval } from '../../shared/history/roll-ups.ts';
import type { ImportOptions, RefusedRow } from '../../shared/import/import-format.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { Site } from '../../shared/site/site.ts';
import type { ErrorCode } from '../../shared/contract/socket-events.ts';
import type { AgentTime, RowFate } from '../ports/imports.ts';

/** What a thread is to read, and how. */
export interface ReadingTask {
  readonly path: string;
  readonly site: Site;
  /** Null: look at the file and guess. */
  readonly options: ImportOptions | null;
  /** Agents the site knows of: what the file may call by name. */
  readonly agents: readonly { readonly agentId: string; readonly name: string | null }[];
  /** Calls cannot be much later. */
  readonly nowMs: number;
}

export type LookTask = ReadingTask & { readonly work: 'look' };
export type ReadTask = ReadingTask & { readonly work: 'read'; readonly options: ImportOptions };
export type ThreadTask = LookTask | ReadTask;

/** What a file looks like: the thread's part of a preview. */
export type FileLook = Pick<ImportPreview, 'options' | 'columns' | 'sheets' | 'rows' | 'untold'> & {
  readonly refused: readonly RefusedRow[];
  /** Why nothing can be imported with these options; null when it can. */
  readonly problem: Message | null;
};

/** Rows read, to be kept. Calls and intervals are answered with their fates, in their order. */
export interface ReadBatch {
  readonly kind: 'batch';
  readonly calls: readonly CallRecord[];
  readonly intervals: readonly QueueInterval[];
  readonly agentTime: AgentTime | null;
  readonly refused: readonly RefusedRow[];
  /** Rows of earlier batches whose fates were told since, for the report alone. */
  readonly late: readonly RefusedRow[];
  readonly bytesRead: number;
}

export type FromThread =
  | { readonly kind: 'look'; readonly look: FileLook }
  | ReadBatch
  | { readonly kind: 'end' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly said: Message };

/** Answers one batch: what became of its rows that were not added. */
export type ToThread =
  | {
      readonly kind: 'kept';
      readonly fates: readonly {
        readonly index: number;
        readonly fate: Exclude<RowFate, 'added' | 'known'>;
      }[];
    }
  | { readonly kind: 'stop' };
