import type { Kysely } from 'kysely';
import type { ImportOptions } from '../../../../shared/import/import-format.ts';
import type { Tables } from '../tables.ts';

const QUARTER_MS = 15 * 60_000;

/** How long the counts of imports are for, in ms, by the import's number. A row of theirs lies at the first quarter hour. */
export async function readCountLengths(read: Kysely<Tables>): Promise<ReadonlyMap<number, number>> {
  const rows = await read
    .selectFrom('imports')
    .select(['import_no', 'options'])
    .where('kind', '=', 'intervals')
    .execute();
  return new Map(
    rows.map(({ import_no, options }) => [
      import_no,
      (JSON.parse(options) as ImportOptions).intervalMinutes * 60_000,
    ]),
  );
}

/** The quarter hours where a count begins that reaches into this stretch, without those of the stretch itself. */
export function listStartsBefore(startMs: number, longestMs: number): readonly number[] {
  return Array.from(
    { length: Math.max(0, longestMs / QUARTER_MS - 1) },
    (_, index) => startMs - (index + 1) * QUARTER_MS,
  );
}

/** The quarter hours of a stretch. */
export function listQuarters(startMs: number, lengthMs: number): readonly number[] {
  return Array.from(
    { length: Math.max(1, lengthMs / QUARTER_MS) },
    (_, index) => startMs + index * QUARTER_MS,
  );
}
