import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import pg from 'pg';
import { sql } from 'kysely';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import type { Engine } from '../../server/stores/sql/engine.ts';
import { openEngine, openReading } from '../../server/stores/sql/open-engine.ts';
import { openPostgresEngine } from '../../server/stores/sql/postgres/postgres-engine.ts';
import { openJournal } from '../../server/stores/sql/journal/sql-journal.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import { createUpkeep } from '../../server/stores/sql/sql-upkeep.ts';
import { openStores } from '../../server/stores/open-stores.ts';
import { offered } from '../contracts/journal.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { callRecord, importStart } from '../helpers/history-builders.ts';
import { createDatabase, POSTGRES_URL } from '../helpers/databases.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

describe.skipIf(POSTGRES_URL === null)('PostgreSQL', () => {
  test('EN20 one server at a time has a database, and the next one is told who', async () => {
    const { url } = await createOne();
    const first = await open(url);
    await expect(openPostgresEngine(url, 'exclusive')).rejects.toMatchObject({ kind: 'in-use' });
    await expect(openPostgresEngine(url, 'exclusive')).rejects.toThrow(
      new RegExp(`is in use by another Floorcast \\(process ${process.pid} on .*FLOORCAST_DATABASE_URL`),
    );
    const beside = await openEngine({ kind: 'postgres', url });
    expect(await readSchema(beside)).not.toBeNull();
    await beside.close();
    await first.close();
    await (await open(url)).close();
  });

  test('EN21 a server whose session is lost goes on by itself, and nothing is half kept', async () => {
    const { url, command } = await createOne();
    const engine = await open(url);
    const interrupted = engine.write(async (transaction) => {
      await transaction.insertInto('meta').values({ name: 'half', value: '1' }).execute();
      await command(KILL_OTHERS);
      await transaction.insertInto('meta').values({ name: 'other half', value: '1' }).execute();
    });
    await expect(interrupted).rejects.toMatchObject({ name: 'StorageError', kind: 'failed' });
    await vi.waitFor(() => expect(engine.status().status).toBe('ok'), { timeout: 60_000 });
    await engine.write((transaction) =>
      transaction.insertInto('meta').values({ name: 'after', value: '1' }).execute(),
    );
    const rows = await engine.read.selectFrom('meta').select('name').where('value', '=', '1').execute();
    expect(rows.filter(({ name }) => name !== 'schema')).toEqual([{ name: 'after' }]);
  });

  test('EN21 a database that was away is found again, and until then nothing is acknowledged', async () => {
    const { url, name, command } = await createOne();
    const engine = await open(url);
    await command(`alter database ${name} with allow_connections false`);
    await command(KILL_OTHERS);
    await vi.waitFor(() => expect(engine.status().status).toBe('failed'), { timeout: 60_000 });
    await expect(engine.write(async () => {})).rejects.toMatchObject({ name: 'StorageError' });
    await expect(readSchema(engine)).rejects.toMatchObject({ name: 'StorageError' });
    await command(`alter database ${name} with allow_connections true`);
    await vi.waitFor(() => expect(engine.status().status).toBe('ok'), { timeout: 60_000 });
    await engine.write(async () => {});
    expect(await readSchema(engine)).not.toBeNull();
  });

  test('EN21 a network that dies without a word holds up a write no longer than it may', async () => {
    const { url } = await createOne();
    const line = await openLine(url);
    const engine = await openPostgresEngine(line.url, 'exclusive', { live: 2_000, background: 60_000 });
    onTestFinished(() => engine.close());
    const insert = (name: string) =>
      engine.write((transaction) => transaction.insertInto('meta').values({ name, value: '1' }).execute());
    await insert('before');
    line.state = 'silent';
    await expect(insert('lost')).rejects.toMatchObject({ name: 'StorageError', kind: 'failed' });
    expect(engine.status().status).toBe('failed');
    line.state = 'open';
    await vi.waitFor(() => expect(engine.status().status).toBe('ok'), { timeout: 60_000 });
    await insert('after');
    const rows = await engine.read.selectFrom('meta').select('name').where('value', '=', '1').execute();
    expect(rows.map(({ name }) => name).filter((name) => name !== 'schema')).toEqual(['before', 'after']);
  });

  test('EN20 who lost the lock to another acknowledges nothing until it has it again', async () => {
    const { url, name, command } = await createOne();
    const engine = await open(url);
    await command(`alter database ${name} with allow_connections false`);
    await command(KILL_OTHERS);
    await vi.waitFor(() => expect(engine.status().status).toBe('failed'), { timeout: 60_000 });
    await command(`alter database ${name} with allow_connections true`);
    const other = new pg.Client({ connectionString: url });
    other.on('error', () => {});
    await other.connect();
    const { rows } = await other.query('select pg_try_advisory_lock(4820, 2) as taken');
    // Whoever was quicker has it; only when it is the other one is there something to see.
    if (rows[0].taken) {
      await expect(engine.write(async () => {})).rejects.toMatchObject({ kind: 'in-use' });
      expect(engine.status().status).toBe('failed');
    }
    await other.end();
    await vi.waitFor(() => expect(engine.status().status).toBe('ok'), { timeout: 60_000 });
    await engine.write(async () => {});
  });

  test('EN22 what hinders is told in words that have no password', async () => {
    const { url, name, command } = await createOne();
    const other = new URL(url);
    other.username = 'nobody';
    other.password = 'hidden-word';
    const fails = async (address: URL, expected: RegExp) => {
      const failing = openEngine({ kind: 'postgres', url: address.href });
      await expect(failing).rejects.toMatchObject({
        name: 'StorageError',
        message: expect.stringMatching(expected),
      });
      await expect(failing).rejects.not.toThrow(/hidden-word/);
    };
    await fails(other, /nobody@.* does not let us in/);
    other.port = '1';
    await fails(other, /cannot be reached .*ECONNREFUSED.*FLOORCAST_DATABASE_URL/);
    const missing = new URL(url);
    missing.pathname = '/floorcast_missing';
    await fails(missing, /has no such database/);
    await command(`create role ${name}_weak login`);
    onTestFinished(() => command(`drop role if exists ${name}_weak`));
    const weak = new URL(url);
    weak.username = `${name}_weak`;
    await fails(weak, /gives us too few rights .*CREATE on the database/);
  });

  test('EN23 months have partitions of their own, made beside those who read', async () => {
    const { url } = await createOne();
    const engine = await open(url);
    const reading = openReading({ kind: 'postgres', url });
    onTestFinished(() => reading.destroy());
    await reading.transaction().execute(async (transaction) => {
      await transaction.selectFrom('events').selectAll().execute();
      await engine.prepareMonths('events', Date.UTC(2026, 9, 31), Date.UTC(2026, 10, 1));
    });
    const { journal, close } = await openBeside(url, engine);
    await commitEvents(journal, [offered('a', Date.UTC(2026, 9, 31)), offered('b', Date.UTC(2026, 10, 1))]);
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(
      'select relname as name from floorcast.events join pg_class on pg_class.oid = events.tableoid order by seq',
    );
    await client.end();
    expect(rows.map(({ name }) => name)).toEqual(['events_2026_10', 'events_2026_11']);
    await close();
  });

  test('UP1 EN24 months that lie before the limit are dropped, and what somebody reads goes row by row and is dropped the next time', async () => {
    const { url } = await createOne();
    const engine = await open(url);
    const journal = await openJournal(engine);
    const months = [Date.UTC(2026, 0, 31), Date.UTC(2026, 1, 1), Date.UTC(2026, 2, 1)];
    const calls = months.map((offeredAtMs) => callRecord({ offeredAtMs }));
    await commitEvents(journal, [], { changes: { ...NO_CHANGES, calls } });
    const reading = openReading({ kind: 'postgres', url });
    onTestFinished(() => reading.destroy());
    await reading.transaction().execute(async (transaction) => {
      await sql`select * from calls`.execute(transaction);
      const upkeep = createUpkeep(engine, { timeZone: 'Etc/UTC', dayStartsAt: '00:00' });
      expect(await upkeep.deleteBefore({ callsMs: months[2]!, eventsMs: null })).toEqual({
        calls: 2,
        events: 0,
      });
    });
    const left = await engine.read.selectFrom('calls').select('offered_ms').execute();
    expect(left).toEqual([{ offered_ms: months[2] }]);
    const listMonths = async () => {
      const { rows } = await sql<{ name: string }>`
        select relname as name from pg_inherits join pg_class on pg_class.oid = inhrelid
        where inhparent = 'calls'::regclass order by relname`.execute(engine.read);
      return rows.map(({ name }) => name);
    };
    // While it was read, none of them could be taken off its table.
    expect(await listMonths()).toEqual(['calls_2026_01', 'calls_2026_02', 'calls_2026_03']);
    const upkeep = createUpkeep(engine, { timeZone: 'Etc/UTC', dayStartsAt: '00:00' });
    const limits = { callsMs: months[2]! + 1, eventsMs: null };
    // An import may be about to fill one.
    const imports = createImports(
      engine,
      { timeZone: 'Etc/UTC', dayStartsAt: '00:00' },
      { nowMs: () => Date.now() },
    );
    const writer = await imports.begin(importStart());
    expect(await upkeep.deleteBefore(limits)).toEqual({ calls: 1, events: 0 });
    expect(await listMonths()).toHaveLength(3);
    await writer.abandon('cancelled', { rows: 0, added: 0, known: 0, differing: 0, refused: 0 }, null);
    expect(await upkeep.deleteBefore(limits)).toEqual({ calls: 0, events: 0 });
    expect(await listMonths()).toEqual(['calls_2026_03']);
    // A late call finds room all the same.
    await commitEvents(journal, [], { changes: { ...NO_CHANGES, calls: calls.slice(0, 1) } });
    expect(await listMonths()).toEqual(['calls_2026_01', 'calls_2026_03']);
    expect(await upkeep.deleteBefore(limits)).toEqual({ calls: 1, events: 0 });
    expect(await listMonths()).toEqual(['calls_2026_03']);
    await journal.close();
  });

  test('DF3 DF1 on a database server stores are opened together, by one server', async () => {
    const { url } = await createOne();
    const dataFolder = createTemporaryFolder();
    const stores = await openStores({ dataFolder, databaseUrl: url });
    await commitEvents(stores.journal, [offered('a', 1)]);
    await stores.documents.save('site', { name: 'Floor' });
    const elsewhere = { dataFolder: createTemporaryFolder(), databaseUrl: url };
    await expect(openStores(elsewhere)).rejects.toMatchObject({ kind: 'in-use' });
    await stores.close();
    const again = await openStores(elsewhere);
    expect(again.journal.lastSeq()).toBe(1);
    expect(await again.documents.read('site', (value) => value)).toEqual({ name: 'Floor' });
    await again.close();
  });
});

/** A way to a server that can be made to carry nothing on, without closing. */
async function openLine(url: string) {
  const to = new URL(url);
  const line = { url: '', state: 'open' as 'open' | 'silent' };
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(Number(to.port || 5432), to.hostname);
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('data', (data) => line.state === 'open' && other.write(data));
      one.on('close', () => line.state === 'open' && other.destroy());
      one.on('error', () => {});
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    for (const socket of sockets) socket.destroy();
  });
  const near = new URL(url);
  near.hostname = '127.0.0.1';
  near.port = String((server.address() as AddressInfo).port);
  line.url = near.href;
  return line;
}

/** Ends every session of the database but the one that asks; it is asked from another database. */
const KILL_OTHERS = 'kill';

async function createOne() {
  const database = await createDatabase('postgres');
  onTestFinished(() => database.remove());
  if (database.location.kind !== 'postgres') throw new Error('A database server was asked for.');
  const { url } = database.location;
  const name = new URL(url).pathname.slice(1);
  const command = async (text: string) => {
    const client = new pg.Client({ connectionString: POSTGRES_URL! });
    await client.connect();
    const kill = `select pg_terminate_backend(pid) from pg_stat_activity where datname = '${name}'`;
    await client.query(text === KILL_OTHERS ? kill : text);
    await client.end();
  };
  return { url, name, command };
}

async function open(url: string): Promise<Engine> {
  const engine = await openPostgresEngine(url, 'exclusive');
  onTestFinished(() => engine.close());
  return engine;
}

async function openBeside(url: string, engine: Engine) {
  await engine.close();
  return openStores({ dataFolder: createTemporaryFolder(), databaseUrl: url });
}

async function readSchema(engine: Engine): Promise<string | undefined> {
  const query = engine.read.selectFrom('meta').select('value').where('name', '=', 'schema');
  return (await query.executeTakeFirst())?.value;
}
