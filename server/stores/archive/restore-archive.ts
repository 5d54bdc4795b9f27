import { sql } from 'kysely';
import { OperatorError } from '../../floorcast-error.ts';
import { ENDED_LINK } from '../../ports/own-store.ts';
import { markCountsOfBefore } from '../sql/migrations/002-gaps-of-counts.ts';
import { MIGRATIONS } from '../sql/migrations/migrate.ts';
import type { ArchiveContents } from './archive-lines.ts';
import { SiteFilling } from './fill-site.ts';
import { readArchive } from './read-archive.ts';
import { readRow, sumText } from './row-text.ts';
import { TABLE_LAYOUTS } from './table-layouts.ts';
import type { SiteTarget } from './whole-site.ts';

/** From this schema on a row of counts says what it does not tell. */
const KNOWS_GAPS = 2;

/**
 * Fills a site that was just made from an archive that was verified, and proves that it has every row and document.
 *
 * @param onProgress 0 to 1
 */
export async function restoreArchive(
  file: string,
  contents: ArchiveContents,
  target: SiteTarget,
  onProgress: (progress: number) => void = () => {},
  signal?: AbortSignal,
): Promise<void> {
  checkKnown(file, contents);
  const rowsDue = 2 * Object.values(contents.tables).reduce((sum, { rows }) => sum + rows, 0) + 1;
  let rowsDone = 0;
  const count = (rows: number) => onProgress((rowsDone += rows) / rowsDue);
  const filling = await SiteFilling.begin(target);
  for await (const piece of readArchive(file, contents)) {
    if (signal?.aborted)
      throw new OperatorError('conflict', 'The restore was stopped. What was there before is untouched.');
    if ('document' in piece) await target.saveDocument({ name: piece.document, value: piece.value });
    else {
      const layout = TABLE_LAYOUTS.find(({ table }) => table === piece.table)!;
      await filling.addRows(layout, piece.columns, piece.rows.map(readRow));
      count(piece.rows.length);
    }
  }
  await proveDocuments(target, contents.documents);
  if (contents.schema < KNOWS_GAPS) await target.engine.write(markCountsOfBefore);
  await filling.finish(contents.tables, contents.columns, count);
  await endSessions(target);
}

/**
 * Who was signed in then may have been signed out since; a link that was used since would be good again, and so would one to a
 * calendar that was taken back since.
 */
async function endSessions({ engine }: SiteTarget): Promise<void> {
  await engine.write(async (transaction) => {
    for (const table of ['account_sessions', 'account_links'] as const)
      await transaction.deleteFrom(table).execute();
    // Whose they were stays, for they are told. No token has this for its hash, and no two links the same.
    await sql`update calendar_links set token_hash = ${ENDED_LINK} || account_id`.execute(transaction);
  });
}

/** Proves that a site has these documents and no others. */
export async function proveDocuments(
  target: SiteTarget,
  sums: Readonly<Record<string, string>>,
): Promise<void> {
  const found = await target.listDocuments();
  const differing = [
    ...Object.keys(sums).filter((name) => !found.some((document) => document.name === name)),
    ...found
      .filter(({ name, value }) => sums[name] !== sumText(JSON.stringify(value)))
      .map(({ name }) => name),
  ];
  if (differing.length > 0)
    throw new OperatorError(
      'internal',
      `${target.where}: the documents ${differing.join(', ')} are not as they were. What was there before is untouched. Look at the disk, and try again.`,
    );
}

/**
 * Refuses an archive that knows more than we do. An older one lacks what came later, which then has its usual values.
 *
 * @throws FloorcastError 'conflict'
 */
export function checkKnown(file: string, { schema, columns }: ArchiveContents): void {
  const unknown = Object.keys(columns).filter((table) => {
    const layout = TABLE_LAYOUTS.find((candidate) => candidate.table === table);
    return !layout || columns[table]!.some((column) => !layout.columns.includes(column));
  });
  if (schema <= MIGRATIONS.length && unknown.length === 0) return;
  throw new OperatorError(
    'conflict',
    `${file} has schema version ${schema}, this Floorcast knows versions up to ${MIGRATIONS.length}. A later Floorcast wrote it: restore it with that one.`,
  );
}
