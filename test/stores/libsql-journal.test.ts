import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { expect, onTestFinished, test, vi } from 'vitest';
import { JournalError, type StorageFailure } from '../../server/floorcast-error.ts';
import { migrate, openForWriting } from '../../server/stores/database.ts';
import { GroupCommit } from '../../server/stores/journal/group-commit.ts';
import { JOURNAL_MIGRATIONS } from '../../server/stores/journal/journal-schema.ts';
import { openJournal } from '../../server/stores/journal/libsql-journal.ts';
import { describeJournal, offered } from '../contracts/journal.ts';
import { canMakeDisks, createSmallDisk } from '../helpers/small-disk.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

describeJournal('libsql', () => openJournal(createTemporaryFolder()));

test('JN20 JN13 after a restart numbering, reading, repeated ids and sources go on', async () => {
  const folder = createTemporaryFolder();
  const first = await open(folder);
  await first.append([offered('a', 1, 'id-1'), offered('b', 2)], 'asterisk');
  await first.saveSnapshot(2, 'floor');
  await first.close();
  const second = await open(folder);
  expect(second.lastSeq()).toBe(2);
  expect(await second.newestAtMs('asterisk')).toBe(2);
  expect(await second.append([offered('a', 1, 'id-1'), offered('c', 3)])).toEqual({
    numbered: [{ seq: 3, event: offered('c', 3) }],
    repeated: [0],
  });
  expect((await second.read(0, 10)).length).toBe(3);
  expect(await second.loadSnapshots()).toEqual([{ seq: 2, text: 'floor' }]);
});

test('JN20 the files as a killed process leaves them hold everything acknowledged', async () => {
  const folder = createTemporaryFolder();
  const running = await open(folder);
  await running.append(Array.from({ length: 3_000 }, (_, index) => offered(`c${index}`, index)));
  const left = createTemporaryFolder();
  cpSync(folder, left, { recursive: true });
  const after = await open(left);
  expect(after.lastSeq()).toBe(3_000);
  expect((await after.measure({ fromMs: 0, toMs: 1e15 })).events).toBe(3_000);
});

test.skipIf(!canMakeDisks)(
  'JN21 a full disk refuses, loses nothing and is written again when there is room',
  async () => {
    const { folder } = createSmallDisk(4);
    const ballast = join(folder, 'ballast');
    writeFileSync(ballast, Buffer.alloc(1_500_000));
    const journal = await open(folder);
    let acknowledged = 0;
    const refused = await (async () => {
      for (;;) {
        try {
          await journal.append(Array.from({ length: 500 }, () => offered(`c${acknowledged}`, acknowledged)));
          acknowledged += 500;
        } catch (error) {
          return error;
        }
      }
    })();
    expect(refused).toBeInstanceOf(JournalError);
    expect(refused).toMatchObject({ kind: 'full', code: 'storage-full' });
    expect(String(refused)).toMatch(/journal\.db could not grow: the disk is full.*Make room/);
    expect(journal.status()).toMatchObject({ status: 'failed' });
    expect(acknowledged).toBeGreaterThan(0);
    expect((await journal.read(0, 1e6)).length).toBe(acknowledged);
    await expect(journal.append(Array.from({ length: 500 }, () => offered('x', 1)))).rejects.toMatchObject({
      kind: 'full',
    });

    rmSync(ballast);
    await vi.waitFor(() => expect(journal.status().status).toBe('ok'), { timeout: 10_000, interval: 100 });
    const result = await journal.append([offered('after', 9)]);
    expect(result.numbered[0]?.seq).toBe(acknowledged + 1);
    await journal.close();
    const again = await open(folder);
    expect((await again.measure({ fromMs: 0, toMs: 1e15 })).events).toBe(acknowledged + 1);
  },
);

test.skipIf(!canMakeDisks)('JN22 a disk mounted read-only is refused', async () => {
  const { folder, makeReadOnly } = createSmallDisk(4);
  await (await open(folder)).close();
  makeReadOnly();
  await expectFailure(folder, 'read-only', /journal\.db.*FLOORCAST_DATA/);
});

test('JN22 a folder that cannot be is refused', async () => {
  const file = join(createTemporaryFolder(), 'file');
  writeFileSync(file, '');
  await expectFailure(join(file, 'data'), 'read-only', /journal\.db.*FLOORCAST_DATA/);
});

test('JN23 a file that is no database is refused and left as it is', async () => {
  const folder = createTemporaryFolder();
  const bytes = Buffer.alloc(8192, 'not a database ');
  writeFileSync(join(folder, 'journal.db'), bytes);
  await expectFailure(folder, 'corrupt', /journal\.db is not a database.*backup/);
  expect(readFileSync(join(folder, 'journal.db')).equals(bytes)).toBe(true);
});

test('JN23 a damaged database is refused', async () => {
  const folder = createTemporaryFolder();
  const journal = await open(folder);
  await journal.append(Array.from({ length: 2_000 }, (_, index) => offered(`c${index}`, index)));
  await journal.close();
  const file = join(folder, 'journal.db');
  const bytes = readFileSync(file);
  bytes.fill(0xff, 100, 4096);
  writeFileSync(file, bytes);
  await expectFailure(folder, 'corrupt', /journal\.db is not a database that can be read/);
});

test('JN24 a file of a later schema is refused and left as it is', async () => {
  const folder = createTemporaryFolder();
  await (await open(folder)).close();
  const file = join(folder, 'journal.db');
  const database = new Libsql(file);
  database.exec('PRAGMA user_version = 99');
  database.close();
  await expectFailure(folder, 'newer', /schema version 99, this Floorcast knows versions up to 1/);
  const after = new Libsql(file);
  expect(after.prepare('PRAGMA user_version').all()).toEqual([{ user_version: 99 }]);
  after.close();
});

test('JN24 an earlier schema is brought up step by step and keeps its events', async () => {
  const folder = createTemporaryFolder();
  const journal = await open(folder);
  await journal.append([offered('a', 1), offered('b', 2)]);
  await journal.close();
  const file = join(folder, 'journal.db');
  const later = [
    ...JOURNAL_MIGRATIONS,
    'ALTER TABLE events ADD COLUMN site TEXT NOT NULL DEFAULT "here"',
    'CREATE TABLE marks (seq INTEGER PRIMARY KEY); INSERT INTO marks SELECT seq FROM events',
  ];
  const database = openForWriting(file, later);
  expect(database.prepare('SELECT seq, call_id, site FROM events JOIN marks USING (seq)').all()).toEqual([
    { seq: 1, call_id: 'a', site: 'here' },
    { seq: 2, call_id: 'b', site: 'here' },
  ]);
  expect(database.prepare('PRAGMA user_version').all()).toEqual([{ user_version: 3 }]);
  expect(() => migrate(database, file, [...later, 'CREATE TABLE half (x); CREATE TABLE marks (y)'])).toThrow(
    /marks/,
  );
  expect(database.prepare("SELECT name FROM sqlite_master WHERE name = 'half'").all()).toEqual([]);
  expect(database.prepare('PRAGMA user_version').all()).toEqual([{ user_version: 3 }]);
  database.close();
});

test('JN25 a snapshot that cannot be unpacked is passed over', async () => {
  const folder = createTemporaryFolder();
  const journal = await open(folder);
  await journal.append([offered('a', 1), offered('b', 2)]);
  await journal.saveSnapshot(1, 'older');
  await journal.saveSnapshot(2, 'newer');
  await journal.close();
  const database = new Libsql(join(folder, 'snapshots.db'));
  database.exec("UPDATE snapshots SET packed = x'1f8b0000' WHERE seq = 2");
  database.close();
  expect(await (await open(folder)).loadSnapshots()).toEqual([{ seq: 1, text: 'older' }]);
});

test('JN25 a damaged file of snapshots is begun anew', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'snapshots.db'), Buffer.alloc(8192, 7));
  const journal = await open(folder);
  await journal.append([offered('a', 1)]);
  expect(await journal.loadSnapshots()).toEqual([]);
  await journal.saveSnapshot(1, 'floor');
  expect(await journal.loadSnapshots()).toEqual([{ seq: 1, text: 'floor' }]);
});

test('JN26 what comes in while a commit runs is gathered into the next one', async () => {
  const commits: { readonly texts: readonly unknown[]; finish(): void }[] = [];
  let seq = 0;
  const group = new GroupCommit(
    (texts) =>
      new Promise((resolve) => {
        commits.push({
          texts,
          finish: () => resolve(texts.map(() => ({ firstSeq: (seq += 1), repeated: [] }))),
        });
      }),
  );
  const append = (callId: string) => group.append([offered(callId, 1)], null);
  const first = [append('a'), append('b')];
  await vi.waitFor(() => expect(commits.length).toBe(1));
  const second = [append('c'), append('d'), append('e')];
  commits[0]!.finish();
  expect((await Promise.all(first)).map(({ numbered }) => numbered[0]!.seq)).toEqual([1, 2]);
  await vi.waitFor(() => expect(commits.length).toBe(2));
  expect(commits.map(({ texts }) => texts.length)).toEqual([2, 3]);
  commits[1]!.finish();
  expect((await Promise.all(second)).map(({ numbered }) => numbered[0]!.seq)).toEqual([3, 4, 5]);
});

async function open(folder: string) {
  const journal = await openJournal(folder);
  onTestFinished(() => journal.close());
  return journal;
}

async function expectFailure(folder: string, kind: StorageFailure, message: RegExp): Promise<void> {
  const opening = open(folder);
  await expect(opening).rejects.toBeInstanceOf(JournalError);
  await expect(opening).rejects.toMatchObject({ kind, message: expect.stringMatching(message) });
}
