import { MIGRATIONS, readVersion } from '../sql/migrations/migrate.ts';
import { OperatorError } from '../../floorcast-error.ts';
import { refuseUnfinished } from './fill-site.ts';
import { openFolderDesk, openFolderPlace } from './folder-restore.ts';
import { openLibsqlSource } from './libsql-site.ts';
import { openPostgresDesk, openPostgresPlace } from './postgres-restore.ts';
import { openPostgresSource } from './postgres-site.ts';
import { listTables } from './read-tables.ts';
import type { RestoreDesk, RestorePlace } from './restore-desk.ts';
import type { SiteLocation, SiteSource } from './whole-site.ts';

/**
 * Opens a site for reading as a whole, beside a server that runs or without one.
 *
 * @throws FloorcastError 'not-found' when there is none, 'conflict' when it is a part of one or of another version.
 */
export async function openSite(location: SiteLocation): Promise<SiteSource> {
  const source =
    location.kind === 'libsql' ? openLibsqlSource(location.folder) : await openPostgresSource(location.url);
  try {
    await refuseUnfinished(source.database, source.where);
    await checkSchema(source);
    return source;
  } catch (error) {
    await source.close();
    throw error;
  }
}

/** Where a server learns that a restore waits for it. */
export function openRestoreDesk(location: SiteLocation): RestoreDesk {
  return location.kind === 'libsql' ? openFolderDesk(location.folder) : openPostgresDesk(location.url);
}

/** Where a command makes a restore. */
export async function openRestorePlace(location: SiteLocation): Promise<RestorePlace> {
  return location.kind === 'libsql' ? openFolderPlace(location.folder) : openPostgresPlace(location.url);
}

async function checkSchema({ database, where }: SiteSource): Promise<void> {
  const version = (await listTables(database)).has('meta') ? await readVersion(database) : 0;
  if (version === MIGRATIONS.length) return;
  throw new OperatorError(
    'conflict',
    version > MIGRATIONS.length
      ? `${where} has schema version ${version}, this Floorcast knows versions up to ${MIGRATIONS.length}. A later Floorcast wrote it: use that one.`
      : `${where} has schema version ${version}, this Floorcast works with version ${MIGRATIONS.length}. Start this Floorcast on it once, which brings it up.`,
  );
}
