import type { ImportPreview } from '../../shared/contract/imports.ts';
import { guessColumns } from '../../shared/import/guess-columns.ts';
import {
  CALL_FIELDS,
  FILE_FORMATS,
  INTERVAL_FIELDS,
  type FileFormat,
  type ImportField,
  type ImportKind,
  type ImportOptions,
} from '../../shared/import/import-format.ts';

/** What a column of such a file may mean; none where the file's columns are fixed. */
export function listFields(kind: ImportKind): readonly ImportField[] {
  switch (kind) {
    case 'calls':
      return CALL_FIELDS;
    case 'intervals':
      return INTERVAL_FIELDS;
    case 'queue-log':
      return [];
  }
  return kind satisfies never;
}

const NEEDED: Readonly<Record<ImportKind, readonly ImportField[]>> = {
  calls: ['queue', 'offeredAt'],
  intervals: ['queue', 'start', 'offered'],
  'queue-log': [],
};

/** Fields without which nothing can be imported, and no column has yet. A default queue stands in for its column. */
export function findMissing(
  options: Pick<ImportOptions, 'kind' | 'columns' | 'defaultQueue'>,
): readonly ImportField[] {
  const told = new Set(Object.values(options.columns));
  if (options.defaultQueue !== null) told.add('queue');
  return NEEDED[options.kind].filter((field) => !told.has(field));
}

/** Date and time may stand in columns of their own. */
const MOMENTS: readonly ImportField[] = ['offeredAt', 'answeredAt', 'endedAt', 'start'];

/**
 * Gives a column its meaning; null: not read. A field has one column, so that the one that had it before loses it; only a
 * moment may have several (its date and its time).
 *
 * Example: `assignField({a: 'queue'}, 'b', 'queue')` is `{b: 'queue'}`.
 */
export function assignField(
  columns: ImportOptions['columns'],
  column: string,
  field: ImportField | null,
): ImportOptions['columns'] {
  const isAlone = field !== null && !MOMENTS.includes(field);
  const others = Object.entries(columns).filter(
    ([name, taken]) => name !== column && !(isAlone && taken === field),
  );
  return Object.fromEntries(field === null ? others : [...others, [column, field]]);
}

/**
 * Other contents: columns keep what they mean there too, and the format follows, because a queue_log is both.
 * Example: `queue` is a field of calls and of intervals.
 */
export function changeKind(options: ImportOptions, kind: ImportKind): ImportOptions {
  const fields = new Set(listFields(kind));
  const columns = Object.fromEntries(
    Object.entries(options.columns).filter(([, field]) => fields.has(field)),
  );
  return { ...options, kind, columns, format: findFormat(options.format, kind) };
}

function findFormat(format: FileFormat, kind: ImportKind): FileFormat {
  if (kind === 'queue-log') return 'queue-log';
  return format === 'queue-log' ? 'csv' : format;
}

/** Another format; a queue_log holds a queue_log, everything else does not. */
export function changeFormat(options: ImportOptions, format: FileFormat): ImportOptions {
  const isLog = format === 'queue-log';
  const kind = isLog ? 'queue-log' : options.kind === 'queue-log' ? 'calls' : options.kind;
  return { ...changeKind(options, kind), format };
}

/** Formats such a file may be read as: a spreadsheet is one and nothing else. */
export function listFormats(preview: Pick<ImportPreview, 'sheets' | 'options'>): readonly FileFormat[] {
  const isSheet = preview.sheets.length > 0 || preview.options.format === 'xlsx';
  return isSheet ? ['xlsx'] : FILE_FORMATS.filter((format) => format !== 'xlsx');
}

/**
 * Options for columns that have other names now (another sheet, another encoding): when nothing of the old mapping fits
 * them, it is guessed anew. Null when the mapping stays.
 */
export function remapColumns(preview: Pick<ImportPreview, 'columns' | 'options'>): ImportOptions | null {
  const { columns, options } = preview;
  const named = columns.map(({ name }) => name);
  if (named.length === 0 || options.kind === 'queue-log') return null;
  const mapped = Object.keys(options.columns);
  if (mapped.length === 0 || mapped.some((name) => named.includes(name))) return null;
  const most = Math.max(...columns.map(({ samples }) => samples.length));
  const rows = Array.from({ length: most }, (_, at) => columns.map(({ samples }) => samples[at] ?? ''));
  const guessed = guessColumns(named, rows);
  // A guess of nothing would be asked for again and again.
  return Object.keys(guessed.columns).length === 0 ? null : { ...options, ...guessed };
}
