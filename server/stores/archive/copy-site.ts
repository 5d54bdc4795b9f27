import { OperatorError } from '../../floorcast-error.ts';
import { SiteFilling } from './fill-site.ts';
import { countRows, readOneState, readTable } from './read-tables.ts';
import { proveDocuments } from './restore-archive.ts';
import { RowSummer, sumText, writeRow, type TableSum } from './row-text.ts';
import { TABLE_LAYOUTS } from './table-layouts.ts';
import type { SiteSource, SiteTarget } from './whole-site.ts';

export interface CopiedSite {
  /** What the source has and what the target has, by table. */
  readonly tables: readonly { readonly table: string; readonly from: TableSum; readonly to: TableSum }[];
  readonly documents: number;
}

/**
 * Copies a whole site that nobody writes into one that was just made, and proves by counts and sums that nothing is
 * missing. Until then the target is marked as a part.
 *
 * @param onProgress 0 to 1
 * @throws FloorcastError
 */
export async function copySite(
  source: SiteSource,
  target: SiteTarget,
  onProgress: (progress: number) => void = () => {},
  signal?: AbortSignal,
): Promise<CopiedSite> {
  const filling = await SiteFilling.begin(target);
  const rowsDue = 2 * (await countRows(source.database, TABLE_LAYOUTS)) + 1;
  let rowsDone = 0;
  const count = (rows: number) => onProgress(Math.min(0.999, (rowsDone += rows) / rowsDue));
  const sums: Record<string, TableSum> = {};
  const columns: Record<string, readonly string[]> = {};
  await readOneState(source.database, source.kind, async (state) => {
    for (const layout of TABLE_LAYOUTS) {
      const summer = new RowSummer();
      const database = layout.table === 'snapshots' ? (source.snapshots ?? state) : state;
      for await (const rows of readTable(database, source.kind, layout)) {
        if (signal?.aborted)
          throw new OperatorError(
            'conflict',
            'The move was stopped. The source is untouched; the same command begins anew.',
          );
        summer.add(rows.map(writeRow));
        await filling.addRows(layout, layout.columns, rows);
        count(rows.length);
      }
      sums[layout.table] = summer.finish();
      columns[layout.table] = layout.columns;
    }
  });
  const documents = await source.listDocuments();
  for (const document of documents) await target.saveDocument(document);
  await proveDocuments(
    target,
    Object.fromEntries(documents.map(({ name, value }) => [name, sumText(JSON.stringify(value))])),
  );
  const found = await filling.finish(sums, columns, count);
  onProgress(1);
  return {
    tables: TABLE_LAYOUTS.map(({ table }) => ({ table, from: sums[table]!, to: found[table]! })),
    documents: documents.length,
  };
}
