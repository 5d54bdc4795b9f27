import { existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { FloorcastError, OperatorError } from '../../floorcast-error.ts';
import { lockDataFolder } from '../data-folder.ts';
import { SCHEMA, describeUrl } from '../sql/postgres/postgres-config.ts';
import { openPostgresEngine } from '../sql/postgres/postgres-engine.ts';
import { SITE_FILE, SNAPSHOT_FILE } from '../store-files.ts';
import { listDocumentFiles } from './document-files.ts';
import { isUnfinished } from './fill-site.ts';
import { finishSwap } from './folder-swap.ts';
import { createLibsqlTarget, openLibsqlSource } from './libsql-site.ts';
import { askPostgres, createPostgresTarget, openPostgresSource } from './postgres-site.ts';
import { TABLE_LAYOUTS } from './table-layouts.ts';
import { countRows, listTables } from './read-tables.ts';
import type { SiteLocation, SiteSource, SiteTarget } from './whole-site.ts';

/** Takes a site for this process alone, as a server does, so that none writes to it. */
export async function lockSite(location: SiteLocation): Promise<() => Promise<void>> {
  if (location.kind === 'libsql') {
    const lock = lockDataFolder(location.folder);
    finishSwap(location.folder);
    return async () => lock.release();
  }
  const engine = await openPostgresEngine(location.url, 'exclusive');
  return () => engine.close();
}

/**
 * Makes an empty site where none is. What a stopped copy left there is taken away first.
 *
 * @throws FloorcastError 'conflict' naming what is there.
 */
export async function createNewSite(location: SiteLocation): Promise<SiteTarget> {
  return location.kind === 'libsql' ? createNewFolder(location.folder) : createNewSchema(location.url);
}

async function createNewFolder(folder: string): Promise<SiteTarget> {
  const isThere = existsSync(join(folder, SITE_FILE));
  if (isThere) {
    await refuseFilled(openLibsqlSource(folder));
    for (const name of readdirSync(folder))
      if (name.startsWith(SITE_FILE) || name.startsWith(SNAPSHOT_FILE) || /\.json(\.bak)?$/.test(name))
        rmSync(join(folder, name));
  }
  const documents = existsSync(folder) ? listDocumentFiles(folder) : [];
  if (documents.length > 0) throw filled(folder, documents.join(', '));
  return createLibsqlTarget(folder);
}

async function createNewSchema(url: string): Promise<SiteTarget> {
  const isThere = await askPostgres(url, async (client) => {
    const { rows } = await client.query(`select to_regclass('${SCHEMA}.meta') is not null as "isThere"`);
    return (rows[0] as { readonly isThere: boolean }).isThere;
  });
  if (isThere) await refuseFilled(await openPostgresSource(url));
  return createPostgresTarget(url, SCHEMA);
}

/** A part of a copy, or a store in which nothing is yet, may be taken away. */
async function refuseFilled(site: SiteSource): Promise<void> {
  try {
    if (await isUnfinished(site.database)) return;
    const found: string[] = [];
    const tables = await listTables(site.database);
    for (const layout of TABLE_LAYOUTS) {
      if (layout.table === 'meta' || !tables.has(layout.table)) continue;
      const rows = await countRows(site.database, [layout]);
      if (rows > 0) found.push(`${rows} ${layout.table}`);
    }
    const documents = await site.listDocuments();
    if (documents.length > 0) found.push(`the documents ${documents.map(({ name }) => name).join(', ')}`);
    if (found.length > 0) throw filled(site.where, found.join(', '));
  } finally {
    await site.close();
  }
}

function filled(where: string, what: string): FloorcastError {
  return new OperatorError(
    'conflict',
    `${where} is not empty: it has ${what}. A site moves into an empty place only; name another one with --to.`,
  );
}

/** Where a site is, for messages. */
export function describeLocation(location: SiteLocation): string {
  return location.kind === 'libsql' ? location.folder : describeUrl(location.url);
}
