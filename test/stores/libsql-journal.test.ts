import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, onTestFinished, test, vi } from 'vitest';
import { StorageError, type StorageFailure } from '../../server/floorcast-error.ts';
import { openStores } from '../../server/stores/open-stores.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { offered } from '../contracts/journal.ts';
import { canMakeDisks, createSmallDisk } from '../helpers/small-disk.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const ALWAYS = { fromMs: 0, toMs: 1e15 };

test('JN20 the files as a killed process leaves them hold everything acknowledged', async () => {
  const folder = createTemporaryFolder();
  const { journal } = await open(folder);
  await commitEvents(
    journal,
    Array.from({ length: 3_000 }, (_, index) => offered(`c${index}`, index)),
  );
  const left = createTemporaryFolder();
  cpSync(folder, left, { recursive: true });
  const after = await open(left);
  expect(after.journal.lastSeq()).toBe(3_000);
  expect((await after.journal.measure(ALWAYS)).events).toBe(3_000);
});

test.skipIf(!canMakeDisks)(
  'JN21 a full disk refuses, loses nothing and is written again when there is room',
  async () => {
    const { folder } = createSmallDisk(4);
    const ballast = join(folder, 'ballast');
    writeFileSync(ballast, Buffer.alloc(1_500_000));
    const { journal, close } = await open(folder);
    let acknowledged = 0;
    const refused = await (async () => {
      for (;;) {
        try {
          await commitEvents(
            journal,
            Array.from({ length: 500 }, () => offered(`c${acknowledged}`, acknowledged)),
          );
          acknowledged += 500;
        } catch (error) {
          return error;
        }
      }
    })();
    expect(refused).toMatchObject({ name: 'JournalError', kind: 'full', code: 'storage-full' });
    expect(String(refused)).toMatch(/floorcast\.db could not grow: the disk is full.*Make room/);
    expect(journal.status()).toMatchObject({ status: 'failed' });
    expect(acknowledged).toBeGreaterThan(0);
    expect((await journal.read(0, 1e6)).length).toBe(acknowledged);
    const again = Array.from({ length: 500 }, () => offered('x', 1));
    await expect(commitEvents(journal, again)).rejects.toMatchObject({ kind: 'full' });

    rmSync(ballast);
    await vi.waitFor(() => expect(journal.status().status).toBe('ok'), { timeout: 60_000, interval: 100 });
    await commitEvents(journal, [offered('after', 9)]);
    expect(journal.lastSeq()).toBe(acknowledged + 1);
    await close();
    const reopened = await open(folder);
    expect((await reopened.journal.measure(ALWAYS)).events).toBe(acknowledged + 1);
  },
);

test.skipIf(!canMakeDisks)('JN22 a disk mounted read-only is refused', async () => {
  const { folder, makeReadOnly } = createSmallDisk(4);
  await (await open(folder)).close();
  makeReadOnly();
  await expectFailure(folder, 'read-only', /FLOORCAST_DATA/);
});

test('JN22 a folder that cannot be is refused', async () => {
  const file = join(createTemporaryFolder(), 'file');
  writeFileSync(file, '');
  await expectFailure(join(file, 'data'), 'read-only', /FLOORCAST_DATA/);
});

test.each(['floorcast.db', 'journal.db'])(
  'JN23 a %s that is no database is refused and left as it is',
  async (name) => {
    const folder = createTemporaryFolder();
    const bytes = Buffer.alloc(8192, 'not a database ');
    writeFileSync(join(folder, name), bytes);
    await expectFailure(folder, 'corrupt', new RegExp(`${name} is not a database.*backup`));
    expect(readFileSync(join(folder, name)).equals(bytes)).toBe(true);
  },
);

test('JN23 a damaged database is refused', async () => {
  const folder = createTemporaryFolder();
  const { journal, close } = await open(folder);
  await commitEvents(
    journal,
    Array.from({ length: 2_000 }, (_, index) => offered(`c${index}`, index)),
  );
  await close();
  const file = join(folder, 'floorcast.db');
  const bytes = readFileSync(file);
  bytes.fill(0xff, 100, 4096);
  writeFileSync(file, bytes);
  await expectFailure(folder, 'corrupt', /floorcast\.db is not a database that can be read/);
});

test('JN24 the journal of the first version is taken over with its events, and goes on', async () => {
  const folder = createTemporaryFolder();
  makeFirstLayout(folder, 2_500);
  writeFileSync(join(folder, 'history.db'), 'of the first version');
  const { journal, close } = await open(folder);
  expect(journal.lastSeq()).toBe(2_500);
  expect(await journal.newestAtMs('asterisk')).toBe(2_500);
  expect(await journal.measure(ALWAYS)).toEqual({ events: 2_500, firstAtMs: 1, lastAtMs: 2_500 });
  expect(await journal.findKnownIds(['id-7', 'id\0-8', 'id-9000'])).toEqual(new Set(['id-7', 'id\0-8']));
  expect((await journal.findCall('c41', 10)).map(({ seq }) => seq)).toEqual([41]);
  await commitEvents(journal, [offered('new', 3_000, 'id-new')]);
  await expect(commitEvents(journal, [offered('old', 3_000, 'id-7')])).rejects.toThrow(/id-7 is taken/);
  expect(existsSync(join(folder, 'journal.db'))).toBe(false);
  expect(readFileSync(join(folder, 'history.db'), 'utf8')).toBe('of the first version');
  await close();
  expect((await open(folder)).journal.lastSeq()).toBe(2_501);
});

test('JN24 a journal of the first layout that is newer is refused and left as it is', async () => {
  const folder = createTemporaryFolder();
  makeFirstLayout(folder, 3);
  const file = join(folder, 'journal.db');
  const database = new Libsql(file);
  database.exec('PRAGMA user_version = 99');
  database.close();
  await expectFailure(folder, 'newer', /schema version 99/);
  expect(existsSync(file)).toBe(true);
  expect(existsSync(join(folder, 'floorcast.db'))).toBe(false);
});

test('JN25 a snapshot that cannot be unpacked is passed over', async () => {
  const folder = createTemporaryFolder();
  const { journal, close } = await open(folder);
  await commitEvents(journal, [offered('a', 1), offered('b', 2)]);
  await journal.saveSnapshot(1, 'older');
  await journal.saveSnapshot(2, 'newer');
  await close();
  const database = new Libsql(join(folder, 'snapshots.db'));
  database.exec("UPDATE snapshots SET packed = x'1f8b0000' WHERE seq = 2");
  database.close();
  expect(await (await open(folder)).journal.loadSnapshots()).toEqual([{ seq: 1, text: 'older' }]);
});

test('JN25 a damaged file of snapshots is begun anew', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'snapshots.db'), Buffer.alloc(8192, 7));
  const { journal } = await open(folder);
  await commitEvents(journal, [offered('a', 1)]);
  expect(await journal.loadSnapshots()).toEqual([]);
  await journal.saveSnapshot(1, 'floor');
  expect(await journal.loadSnapshots()).toEqual([{ seq: 1, text: 'floor' }]);
});

async function open(folder: string) {
  const stores = await openStores({ dataFolder: folder, databaseUrl: null });
  let closing: Promise<void> | null = null;
  const close = () => (closing ??= stores.close());
  onTestFinished(close);
  return { ...stores, close };
}

async function expectFailure(folder: string, kind: StorageFailure, message: RegExp): Promise<void> {
  const opening = open(folder);
  await expect(opening).rejects.toBeInstanceOf(StorageError);
  await expect(opening).rejects.toMatchObject({ kind, message: expect.stringMatching(message) });
}

/** A data folder as the first version left it when it was killed. */
function makeFirstLayout(folder: string, events: number): void {
  const file = join(folder, 'made.db');
  const database = new Libsql(file);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec(`
    CREATE TABLE events (seq INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, type TEXT NOT NULL, call_id TEXT,
      agent_id TEXT, event_id TEXT, body TEXT NOT NULL);
    CREATE UNIQUE INDEX events_by_id ON events (event_id) WHERE event_id IS NOT NULL;
    CREATE INDEX events_by_call ON events (call_id) WHERE call_id IS NOT NULL;
    CREATE INDEX events_by_agent ON events (agent_id, at_ms) WHERE agent_id IS NOT NULL;
    CREATE INDEX events_by_type ON events (type, at_ms);
    CREATE TABLE blocks (block INTEGER PRIMARY KEY, events INTEGER NOT NULL, first_ms INTEGER NOT NULL,
      last_ms INTEGER NOT NULL);
    CREATE TABLE sources (source TEXT PRIMARY KEY, newest_ms INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE room (filler BLOB NOT NULL);
    PRAGMA user_version = 1;`);
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, NULL, ?, ?)');
  database.exec('BEGIN');
  for (let seq = 1; seq <= events; seq += 1) {
    const event = offered(`c${seq}`, seq, seq === 8 ? 'id\0-8' : `id-${seq}`);
    const storedId = seq === 8 ? JSON.stringify(event.id) : event.id;
    insert.run(seq, seq, event.type, event.callId, storedId, JSON.stringify(event));
  }
  database.exec(`INSERT INTO blocks SELECT seq / 1024, count(*), min(at_ms), max(at_ms) FROM events GROUP BY 1;
    INSERT INTO sources VALUES ('asterisk', ${events}); COMMIT`);
  // Copied while it is open: the newest are in the write-ahead log only.
  for (const suffix of ['', '-wal']) {
    cpSync(file + suffix, join(folder, `journal.db${suffix}`));
  }
  database.close();
  rmSync(file);
}
