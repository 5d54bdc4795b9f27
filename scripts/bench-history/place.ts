import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import pg from 'pg';
import type { StorePlaces } from '../../server/stores/open-stores.ts';
import type { Engine, EngineKind } from '../../server/stores/sql/engine.ts';

/** A place for a site that is gone after the benchmark. */
export interface BenchPlace extends StorePlaces {
  readonly kind: EngineKind;
  remove(): Promise<void>;
}

/** @param serverUrl a database of the server in which another one may be made; null: a folder. */
export async function createPlace(serverUrl: string | null): Promise<BenchPlace> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'floorcast-history-'));
  const removeFolder = () => rmSync(dataFolder, { recursive: true, force: true });
  if (serverUrl === null)
    return { kind: 'libsql', dataFolder, databaseUrl: null, remove: async () => removeFolder() };
  const name = `floorcast_bench_${randomBytes(4).toString('hex')}`;
  await command(serverUrl, `create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return {
    kind: 'postgres',
    dataFolder,
    databaseUrl: url.href,
    remove: async () => {
      removeFolder();
      await command(serverUrl, `drop database if exists ${name} with (force)`);
    },
  };
}

export interface StoreBytes {
  readonly whole: number;
  /** The table of calls with its indexes; null where the engine does not say. */
  readonly calls: number | null;
}

export async function measureBytes(engine: Engine): Promise<StoreBytes> {
  if (engine.location.kind === 'libsql') {
    const { file } = engine.location;
    const whole = ['', '-wal']
      .map((suffix) => file + suffix)
      .reduce((sum, path) => sum + (existsSync(path) ? statSync(path).size : 0), 0);
    const calls = await sql<{ bytes: number }>`select sum(pgsize) as bytes from dbstat where name = 'calls'`
      .execute(engine.read)
      .then(({ rows }) => rows[0]?.bytes ?? null)
      .catch(() => null);
    return { whole, calls };
  }
  const { rows } = await sql<{ whole: number; calls: number }>`
    select pg_database_size(current_database()) as whole,
      (select sum(pg_total_relation_size(inhrelid)) from pg_inherits where inhparent = 'calls'::regclass) as calls`.execute(
    engine.read,
  );
  return rows[0]!;
}

/** Forgets what the system has read of files. False where it does not let us. */
export function dropCaches(): boolean {
  try {
    execFileSync('sync');
    writeFileSync('/proc/sys/vm/drop_caches', '3');
    return true;
  } catch {
    return false;
  }
}

async function command(url: string, text: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
