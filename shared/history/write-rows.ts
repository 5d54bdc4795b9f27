import { guardText, quoteCell } from '../sheets/guard-formula.ts';
import type { ExportRow } from './export-rows.ts';

export const EXPORT_FORMATS = ['csv', 'ndjson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
};

/** Spreadsheets take a file without it for one of the machine's own encoding. */
const BYTE_ORDER_MARK = '\ufeff';

/** What stands before the rows: of a CSV the mark of UTF-8 and the names of the columns. */
export function writeHead(format: ExportFormat, columns: readonly string[]): string {
  return format === 'csv' ? `${BYTE_ORDER_MARK}${columns.map(writeCsvText).join(',')}\r\n` : '';
}

/** The rows as they stand in the file, each with its line end. */
export function writeRows(
  format: ExportFormat,
  columns: readonly string[],
  rows: readonly ExportRow[],
): string {
  let text = '';
  for (const row of rows) {
    text +=
      format === 'csv'
        ? `${columns.map((column) => writeCsvCell(row[column] ?? null)).join(',')}\r\n`
        : `${JSON.stringify(row)}\n`;
  }
  return text;
}

function writeCsvCell(value: ExportRow[string]): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return writeCsvText(typeof value === 'string' ? value : JSON.stringify(value));
}

/**
 * A text by RFC 4180. What a spreadsheet would take for a formula gets an apostrophe before it, so that no caller's name
 * runs anything on the desk of who opens the file; telephone numbers and numbers do nothing and stay as they are.
 */
export function writeCsvText(text: string): string {
  return quoteCell(guardText(text));
}
