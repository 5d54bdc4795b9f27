import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { FloorcastError } from '../../server/floorcast-error.ts';
import { askPostgres } from '../../server/stores/archive/postgres-site.ts';
import type { SiteLocation } from '../../server/stores/archive/whole-site.ts';
import { SCHEMA } from '../../server/stores/sql/postgres/postgres-config.ts';
import type { StorePlaces } from '../../server/stores/open-stores.ts';
import type { BenchPlace } from '../bench-history/place.ts';
import { moveSite } from '../site/move-site.ts';
import { type Kill, killAtWork } from './killed-work.ts';
import { type KillResult, NO_KILLS } from './kill-result.ts';
import { locationOf } from './location-of.ts';
import { isSamePrint, printSite, type SitePrint } from './print-site.ts';
import { fillSmallSite } from './small-site.ts';
import type { Trial } from './trial.ts';

/** A move leaves its source alone, and in the other place the whole site or a part that nobody takes for one (MV4). */
export const moveTrial: Trial = {
  works: ['move'],
  begin: async (place) => {
    await fillSmallSite(sourceOf(place));
    return (kill) => killMove(place, kill);
  },
};

async function killMove(place: BenchPlace, kill: Kill): Promise<KillResult> {
  const source = locationOf(sourceOf(place));
  const target = targetOf(place);
  const before = await printSite(source);
  const acknowledged = await killAtWork(kill, sourceOf(place), JSON.stringify(target));
  const found = await printIfSite(target);
  const isMoved = isSamePrint(found, before);
  const isHalf = found !== null && !found.isEmpty && !isMoved;
  const isSourceLost = !isSamePrint(await printSite(source), before);
  const isBegunAnew = isMoved || (await moveAgain(source, target, before));
  await removeTarget(place);
  return {
    ...NO_KILLS,
    kills: 1,
    lost: Number(acknowledged !== null && !isMoved) + Number(isSourceLost),
    halfMoves: Number(isHalf) + Number(!isBegunAnew),
  };
}

/** The source is a folder whatever the engine of the place: it is the other place that is written. */
function sourceOf({ dataFolder }: BenchPlace): StorePlaces {
  return { dataFolder: join(dataFolder, 'moved-from'), databaseUrl: null };
}

function targetOf(place: BenchPlace): SiteLocation {
  return place.kind === 'postgres'
    ? locationOf(place)
    : { kind: 'libsql', folder: join(place.dataFolder, 'moved-to') };
}

async function removeTarget(place: BenchPlace): Promise<void> {
  const target = targetOf(place);
  if (target.kind === 'libsql') rmSync(target.folder, { recursive: true });
  else await askPostgres(target.url, (client) => client.query(`drop schema if exists ${SCHEMA} cascade`));
}

/** Null when nobody takes it for a site. */
async function printIfSite(location: SiteLocation): Promise<SitePrint | null> {
  try {
    return await printSite(location);
  } catch (error) {
    if (error instanceof FloorcastError && (error.code === 'not-found' || error.code === 'conflict'))
      return null;
    throw error;
  }
}

async function moveAgain(source: SiteLocation, target: SiteLocation, wanted: SitePrint): Promise<boolean> {
  await moveSite(source, target);
  return isSamePrint(await printSite(target), wanted);
}
