import { isSame } from '../shared/people/is-same.ts';
import { parseSite } from '../shared/site/parse-site.ts';
import type { Site } from '../shared/site/site.ts';
import { FloorcastError } from './floorcast-error.ts';
import { refuseBad } from './planning/refuse-bad.ts';
import type { Documents } from './ports/documents.ts';
import type { LiveFloor } from './ports/live-floor.ts';
import type { SiteBook } from './ports/site-book.ts';

/** The site's own document, changed while the server runs. */
export function createSiteBook(
  documents: Documents,
  live: Pick<LiveFloor, 'site' | 'changeSite'>,
  siteFile: string | null,
): SiteBook {
  return {
    siteFile,
    async prepare(agents) {
      if (siteFile !== null)
        throw new FloorcastError('conflict', { code: 'people-in-site-file', file: siteFile });
      const before = live.site();
      const stored = await documents.read('site', parseSite);
      if (stored !== null && !isSame(stored, before))
        throw new FloorcastError('conflict', { code: 'people-site-edited' });
      // What cannot be read again would stop the next start.
      const site: Site = refuseBad(() => parseSite({ ...before, agents }));
      return {
        save: () => documents.save('site', site),
        take: () => live.changeSite(site),
      };
    },
    async takeBack({ before, after }) {
      const stored = await documents.read('site', parseSite);
      if (stored === null || !isSame(stored.agents, after)) return;
      await documents.save('site', { ...stored, agents: before });
      const running = live.site();
      if (isSame(running.agents, after)) live.changeSite({ ...running, agents: before });
    },
  };
}
