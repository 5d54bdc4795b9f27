import type { RefusedRow } from './import-format.ts';

/** UTF-8 with a byte order mark, so that spreadsheet programs read it as that. */
export const REFUSED_HEAD = '\ufeffrow,reason,text\r\n';

/** Refused rows as lines of CSV. */
export function writeRefused(rows: readonly RefusedRow[]): string {
  return rows.map(({ row, reason, text }) => `${row},${toCell(reason)},${toCell(text)}\r\n`).join('');
}

/**
 * A text as a cell of CSV. One that a spreadsheet would take for a formula gets an apostrophe: the file came from outside.
 * Example: `toCell('=1+1')` is `'=1+1`
 */
function toCell(text: string): string {
  const safe = /^[\s]*[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
