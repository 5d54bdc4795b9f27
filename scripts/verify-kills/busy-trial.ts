import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openStores, type Stores } from '../../server/stores/open-stores.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import type { BenchPlace } from '../bench-history/place.ts';
import { createYearSite } from '../bench-history/year-of-calls.ts';
import { checkRollUps } from '../verify-history/check-roll-ups.ts';
import { Differences } from '../verify-history/differences.ts';
import { countBadBackups, countHalfImports, countLostEvents, countLostRollUps } from './check-store.ts';
import { importCalls } from './import-calls.ts';
import { type Kill, killAtWork } from './killed-work.ts';
import { type KillResult, NO_KILLS } from './kill-result.ts';
import type { Trial } from './trial.ts';

/** A month of a good import stands there all the while. */
const GOOD = { seed: 9, firstDay: '2025-01-01', days: 30 };
const ANSWERED_RATIO = 0.93;
/** What is undone, elsewhere in time. */
const UNDONE = { offered: 6_000, answered: 5_600, firstDay: '2024-06-01', days: 4 };

/** Whatever works on the calls and events of a site that is used: nothing acknowledged is lost, nothing is half there. */
export const busyTrial: Trial = {
  works: ['import', 'undo', 'live', 'retention', 'backup'],
  begin: async (place, calls) => {
    await withStores(place, async (stores) => {
      await stores.documents.save('site', createYearSite());
      const answered = Math.round(calls * ANSWERED_RATIO);
      await importCalls(stores, 'good', { ...GOOD, offered: calls, answered });
    });
    const backups = join(place.dataFolder, 'backups');
    mkdirSync(backups);
    return async (kill) => {
      const check = (stores: Stores, acknowledged: string | null) =>
        checkStore(stores, { place, kill, backups, calls }, acknowledged);
      if (kill.work === 'undo') return killUndo(place, kill, check);
      const acknowledged = await killAtWork(kill, place, backups);
      return withStores(place, (stores) => check(stores, acknowledged));
    };
  },
};

interface Checked {
  readonly place: BenchPlace;
  readonly kill: Kill;
  readonly backups: string;
  /** Of the good import. */
  readonly calls: number;
}

async function killUndo(
  place: BenchPlace,
  kill: Kill,
  check: (stores: Stores, acknowledged: string | null) => Promise<KillResult>,
): Promise<KillResult> {
  const importNo = await withStores(place, (stores) =>
    importCalls(stores, `undone-${kill.time}`, { ...UNDONE, seed: kill.time }),
  );
  const acknowledged = await killAtWork(kill, place, String(importNo));
  return withStores(place, async (stores) => {
    const result = await check(stores, acknowledged);
    const imports = createImports(stores.engine, createYearSite(), { nowMs: () => Date.now() });
    // Killed before it began: then all of it is there, and it can be undone still.
    if ((await imports.find(importNo))?.state !== 'done') return result;
    const { halfImports, lost } = result;
    const isWhole = await hasWhole(stores, importNo);
    await imports.undo(importNo);
    return {
      ...result,
      lost: lost + (acknowledged === null ? 0 : 1),
      halfImports: halfImports + (isWhole ? 0 : 1) + (await countHalfImports(stores)),
    };
  });
}

async function checkStore(
  stores: Stores,
  { place, kill, backups, calls }: Checked,
  acknowledged: string | null,
): Promise<KillResult> {
  const { work } = kill;
  const { engine, journal } = stores;
  await createImports(engine, createYearSite(), { nowMs: () => Date.now() }).recover();
  const differences = new Differences();
  await checkRollUps(engine, createYearSite(), differences, place.kind);
  return {
    ...NO_KILLS,
    kills: 1,
    lost: await countLostEvents(journal, work === 'live' ? Number(acknowledged ?? 0) : 0),
    halfImports: await countHalfImports(stores),
    rollUpDifferences: differences.count + (await countLostRollUps(stores, 'good', calls)),
    badBackups: await countBadBackups(backups, work === 'backup' ? acknowledged : null),
  };
}

async function hasWhole({ engine }: Stores, importNo: number): Promise<boolean> {
  const { calls } = await engine.read
    .selectFrom('calls')
    .select(({ fn }) => fn.countAll<number>().as('calls'))
    .where('source', '=', importNo)
    .executeTakeFirstOrThrow();
  return Number(calls) === UNDONE.offered;
}

async function withStores<T>(place: BenchPlace, work: (stores: Stores) => Promise<T>): Promise<T> {
  const stores = await openStores(place);
  try {
    return await work(stores);
  } finally {
    await stores.close();
  }
}
