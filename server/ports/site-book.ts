import type { Site } from '../../shared/site/site.ts';

/** Other people of the site, checked and not kept yet. */
export interface SiteChange {
  save(): Promise<void>;
  /** The running server goes by it from now on. */
  take(): void;
}

/** Where the site is kept, as far as it can be changed while the server runs (server/site-book.ts makes it). */
export interface SiteBook {
  /** The file of `FLOORCAST_SITE`, which is not written from here; null: the site is ours to keep. */
  readonly siteFile: string | null;
  /** @throws FloorcastError `conflict` for a site that is kept in a file of its own or was edited by hand, `bad-request` for one that cannot be */
  prepare(agents: Site['agents']): Promise<SiteChange>;
  /** People are again as they were before a change, where nothing else was changed since; again is harmless. */
  takeBack(change: { readonly before: Site['agents']; readonly after: Site['agents'] }): Promise<void>;
}
