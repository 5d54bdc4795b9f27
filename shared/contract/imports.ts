import type { UntoldMetrics } from '../import/find-untold-metrics.ts';
import type { ImportKind, ImportOptions } from '../import/import-format.ts';
import type { Message } from '../messages/message.ts';

/** `POST /api/v1/imports/uploads?name=<file name>`: the file as the body; then the same answer for other options. */
export interface ImportPreview {
  readonly uploadId: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly options: ImportOptions;
  /** Every column of the file with the first few values, in the order of the file. */
  readonly columns: readonly { readonly name: string; readonly samples: readonly string[] }[];
  /** XLSX: names of all sheets. */
  readonly sheets: readonly string[];
  /** The first rows as they would be kept; times in the zone of the site. */
  readonly rows: readonly Readonly<Record<string, string>>[];
  readonly refused: readonly ShownRefusal[];
  /** Why nothing can be imported with these options, in English; null when it can. */
  readonly problem: string | null;
  /** What `problem` says, for a screen to word; null where that is. */
  readonly said: Message | null;
  /** Figures that the first rows leave open. */
  readonly untold: UntoldMetrics;
  /** Imported before from a file with the same content. */
  readonly sameFileAs: number | null;
}

/** A row that would not be taken. */
export interface ShownRefusal {
  readonly row: number;
  /** Why, in English. */
  readonly reason: string;
  /** What `reason` says, for a screen to word. */
  readonly said: Message;
  /** The row as it stood in the file, callers masked. */
  readonly text: string;
}

export const IMPORT_STATES = ['running', 'done', 'cancelled', 'failed', 'undoing', 'undone'] as const;
export type ImportState = (typeof IMPORT_STATES)[number];

/** One import, running or over. `GET /api/v1/imports` lists them newest first. */
export interface ImportRecord {
  readonly importNo: number;
  readonly state: ImportState;
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly options: ImportOptions;
  readonly startedAtMs: number;
  readonly finishedAtMs: number | null;
  readonly counts: ImportCounts;
  /** First and last moment of what was added; null when nothing was. */
  readonly firstMs: number | null;
  readonly lastMs: number | null;
  /** 0 to 1 while running or undoing. */
  readonly progress: number;
  /** What went wrong, with the way out, in English; null when nothing did. */
  readonly problem: string | null;
  /** What `problem` says, for a screen to word; null where that is. */
  readonly said: Message | null;
}

export interface ImportCounts {
  /** Rows read so far; added + known + differing + refused when done. */
  readonly rows: number;
  readonly added: number;
  /** There already, the same: nothing was done, nothing is wrong. */
  readonly known: number;
  /** There already, but not the same: what is kept stays; the rows are in the report of refused rows. */
  readonly differing: number;
  readonly refused: number;
}
