import type { Kysely } from 'kysely';
import { openSite } from '../../server/stores/archive/open-site.ts';
import { countRows, sumTable } from '../../server/stores/archive/read-tables.ts';
import { TABLE_LAYOUTS } from '../../server/stores/archive/table-layouts.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';
import type { EngineKind } from '../../server/stores/sql/engine.ts';
import type { Tables } from '../../server/stores/sql/tables.ts';

const LAYOUTS = TABLE_LAYOUTS.filter(({ table }) => table !== 'snapshots');

export interface SitePrint {
  /** The same for the same rows of every table. */
  readonly tables: string;
  readonly documents: string;
  readonly isEmpty: boolean;
}

/** Sums up a site, so that two can be compared. @throws as `openSite` */
export async function printSite(location: SiteLocation): Promise<SitePrint> {
  const source = await openSite(location);
  try {
    const documents = await source.listDocuments();
    const rows = await countRows(
      source.database,
      LAYOUTS.filter(({ table }) => table !== 'meta'),
    );
    return {
      tables: await printTables(source.database, source.kind),
      documents: JSON.stringify(documents),
      isEmpty: rows === 0 && documents.length === 0,
    };
  } finally {
    await source.close();
  }
}

export async function printTables(database: Kysely<Tables>, kind: EngineKind): Promise<string> {
  const sums: string[] = [];
  for (const layout of LAYOUTS) {
    const { rows, sha256 } = await sumTable(database, kind, layout);
    sums.push(`${layout.table} ${rows} ${sha256}`);
  }
  return sums.join('\n');
}

export function isSamePrint(a: SitePrint | null, b: SitePrint): boolean {
  return a !== null && a.tables === b.tables && a.documents === b.documents;
}
