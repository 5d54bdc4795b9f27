import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { StorageError } from '../floorcast-error.ts';
import { makeFolder } from './make-folder.ts';
import { makePrivateFile } from './private-file.ts';
import { explainFailure } from './storage-failure.ts';

export interface DataFolderLock {
  release(): void;
}

/**
 * Makes the data folder when it is not there and takes it for this process alone. The lock is the operating system's
 * own (SQLite holds it on `lock.db`): it ends with the process, however that ends.
 *
 * @throws StorageError 'in-use', 'read-only' or 'full'.
 */
export function lockDataFolder(folder: string): DataFolderLock {
  const file = join(folder, 'lock.db');
  const ownerFile = join(folder, 'lock.txt');
  try {
    makeFolder(folder);
    tryWriting(folder);
  } catch (error) {
    throw explainFolder(error, folder);
  }
  let database: InstanceType<typeof Libsql>;
  try {
    makePrivateFile(file);
    database = new Libsql(file);
  } catch (error) {
    throw explainFolder(error, folder);
  }
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE');
    database.exec('BEGIN EXCLUSIVE');
    writeFileSync(ownerFile, `${process.pid}\n`);
  } catch (error) {
    database.close();
    if (explainFailure(error, file).kind !== 'in-use') throw explainFolder(error, folder);
    throw new StorageError(
      'in-use',
      `${folder} is in use by another Floorcast${readOwner(ownerFile)}, and only one may work on a data folder. Stop that one, or give this one its own folder with FLOORCAST_DATA.`,
    );
  }
  return {
    release: () => {
      rmSync(ownerFile, { force: true });
      database.close();
    },
  };
}

/** A folder may be there and still take nothing: better known now than with the first call. */
function tryWriting(folder: string): void {
  const file = join(folder, `.writable-${process.pid}`);
  writeFileSync(file, 'Floorcast looks whether it may write here.\n');
  rmSync(file);
}

function explainFolder(error: unknown, folder: string): StorageError {
  if (error instanceof StorageError) return error;
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
    return new StorageError(
      'read-only',
      `${folder} (FLOORCAST_DATA) cannot be made: the system takes no folder there (${error.message}). Set FLOORCAST_DATA to a folder elsewhere, or leave it out for ./data.`,
      { cause: error },
    );
  const { kind, message } = explainFailure(error, folder);
  return new StorageError(kind, message, { cause: error });
}

function readOwner(file: string): string {
  try {
    const owner = readFileSync(file, 'utf8').trim();
    return /^\d+$/.test(owner) ? ` (process ${owner})` : '';
  } catch {
    return '';
  }
}
