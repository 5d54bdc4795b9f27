/** A value as it stands in a file: texts of CSV; numbers and truth values too where JSON or a spreadsheet has them. */
export type Cell = string | number | boolean | null;

/** What exports write where there is nothing. */
const NOTHING = new Set(['-', '--', '—', 'n/a', 'na', 'null', 'none', 'nil', '#n/a', '无', '無', '空']);
const PLAIN = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/**
 * A cell as a text without spaces round it, full-width digits and signs as plain ones; empty where there is nothing.
 * Example: `textOf(' １２：３０ ')` is `'12:30'`, `textOf('N/A')` is `''`.
 */
export function textOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  if (typeof cell !== 'string') return String(cell);
  const text = PLAIN.test(cell) ? cell : cell.normalize('NFKC').trim();
  return text.length <= 4 && NOTHING.has(text.toLowerCase()) ? '' : text;
}

/** A name or an id: as it was written, only without spaces round it; empty where there is nothing. */
export function nameOf(cell: Cell | undefined): string {
  if (cell === null || cell === undefined) return '';
  const text = String(cell).trim();
  return text.length <= 4 && NOTHING.has(text.toLowerCase()) ? '' : text;
}
