import { readFile, stat } from 'node:fs/promises';
import { parseSite } from '../shared/site/parse-site.ts';
import { createEmptySite, type Site } from '../shared/site/site.ts';
import { createDemoSite, DEMO_TIME_ZONE } from '../shared/simulation/demo-site.ts';
import type { Config } from './config.ts';
import { OperatorError } from './floorcast-error.ts';
import type { Documents } from './ports/documents.ts';
import { findJsonFault } from './stores/documents/find-json-fault.ts';

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

const MOST_SITE_BYTES = 20 * 1024 * 1024;

async function readSiteFile(file: string): Promise<Site> {
  try {
    await checkFile(file);
    const text = (await readFile(file, 'utf8')).replace(/^\ufeff/, '');
    return parseSite(parseJson(text));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new OperatorError(
      'bad-request',
      `The site file ${file} (FLOORCAST_SITE) cannot be used. ${reason}`,
    );
  }
}

/** Looks before it reads: a pipe or a device would be read for ever. */
async function checkFile(file: string): Promise<void> {
  const found = await stat(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR')
      throw new Error('There is no such file: correct the path, or leave FLOORCAST_SITE out.');
    throw error;
  });
  if (found.isDirectory()) throw new Error('It is a folder: name the file in it.');
  if (!found.isFile()) throw new Error('It is a device or a pipe, and must be a file.');
  if (found.size > MOST_SITE_BYTES)
    throw new Error(
      `It has ${found.size} bytes, and a site has at most ${MOST_SITE_BYTES}: name another file.`,
    );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`It is not JSON at ${findJsonFault(text) ?? String(error)}. Correct it there.`, {
      cause: error,
    });
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
