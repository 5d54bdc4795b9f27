import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { addressSchema, askPostgres } from '../../server/stores/archive/postgres-site.ts';
import { openPostgresReading } from '../../server/stores/sql/postgres/postgres-engine.ts';
import type { BenchPlace } from '../bench-history/place.ts';
import { printSite, printTables } from './print-site.ts';

/** The stores that restores have put aside: folders, or schemas of the database. */
export async function listKeptStores({ dataFolder, databaseUrl }: BenchPlace): Promise<readonly string[]> {
  if (databaseUrl === null)
    return readdirSync(dataFolder)
      .filter((name) => name.startsWith('before-restore-'))
      .map((name) => join(dataFolder, name));
  return askPostgres(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select schema_name as name from information_schema.schemata where schema_name like 'floorcast\\_before\\_%'`,
    );
    return (rows as readonly { readonly name: string }[]).map(({ name }) => name);
  });
}

/** The sums of the tables of one of them. */
export async function printKept({ databaseUrl }: BenchPlace, kept: string): Promise<string> {
  if (databaseUrl === null) return (await printSite({ kind: 'libsql', folder: kept })).tables;
  const database = openPostgresReading(addressSchema(databaseUrl, kept));
  try {
    return await printTables(database, 'postgres');
  } finally {
    await database.destroy();
  }
}

export async function removeKept({ databaseUrl }: BenchPlace, kept: readonly string[]): Promise<void> {
  for (const store of kept) {
    if (databaseUrl === null) rmSync(store, { recursive: true });
    else await askPostgres(databaseUrl, (client) => client.query(`drop schema ${store} cascade`));
  }
}
