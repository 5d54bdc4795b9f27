import type { FileFormat, ImportField, ImportKind } from '../../import/import-format.ts';
import type { Part, WordPart } from '../part.ts';

interface Words {
  /** What another program said. */
  readonly words: string;
}

/** Files that nothing can be read from as they are, or as they are asked to be read. */
export const files = {
  'offered-at-unmapped': 'Nothing says when calls were offered. Map a column to offeredAt.',
  'queue-unmapped':
    'Nothing says which queue calls were in. Map a column to queue, or name a queue for rows without one.',
  'outcome-unmapped':
    'Nothing says whether a call was answered. Map a column to outcome, answeredAt, talk or agent.',
  'wait-unmapped': 'Nothing says how long callers waited. Map a column to wait, answeredAt or endedAt.',
  'start-unmapped': 'Nothing says when an interval began. Map a column to start.',
  'offered-unmapped': 'Nothing says how many calls were offered. Map a column to offered.',
  'counted-queue-unmapped':
    'Nothing says which queue a row counts. Map a column to queue, or name a queue for rows without one.',
  'answered-unmapped': 'Nothing says how many calls were answered. Map a column to answered or abandoned.',
  'field-repeated': ({ field, columns }: { readonly field: ImportField; readonly columns: number }) =>
    `${columns} columns are mapped to ${field}, which takes one. Leave the others out.`,
  'rows-missing': 'The file has no rows under its header. Export it again, with the rows of a period.',
  'rows-all-refused': (
    { count, row, reason }: { readonly count: number; readonly row: number; readonly reason: Part },
    word: WordPart,
  ) => `None of the first ${count} rows can be taken. Row ${row}: ${word(reason)}`,
  'log-without-calls': 'The log has no call that began and ended in it. Choose another file.',
  'kind-against-format': ({ kind, format }: { readonly kind: ImportKind; readonly format: FileFormat }) =>
    `kind (${kind}) and format (${format}) must both be queue-log, or neither.`,
  'format-against-file': ({ format, actual }: { readonly format: FileFormat; readonly actual: FileFormat }) =>
    `format (${format}) does not fit: the file is ${actual}. Choose that.`,
  'delimiter-unknown': ({ delimiter }: { readonly delimiter: string }) =>
    `delimiter (${delimiter}) must be a comma, a semicolon, a tab or |.`,
  'time-zone-unknown': ({ timeZone }: { readonly timeZone: string }) =>
    `timeZone (${timeZone}) is no time zone known here. Write it as Europe/Berlin.`,
  'file-empty': 'The file is empty. Export it again, with the rows of a period.',
  'xlsx-gzipped': 'An XLSX file is packed already. Send it without gzip.',
  'excel-too-old':
    'The file is of an old Excel (XLS), or locked with a password. Save it as XLSX or as CSV UTF-8, without a password.',
  'encoding-foreign': ({ encoding }: { readonly encoding: string }) =>
    `The file is ${encoding} text. Save it as CSV UTF-8, in Excel under "Save as".`,
  'gzip-broken': ({ words }: Words) =>
    `The gzipped file cannot be unpacked (${words}). Maybe it was cut on its way: copy it again.`,
  'file-unreadable': ({ words }: Words) => `The file cannot be read (${words}). Copy it again.`,
  'line-too-long': ({ megabytes }: { readonly megabytes: number }) =>
    `The file has a line of more than ${megabytes} MB, and rows are lines. Maybe it is no text file: choose another format.`,
  'quote-never-closed': ({ row }: { readonly row: number }) =>
    `After row ${row} a quote (") begins a cell that is never closed. Close it there, or choose another delimiter.`,
  'columns-too-many': ({ columns, most }: { readonly columns: number; readonly most: number }) =>
    `The table has ${columns} columns; ${most} at most are read. Export it with those that are needed, or choose another delimiter.`,
  'sheet-unknown': ({ sheet }: { readonly sheet: string }) =>
    `The file has no sheet "${sheet}". Choose one that it has.`,
  'xlsx-too-much': ({ megabytes }: { readonly megabytes: number }) =>
    `The XLSX file holds more than is read of one: what its cells share unpacks to more than ${megabytes} MB, or to too many texts. Save it as CSV UTF-8, or in parts.`,
  'xlsx-row-too-long': ({ megabytes }: { readonly megabytes: number }) =>
    `The XLSX file has a row of more than ${megabytes} MB. Save it as CSV UTF-8 with the columns that are needed.`,
  'xlsx-unreadable': ({ words }: Words) =>
    `The XLSX file cannot be read (${words}). Open it in a spreadsheet program and save it again, or save it as CSV UTF-8.`,
};
