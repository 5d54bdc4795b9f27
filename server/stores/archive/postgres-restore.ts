import { sql } from 'kysely';
import pg from 'pg';
import { StorageError } from '../../floorcast-error.ts';
import { explainPostgres } from '../sql/postgres/explain-postgres.ts';
import { createConfig, describeUrl, SCHEMA } from '../sql/postgres/postgres-config.ts';
import { openPostgresEngine, openPostgresReading } from '../sql/postgres/postgres-engine.ts';
import { askPostgres, createPostgresTarget } from './postgres-site.ts';
import type { RestoreAnswer, RestoreDesk, RestorePlace } from './restore-desk.ts';
import { stampTime } from './stamp-time.ts';
import type { StoreNote } from './table-layouts.ts';

/** Schema of a database where a restore is made. */
export const RESTORING_SCHEMA = 'floorcast_restore';
/** The advisory lock of a restore. */
const LOCK = '4820, 4';
const WANTED: StoreNote = 'restore-wanted';
const ANSWER: StoreNote = 'restore-answer';

/** The desk of a database, for the server that has its lock. */
export function openPostgresDesk(url: string): RestoreDesk {
  const database = openPostgresReading(url);
  return {
    findWanted: async () => {
      const row = await database
        .selectFrom('meta')
        .select('value')
        .where('name', '=', WANTED)
        .executeTakeFirst();
      return row?.value ?? null;
    },
    swap: async (nowMs) => {
      const keptAs = `${SCHEMA}_before_${stampSchema(nowMs)}`;
      await swapSchemas(url, RESTORING_SCHEMA, keptAs);
      return `the schema ${keptAs}`;
    },
    swapBack: (keptAs, nowMs) =>
      swapSchemas(url, keptAs.replace('the schema ', ''), `${SCHEMA}_failed_${stampSchema(nowMs)}`),
    answer: (answer) => note(url, ANSWER, JSON.stringify(answer)),
    close: () => database.destroy(),
  };
}

/**
 * The place of a database where a restore is made.
 *
 * @throws StorageError 'in-use' when another restore is under way.
 */
export async function openPostgresPlace(url: string): Promise<RestorePlace> {
  const lock = await lockRestoring(url);
  return {
    createTarget: async () => {
      await forget(url, WANTED);
      return createPostgresTarget(url, RESTORING_SCHEMA);
    },
    order: async (name) => {
      await forget(url, ANSWER);
      await note(url, WANTED, name);
    },
    withdraw: () => forget(url, WANTED),
    readAnswer: async (name) => {
      const text = await readNote(url, ANSWER);
      const answer = text === null ? null : (JSON.parse(text) as RestoreAnswer);
      if (answer?.order !== name) return null;
      await forget(url, ANSWER);
      return answer;
    },
    close: async () => {
      if ((await readNote(url, WANTED)) === null)
        await askPostgres(url, (client) => client.query(`drop schema if exists ${RESTORING_SCHEMA} cascade`));
      await lock.end();
    },
  };
}

/** One schema takes the place of ours, in one transaction and with the lock of the one server. */
async function swapSchemas(url: string, from: string, to: string): Promise<void> {
  const engine = await openPostgresEngine(url, 'exclusive');
  try {
    await engine.write(async (transaction) => {
      await transaction.deleteFrom('meta').where('name', '=', WANTED).execute();
      await sql`alter schema ${sql.id(SCHEMA)} rename to ${sql.id(to)}`.execute(transaction);
      await sql`alter schema ${sql.id(from)} rename to ${sql.id(SCHEMA)}`.execute(transaction);
      await transaction.deleteFrom('meta').where('name', '=', WANTED).execute();
    });
  } finally {
    await engine.close();
  }
}

async function lockRestoring(url: string): Promise<pg.Client> {
  const where = describeUrl(url);
  const client = new pg.Client(createConfig(url, 'write'));
  client.on('error', () => {});
  try {
    await client.connect();
    const { rows } = await client.query(`select pg_try_advisory_lock(${LOCK}) as taken`);
    if (!(rows[0] as { readonly taken: boolean }).taken)
      throw new StorageError('in-use', `${where} is in use by another restore. Wait until that one is done.`);
    return client;
  } catch (error) {
    await client.end().catch(() => {});
    throw explainPostgres(error, where);
  }
}

function note(url: string, name: StoreNote, value: string): Promise<void> {
  return askPostgres(url, async (client) => {
    await client.query(
      'insert into meta (name, value) values ($1, $2) on conflict (name) do update set value = excluded.value',
      [name, value],
    );
  });
}

/** True when it was there. */
function forget(url: string, name: StoreNote): Promise<boolean> {
  return askPostgres(url, async (client) => {
    if (!(await hasMeta(client))) return false;
    return ((await client.query('delete from meta where name = $1', [name])).rowCount ?? 0) > 0;
  });
}

function readNote(url: string, name: StoreNote): Promise<string | null> {
  return askPostgres(url, async (client) => {
    if (!(await hasMeta(client))) return null;
    const { rows } = await client.query('select value from meta where name = $1', [name]);
    return (rows[0] as { readonly value: string } | undefined)?.value ?? null;
  });
}

async function hasMeta(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query(`select to_regclass('${SCHEMA}.meta') is not null as "isThere"`);
  return (rows[0] as { readonly isThere: boolean }).isThere;
}

function stampSchema(nowMs: number): string {
  return stampTime(nowMs).replace('-', '_');
}
