import type { Kysely } from 'kysely';
import type { Engine, EngineLocation } from './engine.ts';
import { openLibsqlEngine, openLibsqlReading } from './libsql/libsql-engine.ts';
import { openPostgresEngine, openPostgresReading } from './postgres/postgres-engine.ts';
import type { Tables } from './tables.ts';

/**
 * Opens (or makes) a database and brings it to the newest schema. It may be another process's at the same time: for that
 * `openStores` has the lock.
 *
 * @throws StorageError
 */
export function openEngine(location: EngineLocation): Promise<Engine> {
  switch (location.kind) {
    case 'libsql':
      return openLibsqlEngine(location.file);
    case 'postgres':
      return openPostgresEngine(location.url, 'shared');
    default:
      return location satisfies never;
  }
}

/** Reads a database that an engine has made, from any thread or process. Fails with the first question, not before. */
export function openReading(location: EngineLocation): Kysely<Tables> {
  switch (location.kind) {
    case 'libsql':
      return openLibsqlReading(location.file);
    case 'postgres':
      return openPostgresReading(location.url);
    default:
      return location satisfies never;
  }
}
