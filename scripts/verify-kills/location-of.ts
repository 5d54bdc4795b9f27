import type { StorePlaces } from '../../server/stores/open-stores.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';

/** Where the site of a place is. */
export function locationOf({ dataFolder, databaseUrl }: StorePlaces): SiteLocation {
  return databaseUrl === null
    ? { kind: 'libsql', folder: dataFolder }
    : { kind: 'postgres', url: databaseUrl };
}
