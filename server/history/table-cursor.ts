import { FloorcastError } from '../floorcast-error.ts';

/** The last row of a page: a table is ordered by the beginning of the period, then by the subject's id. */
export interface TableCursor {
  readonly fromMs: number;
  readonly subjectId: string;
}

/** The year 3000: no period of a table begins later, nor as long before 1970. */
const LATEST_MS = Date.UTC(3000, 0);

/** As it stands in an address. */
export function writeCursor({ fromMs, subjectId }: TableCursor): string {
  return Buffer.from(JSON.stringify([fromMs, subjectId])).toString('base64url');
}

/** @throws FloorcastError `bad-request` for a text that `writeCursor` did not write. */
export function parseCursor(text: string): TableCursor {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(parsed) && isMoment(parsed[0]) && typeof parsed[1] === 'string')
      return { fromMs: parsed[0], subjectId: parsed[1] };
  } catch {
    // Told below, in the same words.
  }
  throw new FloorcastError('bad-request', { code: 'page-unknown', page: `"${text.slice(0, 60)}"` });
}

/** What a calendar can name a day of. */
function isMoment(value: unknown): value is number {
  return Number.isSafeInteger(value) && Math.abs(value as number) < LATEST_MS;
}

/** Whether a row comes after the one a page ended with. */
export function isAfter(row: TableCursor, cursor: TableCursor | null): boolean {
  if (cursor === null) return true;
  if (row.fromMs !== cursor.fromMs) return row.fromMs > cursor.fromMs;
  return row.subjectId > cursor.subjectId;
}
