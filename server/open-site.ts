import { readFile } from 'node:fs/promises';
import { parseSite } from '../shared/site/parse-site.ts';
import { createEmptySite, type Site } from '../shared/site/site.ts';
import { createDemoSite, DEMO_TIME_ZONE } from '../shared/simulation/demo-site.ts';
import type { Config } from './config.ts';
import { FloorcastError } from './floorcast-error.ts';
import type { Documents } from './ports.ts';

export interface OpenedSite {
  readonly site: Site;
  /** The demo's own site: it has a past to be told. */
  readonly kind: 'demo' | 'own';
}

/**
 * The site of this installation: the file of the settings, else `site.json` of the data folder, else the demo's (for the
 * simulator) or an empty one that learns its queues from the feed. What was made here is saved, to be opened and edited.
 *
 * @throws FloorcastError naming the file and every bad place.
 */
export async function openSite(
  { siteFile, feed }: Pick<Config, 'siteFile' | 'feed'>,
  documents: Documents,
): Promise<OpenedSite> {
  if (siteFile !== null) return { site: await readSiteFile(siteFile), kind: 'own' };
  const demo = createDemoSite(demoTimeZone());
  const stored = await documents.read('site', parseSite);
  const site = stored ?? (feed.kind === 'simulator' ? demo : createEmptySite(machineTimeZone()));
  if (stored === null) await documents.save('site', site);
  return { site, kind: feed.kind === 'simulator' && hasQueuesOf(site, demo) ? 'demo' : 'own' };
}

async function readSiteFile(file: string): Promise<Site> {
  try {
    return parseSite(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new FloorcastError(
      'bad-request',
      `The site file ${file} (FLOORCAST_SITE) cannot be used. ${reason}`,
    );
  }
}

function hasQueuesOf(site: Site, demo: Site): boolean {
  return (
    site.queues.length === demo.queues.length &&
    demo.queues.every(({ id }) => site.queues.some((queue) => queue.id === id))
  );
}

/** Where its visitor is, so that the demo is busy in their working hours; a machine that keeps UTC does not say. */
function demoTimeZone(): string {
  const zone = machineTimeZone();
  return /^(Etc\/)?(UTC|GMT|Universal|Zulu)/.test(zone) ? DEMO_TIME_ZONE : zone;
}

function machineTimeZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'Etc/UTC';
}
