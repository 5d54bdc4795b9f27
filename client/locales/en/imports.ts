import { durationUnits, importFields, importStates } from '../../../shared/messages/en/names.ts';
import type { FlowOutReason } from '../../../shared/floor/events.ts';
import type { CallOutcome } from '../../../shared/history/call-record.ts';
import type {
  Encoding,
  FileFormat,
  ImportKind,
  ImportOptions,
} from '../../../shared/import/import-format.ts';

const kinds: Readonly<Record<ImportKind, string>> = {
  calls: 'Calls, one a row',
  intervals: 'Counts by interval',
  'queue-log': 'Asterisk queue_log',
};

const formats: Readonly<Record<FileFormat, string>> = {
  csv: 'CSV',
  ndjson: 'NDJSON',
  xlsx: 'XLSX',
  'queue-log': 'queue_log',
};

const encodings: Readonly<Record<Encoding, string>> = {
  'utf-8': 'UTF-8',
  gb18030: 'GB18030 (GBK, GB2312)',
  big5: 'Big5',
};

const dateOrders: Readonly<Record<ImportOptions['dateOrder'], string>> = {
  'year-month-day': 'Year, month, day',
  'day-month-year': 'Day, month, year',
  'month-day-year': 'Month, day, year',
};

const repeatedTimes: Readonly<Record<ImportOptions['repeatedTime'], string>> = {
  earlier: 'The first of the two',
  later: 'The second of the two',
  refuse: 'Refuse the row',
};

const skippedTimes: Readonly<Record<ImportOptions['skippedTime'], string>> = {
  shift: 'An hour later on the clock',
  refuse: 'Refuse the row',
};

const outcomes: Readonly<Record<CallOutcome | FlowOutReason, string>> = {
  answered: 'answered',
  abandoned: 'abandoned',
  waiting: 'waiting',
  'flowed-out': 'flowed out',
  timeout: 'flowed out: waited too long',
  key: 'flowed out: pressed a key',
  empty: 'flowed out: no agent',
  withdrawn: 'flowed out: taken out',
  overflow: 'flowed out: overflow',
  callback: 'flowed out: callback',
  voicemail: 'flowed out: message',
  lost: 'flowed out: end not seen',
  other: 'flowed out',
};

/** The page that brings in the past. */
export const imports = {
  title: 'Import',
  states: importStates,
  kinds,
  formats,
  encodings,
  fields: importFields,
  dateOrders,
  durationUnits,
  repeatedTimes,
  skippedTimes,
  outcomes,

  drop: 'Drop a file here',
  choose: 'Choose a file',
  dropHint:
    'Calls or counts by interval as CSV, NDJSON or XLSX, or Asterisk’s queue_log; gzipped or not, up to 2 GB. Nothing is kept before you have seen it and said so.',
  dropOne: 'One file at a time, please.',
  sending: (name: string) => `Sending ${name}`,
  sent: (sent: string, all: string) => `${sent} of ${all}`,
  looking: 'Looking into the file …',
  cancelSending: 'Stop sending',
  discard: 'Another file',
  failedTitle: (name: string) => `The file could not be read: ${name}`,

  asFound: 'How to read it',
  kind: 'Holds',
  format: 'Format',
  encoding: 'Encoding',
  delimiter: 'Columns end at',
  delimiters: { ',': 'Comma ,', ';': 'Semicolon ;', '\t': 'Tab', '|': 'Bar |' } as Readonly<
    Record<string, string>
  >,
  sheet: 'Sheet',
  timeZone: 'Time zone of its times',
  repeatedTime: 'Times the clocks pass twice',
  skippedTime: 'Times the clocks skip',
  dateOrder: 'Dates like 03/04/2026',
  durationUnit: 'Durations without a unit',
  intervalMinutes: 'Length of an interval',
  minutes: (count: number) => `${count} min`,
  defaultQueue: 'Queue of rows that name none',
  noDefaultQueue: 'None: refuse them',

  mapping: 'Columns',
  column: 'In the file',
  samples: 'First values',
  means: 'Means',
  notRead: 'Not read',
  missing: (fields: string) => `Still needed: ${fields}. Choose the column that holds it.`,
  fieldOf: (column: string) => `What “${column}” means`,
  noColumns: 'This kind of file has columns of its own; there is nothing to choose.',

  previewTitle: 'First rows as they would be kept',
  unknown: (figures: string) =>
    `Not known from this file, and shown as a dash: ${figures}. It has no columns for them.`,
  roughly: (figures: string) =>
    `No short abandons are told: every abandoned call counts as abandoned in: ${figures}.`,
  previewNone: 'No row could be read yet.',
  refusedTitle: 'Rows that would be refused',
  refusedFirst: 'Of the first rows, none would be refused.',
  row: 'Row',
  reason: 'Reason',
  text: 'As it stands in the file',
  sameFile: (no: number) =>
    `The same file was brought in before, as import ${no}. Rows that are there already change nothing.`,
  problem: 'Nothing can be imported this way',
  checking: 'Checking …',
  start: 'Import',
  starting: 'Starting …',
  leave: 'The import goes on when you leave this page.',

  list: 'Imports',
  none: 'No import yet. Drop a file above, or use “npm run import -- FILE” on the server.',
  importNo: (no: number) => `Import ${no}`,
  startedAt: (when: string) => `started ${when}`,
  counts: { rows: 'rows', added: 'added', known: 'there already', differing: 'differ', refused: 'refused' },
  countsExplained: {
    known: 'There already, the same: nothing was done.',
    differing: 'There already, but not the same: what is kept stays.',
  },
  holds: (first: string, last: string) => `${first} – ${last}`,
  holdsNothing: 'nothing added',
  progress: (percent: string) => `${percent} done`,
  rate: (rows: string) => `${rows} rows a second`,
  left: (time: string) => `${time} left`,
  working: 'estimating the time left',
  cancel: 'Cancel',
  undo: 'Undo',
  undoOf: (no: number, file: string) => `Undo import ${no}, ${file}`,
  cancelOf: (no: number, file: string) => `Cancel import ${no}, ${file}`,
  report: 'Rows not taken',
  reportOf: (no: number) => `Rows not taken of import ${no}, as a file`,
  toHistory: 'See it in the history',
  undoTitle: (no: number) => `Undo import ${no}?`,
  undoText: (added: string, file: string, span: string) =>
    `The ${added} rows that came with ${file} (${span}) go away, from the calls and from every figure. Rows that were there before stay. The file can be brought in again.`,
  undoYes: 'Undo it',
  undoNo: 'Keep it',
  cancelTitle: (no: number) => `Cancel import ${no}?`,
  cancelText: 'What was brought in so far goes away: an import is there whole or not at all.',
  cancelYes: 'Cancel the import',
  cancelNo: 'Go on',
  wasStarted: (no: number) => `Import ${no} has begun.`,
  wasDone: (no: number, added: string) => `Import ${no} is done: ${added} rows added.`,
  wasUndone: (no: number) => `Import ${no} is undone.`,
  wasFailed: (no: number) => `Import ${no} has failed.`,
  listUnreachable: 'The list stands still: the server does not answer. This page keeps asking.',
};
