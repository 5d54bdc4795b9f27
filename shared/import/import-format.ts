import type { Message } from '../messages/message.ts';

/** What a file may hold. */
export const IMPORT_KINDS = ['calls', 'intervals', 'queue-log'] as const;
export type ImportKind = (typeof IMPORT_KINDS)[number];

export const FILE_FORMATS = ['csv', 'ndjson', 'xlsx', 'queue-log'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const ENCODINGS = ['utf-8', 'gb18030', 'big5'] as const;
export type Encoding = (typeof ENCODINGS)[number];

/** What a column of calls may mean. At least `queue` and `offeredAt` are needed. */
export const CALL_FIELDS = [
  'callId',
  'queue',
  'offeredAt',
  'answeredAt',
  'endedAt',
  'outcome',
  'flowOutReason',
  'wait',
  'talk',
  'hold',
  'wrapUp',
  'agent',
  'agentName',
  'caller',
] as const;
export type CallField = (typeof CALL_FIELDS)[number];

/** What a column of interval counts may mean. `queue`, `start` and `offered` are needed. */
export const INTERVAL_FIELDS = [
  'queue',
  'start',
  'offered',
  'answered',
  'answeredWithinTarget',
  'abandoned',
  'abandonedWithinTarget',
  'shortAbandons',
  'flowedOut',
  'averageWaitSeconds',
  'averageTalkSeconds',
  'averageHoldSeconds',
  'averageWrapUpSeconds',
  'averageHandleSeconds',
  'longestWaitSeconds',
  'untold',
] as const;
export type IntervalField = (typeof INTERVAL_FIELDS)[number];

export type ImportField = CallField | IntervalField;

/** How a file is to be read. Everything is guessed first and may be changed. */
export interface ImportOptions {
  readonly kind: ImportKind;
  readonly format: FileFormat;
  readonly encoding: Encoding;
  /** CSV only: `,` `;` tab or `|`. */
  readonly delimiter: string;
  /** XLSX only: the sheet's name; null: the first. */
  readonly sheet: string | null;
  /** Field by column name. A column that is not here is not read. */
  readonly columns: Readonly<Record<string, ImportField>>;
  /** IANA zone of times that do not say theirs. */
  readonly timeZone: string;
  /** A time that the clocks pass twice in autumn. */
  readonly repeatedTime: 'earlier' | 'later' | 'refuse';
  /** A time that the clocks skip in spring: taken as if the clocks had not changed yet, or refused. */
  readonly skippedTime: 'shift' | 'refuse';
  /** How dates like 03/04/2026 are meant. */
  readonly dateOrder: 'year-month-day' | 'day-month-year' | 'month-day-year';
  /** How a number without a unit in a duration column is meant. */
  readonly durationUnit: 'seconds' | 'milliseconds' | 'minutes';
  /** Interval counts: the length of the file's intervals. */
  readonly intervalMinutes: 15 | 30 | 60;
  /** The queue of rows that name none; null: such rows are refused. */
  readonly defaultQueue: string | null;
}

/** A row that was not taken. Rows count from 1 as a spreadsheet does: the header is row 1 of a CSV or XLSX. */
export interface RefusedRow {
  readonly row: number;
  readonly reason: Message;
  /** The row as it stood in the file, at most 500 characters. */
  readonly text: string;
}
