import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { StorageError } from '../../server/floorcast-error.ts';
import { lockDataFolder } from '../../server/stores/data-folder.ts';
import { openStores } from '../../server/stores/open-stores.ts';
import { canMakeDisks, createSmallDisk } from '../helpers/small-disk.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

test('DF1 a second process on the same folder is refused at once, and a killed one leaves nothing behind', async () => {
  const folder = createTemporaryFolder();
  const holder = await startHolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(StorageError);
  expect(() => lockDataFolder(folder)).toThrow(
    `${folder} is in use by another Floorcast (process ${holder.pid})`,
  );
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  lockDataFolder(folder).release();
});

test('DF1 the same process cannot take a folder twice, and can when it gave it back', () => {
  const folder = createTemporaryFolder();
  const lock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining({ kind: 'in-use', code: 'conflict' }));
  lock.release();
  lockDataFolder(folder).release();
});

test('DF2 a folder that is not there is made', () => {
  const folder = join(createTemporaryFolder(), 'a', 'b');
  lockDataFolder(folder).release();
  expect(readdirSync(folder)).toEqual(['lock.db']);
});

test('DF2 a folder that cannot be made is refused', () => {
  const file = join(createTemporaryFolder(), 'file');
  writeFileSync(file, '');
  for (const folder of [file, join(file, 'data')]) {
    expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining({ kind: 'read-only' }));
    expect(() => lockDataFolder(folder)).toThrow(/FLOORCAST_DATA/);
  }
});

test('DF2 a file in the place of the folder is called a file', () => {
  const file = join(createTemporaryFolder(), 'file');
  writeFileSync(file, '');
  expect(() => lockDataFolder(file)).toThrow(
    `${file} (FLOORCAST_DATA) cannot be the data folder. It is a file, and must be a folder.`,
  );
  expect(() => lockDataFolder(join(file, 'a', 'b'))).toThrow(`${file} is a file`);
});

test.skipIf(!existsSync('/proc/self'))('DF2 where the system takes no folder it is said at once', () => {
  for (const folder of ['/proc/floorcast', '/proc/floorcast/a/b'])
    expect(() => lockDataFolder(folder)).toThrow(
      expect.objectContaining({
        kind: 'read-only',
        message: expect.stringContaining(`${folder} (FLOORCAST_DATA) cannot be made`),
      }),
    );
});

test.skipIf(process.platform === 'win32')('DF4 what is made is private, what is there stays', async () => {
  const above = createTemporaryFolder();
  const modeOf = (path: string) => statSync(path).mode & 0o777;
  const folder = join(above, 'data');
  const stores = await openStores({ dataFolder: folder, databaseUrl: null });
  onTestFinished(() => stores.close());
  await stores.journal.saveSnapshot(0, '{}');
  expect(modeOf(folder)).toBe(0o700);
  const databases = readdirSync(folder).filter((name) => /\.db/.test(name));
  expect(databases).toEqual(
    expect.arrayContaining(['floorcast.db', 'floorcast.db-wal', 'lock.db', 'snapshots.db']),
  );
  for (const name of databases) expect([name, modeOf(join(folder, name))]).toEqual([name, 0o600]);

  const open = join(above, 'open');
  mkdirSync(open);
  const before = modeOf(open);
  writeFileSync(join(open, 'lock.db'), '', { mode: 0o644 });
  const lockMode = modeOf(join(open, 'lock.db'));
  lockDataFolder(open).release();
  expect([modeOf(open), modeOf(join(open, 'lock.db'))]).toEqual([before, lockMode]);
});

test.skipIf(!canMakeDisks)('DF2 a read-only disk is refused', () => {
  const { folder, makeReadOnly } = createSmallDisk(1);
  makeReadOnly();
  expect(() => lockDataFolder(folder)).toThrow(expect.objectContaining({ kind: 'read-only' }));
});

test('DF3 stores are opened together, and a second opening is refused', async () => {
  const folder = createTemporaryFolder();
  const stores = await openStores({ dataFolder: folder, databaseUrl: null });
  onTestFinished(() => stores.close());
  await expect(openStores({ dataFolder: folder, databaseUrl: null })).rejects.toMatchObject({
    kind: 'in-use',
  });
  expect(stores.journal.status().status).toBe('ok');
  expect(stores.engine.status().status).toBe('ok');
});

test('DF3 when one store cannot be opened nothing stays open', async () => {
  const folder = createTemporaryFolder();
  writeFileSync(join(folder, 'floorcast.db'), Buffer.alloc(8192, 7));
  await expect(openStores({ dataFolder: folder, databaseUrl: null })).rejects.toMatchObject({
    kind: 'corrupt',
  });
  lockDataFolder(folder).release();
});

async function startHolder(folder: string) {
  const script = `
    import Libsql from 'libsql';
    import { writeFileSync } from 'node:fs';
    const database = new Libsql(process.argv[1] + '/lock.db');
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
    writeFileSync(process.argv[1] + '/lock.txt', process.pid + '\\n');
    console.log('locked');
    setInterval(() => {}, 1000);`;
  const holder = spawn(process.execPath, ['--input-type=module', '-e', script, folder], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  onTestFinished(() => void holder.kill('SIGKILL'));
  await once(holder.stdout, 'data');
  return holder;
}
