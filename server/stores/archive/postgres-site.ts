import { sql, type Kysely } from 'kysely';
import pg from 'pg';
import { OperatorError } from '../../floorcast-error.ts';
import { openSqlDocuments } from '../documents/sql-documents.ts';
import { explainPostgres } from '../sql/postgres/explain-postgres.ts';
import { createConfig, describeUrl, SCHEMA } from '../sql/postgres/postgres-config.ts';
import { openPostgresEngine, openPostgresReading } from '../sql/postgres/postgres-engine.ts';
import type { Tables } from '../sql/tables.ts';
import type { SiteSource, SiteTarget, StoredDocument } from './whole-site.ts';

/**
 * Opens the site of a database for reading, beside a server that runs or without one.
 *
 * @throws FloorcastError 'not-found' when the database has none.
 */
export async function openPostgresSource(url: string): Promise<SiteSource> {
  const where = describeUrl(url);
  const isThere = await askPostgres(url, async (client) => {
    const { rows } = await client.query(`select to_regclass('${SCHEMA}.meta') is not null as "isThere"`);
    return (rows[0] as { readonly isThere: boolean }).isThere;
  });
  if (!isThere)
    throw new OperatorError(
      'not-found',
      `${where} has no site: no Floorcast has run on it. Correct the address, or start Floorcast there once.`,
    );
  const database = openPostgresReading(addressSchema(url, SCHEMA));
  return {
    kind: 'postgres',
    where,
    database,
    snapshots: null,
    listDocuments: () => listDocuments(database),
    close: () => database.destroy(),
  };
}

/** Makes an empty site in a schema of a database; whatever the schema had is gone. */
export async function createPostgresTarget(url: string, schema: string): Promise<SiteTarget> {
  await askPostgres(url, async (client) => {
    await client.query(`drop schema if exists ${schema} cascade`);
    await client.query(`create schema ${schema}`);
  });
  const engine = await openPostgresEngine(addressSchema(url, schema), 'shared');
  const documents = openSqlDocuments(engine);
  return {
    kind: 'postgres',
    where: describeUrl(url),
    engine,
    database: engine.read,
    snapshots: null,
    listDocuments: () => listDocuments(engine.read),
    saveDocument: ({ name, value }) => documents.save(name, value),
    saveSnapshot: async (seq, packed) => {
      const row = { seq, packed: Buffer.from(packed) };
      await engine.write((transaction) => transaction.insertInto('snapshots').values(row).execute());
    },
    close: () => engine.close(),
  };
}

/** Asks a database something in a session of its own, without any lock. */
export async function askPostgres<T>(url: string, ask: (client: pg.Client) => Promise<T>): Promise<T> {
  const where = describeUrl(url);
  const client = new pg.Client(createConfig(url, 'write'));
  // A session that is lost says so in the question that waits for it.
  client.on('error', () => {});
  try {
    await client.connect();
    return await ask(client);
  } catch (error) {
    throw explainPostgres(error, where);
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * The address of another schema of the same database. Settings of an address stand above all others; copying a year takes
 * longer than a question of the server ever may.
 */
export function addressSchema(url: string, schema: string): string {
  const address = new URL(url);
  const others = address.searchParams.get('options') ?? '';
  address.searchParams.set(
    'options',
    `${others} -c search_path=${schema} -c statement_timeout=0 -c jit=off`.trim(),
  );
  return address.href;
}

async function listDocuments(database: Kysely<Tables>): Promise<readonly StoredDocument[]> {
  const { rows } = await sql<{
    name: string;
    text: string;
  }>`select name, text from documents order by name`.execute(database);
  return rows.map(({ name, text }) => ({ name, value: JSON.parse(text) as unknown }));
}
