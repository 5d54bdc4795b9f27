import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { EngineKind } from '../../server/stores/sql/engine.ts';
import type { StorePlaces } from '../../server/stores/open-stores.ts';

export interface Scratch {
  readonly places: StorePlaces;
  remove(): Promise<void>;
}

/** An empty site to work with: a folder, or a new database on the server at `FLOORCAST_DATABASE_URL`. */
export async function openScratch(kind: EngineKind): Promise<Scratch> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'floorcast-verify-'));
  const removeFolder = (): void => rmSync(dataFolder, { recursive: true, force: true });
  if (kind === 'libsql') {
    return { places: { dataFolder, databaseUrl: null }, remove: async () => removeFolder() };
  }
  const server = process.env['FLOORCAST_DATABASE_URL'];
  if (!server) {
    removeFolder();
    throw new Error(
      'FLOORCAST_DATABASE_URL must name a server where databases may be made. Example: postgres://root@127.0.0.1/postgres.',
    );
  }
  const name = `floorcast_verify_${randomBytes(5).toString('hex')}`;
  await command(server, `create database ${name} template template0 encoding 'UTF8'`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return {
    places: { dataFolder, databaseUrl: url.href },
    remove: async () => {
      removeFolder();
      await command(server, `drop database if exists ${name} with (force)`);
    },
  };
}

async function command(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
