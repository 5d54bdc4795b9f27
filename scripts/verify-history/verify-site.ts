import { parseSite } from '../../shared/site/parse-site.ts';
import type { SiteCalendarSettings } from '../../shared/time/site-calendar.ts';
import { openSite } from '../../server/stores/archive/open-site.ts';
import { locateSite } from '../site/locate-site.ts';
import { checkRollUps } from './check-roll-ups.ts';
import type { Differences } from './differences.ts';

/**
 * Recomputes the roll-ups of a site from its calls, beside a server that runs or without one.
 *
 * @param folder undefined: where the server's own settings put the site
 * @returns the number of site days that were recomputed
 */
export async function verifySite(
  folder: string | undefined,
  differences: Differences,
  onProgress: (progress: number) => void,
): Promise<number> {
  const source = await openSite(locateSite(folder));
  try {
    const stored = (await source.listDocuments()).find(({ name }) => name === 'site');
    if (stored === undefined) {
      throw new Error(`${source.where} has no site document, so nobody knows when its days begin.`);
    }
    const site: SiteCalendarSettings = parseSite(stored.value);
    return await checkRollUps({ read: source.database }, site, differences, source.where, onProgress);
  } finally {
    await source.close();
  }
}
