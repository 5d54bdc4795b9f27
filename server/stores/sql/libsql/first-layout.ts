import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from '../../../floorcast-error.ts';
import { firstRow, openForWriting } from '../../database.ts';
import { explainFailure, KnownFailure } from '../../storage-failure.ts';
import { SITE_FILE } from '../../store-files.ts';

/** Where the first version of Floorcast kept its journal. */
const FIRST_FILE = 'journal.db';

/**
 * Takes over the journal of a data folder that the first version of Floorcast made: it becomes the file of today and keeps
 * its events; the migrations add the rest. A kill in between leaves one or the other. Its `history.db` is left alone.
 *
 * @throws StorageError when the journal cannot be read; it is left as it is.
 */
export function takeOverFirstLayout(folder: string): void {
  const [first, file] = [join(folder, FIRST_FILE), join(folder, SITE_FILE)];
  if (existsSync(file) || !existsSync(first)) return;
  try {
    foldLog(first);
    renameSync(first, file);
  } catch (error) {
    const { kind, message } = explainFailure(error, first);
    throw new StorageError(kind, message, { cause: error });
  }
}

/** Brings everything from the write-ahead log into the file, so that one file is all there is. */
function foldLog(file: string): void {
  const database = openForWriting(file);
  try {
    const version = firstRow<{ user_version: number }>(database, 'PRAGMA user_version')?.user_version ?? 0;
    if (version > 1)
      throw new KnownFailure(
        'newer',
        `${file} has schema version ${version}, this Floorcast knows versions up to 1 of this file. A later Floorcast wrote it: start that one.`,
      );
    const folded = firstRow<{ busy: number }>(database, 'PRAGMA wal_checkpoint(TRUNCATE)');
    if (folded?.busy !== 0)
      throw new KnownFailure('in-use', `${file} is read by another process. Stop it and start again.`);
  } finally {
    database.close();
  }
}
