import { join } from 'node:path';
import { openStores } from '../../server/stores/open-stores.ts';
import type { BenchPlace } from '../bench-history/place.ts';
import { createYearSite } from '../bench-history/year-of-calls.ts';
import { backUp } from '../site/back-up.ts';
import { listKeptStores, printKept, removeKept } from './kept-stores.ts';
import { type Kill, killAtWork } from './killed-work.ts';
import { type KillResult, NO_KILLS } from './kill-result.ts';
import { locationOf } from './location-of.ts';
import { keepOldEvents } from './old-events.ts';
import { isSamePrint, printSite, type SitePrint } from './print-site.ts';
import { fillSmallSite } from './small-site.ts';
import type { Trial } from './trial.ts';

/** A restore leaves the old store or the new one, whole, and keeps the one before (RE4). */
export const restoreTrial: Trial = {
  works: ['restore'],
  begin: async (place) => {
    const backup = join(place.dataFolder, 'backups', 'small.fcbackup');
    await fillSmallSite(place);
    await backUp(locationOf(place), { to: backup, nowMs: Date.now() });
    const archived = await printSite(locationOf(place));
    return (kill) => killRestore(place, kill, backup, archived);
  },
};

async function killRestore(
  place: BenchPlace,
  kill: Kill,
  backup: string,
  archived: SitePrint,
): Promise<KillResult> {
  const old = await changeSite(place, kill.time);
  const acknowledged = await killAtWork(kill, place, backup);
  // Whoever opens the store next finishes a swap that was begun.
  const stores = await openStores(place);
  await stores.close();
  const found = await printSite(locationOf(place));
  const isNew = isSamePrint(found, archived);
  const isOld = isSamePrint(found, old);
  const kept = await listKeptStores(place);
  const isKept = kept.length === 1 && (await printKept(place, kept[0]!)) === old.tables;
  await removeKept(place, kept);
  return {
    ...NO_KILLS,
    kills: 1,
    lost: Number(acknowledged !== null && !isNew) + Number(isNew && !isKept),
    halfRestores: Number(!isNew && !isOld),
  };
}

/** The present site is another one than the archived, in its events and its documents. */
async function changeSite(place: BenchPlace, time: number): Promise<SitePrint> {
  const stores = await openStores(place);
  await keepOldEvents(stores.journal, time);
  await stores.documents.save('site', { ...createYearSite(), name: { en: `Before restore ${time}` } });
  await stores.close();
  return printSite(locationOf(place));
}
