import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterEach, describe, inject } from 'vitest';
import type { Engine, EngineKind, EngineLocation } from '../../server/stores/sql/engine.ts';
import { openEngine } from '../../server/stores/sql/open-engine.ts';

/** A database of its own, and how to be rid of it. */
export interface TestDatabase {
  readonly kind: EngineKind;
  readonly location: EngineLocation;
  /** An empty folder, for whatever else is kept: the data folder of a site. */
  readonly folder: string;
  remove(): Promise<void>;
}

/** The server that `npm test` started, as an address of its database `postgres`; null where there is none. */
export const POSTGRES_URL = process.env['FLOORCAST_TEST_DATABASE_URL'] || null;

/** The engines that can be tried here; which one is missing was said in one line when the tests began. */
export const ENGINES: readonly EngineKind[] = POSTGRES_URL === null ? ['libsql'] : ['libsql', 'postgres'];

/** A database without anything in it. Remove it after the test (with nobody connected any more, or by force). */
export function createDatabase(kind: EngineKind): Promise<TestDatabase> {
  return makeDatabase(kind, "template template0 encoding 'UTF8'");
}

/** The same with the newest schema, where no test is of how that is made: a copy takes a third of the time. */
export async function createMigratedDatabase(kind: EngineKind): Promise<TestDatabase> {
  const { file, name } = inject('migrated');
  // Copied as files: written to the log page by page it takes longer.
  const database = await makeDatabase(kind, `template ${name} strategy file_copy`);
  if (database.location.kind === 'libsql') copyFileSync(file, database.location.file);
  return database;
}

async function makeDatabase(kind: EngineKind, from: string): Promise<TestDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'floorcast-'));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  if (kind === 'libsql') {
    const location = { kind, file: join(folder, 'floorcast.db') } as const;
    return { kind, location, folder, remove: async () => removeFolder() };
  }
  const name = `floorcast_${randomBytes(6).toString('hex')}`;
  await command(`create database ${name} ${from}`);
  const url = new URL(POSTGRES_URL!);
  url.pathname = `/${name}`;
  return {
    kind,
    location: { kind, url: url.href },
    folder,
    remove: async () => {
      removeFolder();
      await command(`drop database if exists ${name} with (force)`);
    },
  };
}

/**
 * Runs a suite once for every engine. `open` gives a fresh, empty engine; all are closed and removed after each test.
 *
 * @example
 * describeEngines('names', (openOne) => {
 *   test('...', async () => { const engine = await openOne(); ... });
 * });
 */
export function describeEngines(
  name: string,
  suite: (openOne: () => Promise<Engine>, kind: EngineKind) => void,
): void {
  for (const kind of ENGINES) {
    describe(`${name}: ${kind}`, () => {
      const opened: { readonly database: TestDatabase; readonly engine: Engine }[] = [];
      afterEach(async () => {
        for (const { engine, database } of opened.splice(0)) {
          await engine.close();
          await database.remove();
        }
      });
      suite(async () => {
        const database = await createMigratedDatabase(kind);
        const engine = await openEngine(database.location);
        opened.push({ database, engine });
        return engine;
      }, kind);
    });
  }
}

async function command(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: POSTGRES_URL! });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
