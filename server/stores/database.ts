import { existsSync } from 'node:fs';
import Libsql from 'libsql';
import { makePrivateFile } from './private-file.ts';
import { KnownFailure } from './storage-failure.ts';

export type Database = Libsql.Database;
export type Statement = Libsql.Statement<unknown[]>;

/** The SQL that leads from version `index` to `index + 1`; once released, a migration is never edited. */
export type Migrations = readonly string[];

/**
 * Opens a database file for its one writer: write-ahead log, every commit on the disk before it returns.
 *
 * @param migrations left out, the schema stays as it is.
 * @throws KnownFailure 'newer' when a later version of Floorcast wrote the file, or whatever SQLite says.
 */
export function openForWriting(file: string, migrations?: Migrations): Database {
  makePrivateFile(file);
  const database = new Libsql(file);
  try {
    database.exec('PRAGMA busy_timeout = 2000');
    const mode = firstRow<{ journal_mode: string }>(database, 'PRAGMA journal_mode = WAL')?.journal_mode;
    if (mode !== 'wal') {
      throw new KnownFailure(
        'failed',
        `${file} must be able to use a write-ahead log, but the disk allows only '${mode}'. Maybe it is a network folder; FLOORCAST_DATA names another.`,
      );
    }
    database.exec('PRAGMA synchronous = FULL');
    // Checkpoints copy the log into the file inside a commit: seldom enough not to be felt, often enough for a quick start.
    database.exec('PRAGMA wal_autocheckpoint = 2000');
    if (migrations) migrate(database, file, migrations);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

/** Opens a file that a writer has made; never changes it and never waits for the writer. */
export function openForReading(file: string): Database {
  if (!existsSync(file)) throw new KnownFailure('failed', `${file} does not exist.`);
  const database = new Libsql(file);
  database.exec('PRAGMA busy_timeout = 2000');
  database.exec('PRAGMA query_only = 1');
  return database;
}

/** Brings the file to the newest schema, one transaction a version, so that a kill in between leaves a whole version. */
export function migrate(database: Database, file: string, migrations: Migrations): void {
  const version = firstRow<{ user_version: number }>(database, 'PRAGMA user_version')?.user_version ?? 0;
  if (version > migrations.length) {
    throw new KnownFailure(
      'newer',
      `${file} has schema version ${version}, this Floorcast knows versions up to ${migrations.length}. A later Floorcast wrote it: start that one, or put the backup from before the update in its place.`,
    );
  }
  migrations.slice(version).forEach((sql, index) => {
    inTransaction(database, () => {
      database.exec(sql);
      database.exec(`PRAGMA user_version = ${version + index + 1}`);
    });
  });
}

/** Runs `work` whole or not at all. */
export function inTransaction<T>(database: Database, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    try {
      database.exec('ROLLBACK');
    } catch {
      // A full disk makes SQLite roll back by itself; then there is nothing left to undo.
    }
    throw error;
  }
}

/** `get()` of the binding adds a field of its own to the row. */
export function firstRow<T>(database: Database, sql: string, ...parameters: unknown[]): T | undefined {
  return database.prepare(sql).all(...parameters)[0] as T | undefined;
}
