import type { Engine, EngineLocation } from './engine.ts';
import { openLibsqlEngine } from './libsql/libsql-engine.ts';

/**
 * Opens (or makes) a database and brings it to the newest schema.
 *
 * @throws StorageError
 */
export function openEngine(location: EngineLocation): Promise<Engine> {
  switch (location.kind) {
    case 'libsql':
      return openLibsqlEngine(location.file);
    case 'postgres':
      throw new Error('not yet');
    default:
      return location satisfies never;
  }
}
