import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyArchive } from '../../server/stores/archive/read-archive.ts';
import type { Journal } from '../../server/ports.ts';
import { openStores, type Stores } from '../../server/stores/open-stores.ts';
import { createImports } from '../../server/stores/sql/sql-imports.ts';
import { hashSeed, Rng } from '../../shared/simulation/rng.ts';
import { DEFAULT_IMPORT_OPTIONS } from '../bench-history/import-options.ts';
import { createPlace, type BenchPlace } from '../bench-history/place.ts';
import { CallYear, createYearSite } from '../bench-history/year-of-calls.ts';
import { checkRollUps } from '../verify-history/check-roll-ups.ts';
import { Differences } from '../verify-history/differences.ts';
import { KILLED_WORKS, killAtWork, type KilledWork } from './killed-work.ts';

export interface KillOptions {
  /** Kills of each kind of work. */
  readonly times: number;
  readonly seed: number;
  /** Servers to make databases on; null: libsql. */
  readonly servers: readonly (string | null)[];
  readonly works?: readonly KilledWork[];
  readonly say: (line: string) => void;
}

export interface KillResult {
  readonly kills: number;
  /** Acknowledged events, or finished backups, that are not there. */
  readonly lost: number;
  readonly halfImports: number;
  readonly rollUpDifferences: number;
  readonly badBackups: number;
}

/** A month of a good import stands there all the while. */
const GOOD = { offered: 20_000, answered: 18_600, seed: 9, firstDay: '2025-01-01', days: 30 };
const KILLED_WITHIN_MS = 900;
const EVENTS_A_READ = 5_000;
const NOTHING: KillResult = { kills: 0, lost: 0, halfImports: 0, rollUpDifferences: 0, badBackups: 0 };

/** Kills each kind of work on each engine and counts what it did to the store. */
export async function verifyKills(options: KillOptions): Promise<KillResult> {
  let result = NOTHING;
  for (const server of options.servers) {
    const place = await createPlace(server);
    try {
      await fillPlace(place);
      for (const work of options.works ?? KILLED_WORKS)
        for (let time = 1; time <= options.times; time += 1) {
          const found = await killOnce(place, work, time, options.seed);
          result = add(result, found);
          options.say(`${place.kind}, ${work} killed ${time} of ${options.times}: ${JSON.stringify(found)}`);
        }
    } finally {
      await place.remove();
    }
  }
  return result;
}

async function fillPlace(place: BenchPlace): Promise<void> {
  const stores = await openStores(place);
  try {
    await stores.documents.save('site', createYearSite());
    const imports = createImports(stores.engine, createYearSite(), { nowMs: () => Date.now() });
    const writer = await imports.begin({
      kind: 'calls',
      fileName: 'good.csv',
      fileSha256: 'good',
      options: DEFAULT_IMPORT_OPTIONS,
    });
    let rows = 0;
    for (const calls of new CallYear(GOOD).quarters()) rows += (await writer.addCalls(calls)).length;
    await writer.finish({ rows, added: rows, known: 0, differing: 0, refused: 0 });
  } finally {
    await stores.close();
  }
}

async function killOnce(
  place: BenchPlace,
  work: KilledWork,
  time: number,
  seed: number,
): Promise<KillResult> {
  const backups = join(place.dataFolder, 'backups');
  mkdirSync(backups, { recursive: true });
  const rng = new Rng(hashSeed(seed, place.kind, work, time));
  const acknowledged = await killAtWork(work, place, backups, time, rng.next() * KILLED_WITHIN_MS);
  const stores = await openStores(place);
  try {
    const { engine, journal } = stores;
    const imports = createImports(engine, createYearSite(), { nowMs: () => Date.now() });
    await imports.recover();
    const differences = new Differences();
    await checkRollUps(engine, createYearSite(), differences, place.kind);
    return {
      kills: 1,
      lost: await countLostEvents(journal, work === 'live' ? Number(acknowledged ?? 0) : 0),
      halfImports: await countHalfImports(stores),
      rollUpDifferences: differences.count + (await countLostRollUps(stores)),
      badBackups: await countBadBackups(backups, work === 'backup' ? acknowledged : null),
    };
  } finally {
    await stores.close();
  }
}

/** Numbers that were acknowledged, or lie before the newest event, and have no event. */
async function countLostEvents(journal: Journal, acknowledgedSeq: number): Promise<number> {
  let kept = 0;
  for (let seq = 0; ;) {
    const events = await journal.read(seq, EVENTS_A_READ);
    const last = events.at(-1);
    if (!last) break;
    kept += events.length;
    seq = last.seq;
  }
  return Math.max(acknowledgedSeq, journal.lastSeq()) - kept;
}

/** Calls of the good import that its days have too few or too many: deleting calls leaves their roll-ups. */
async function countLostRollUps({ engine }: Stores): Promise<number> {
  const { offered } = await engine.read
    .selectFrom('queue_days')
    .innerJoin('imports', 'import_no', 'source')
    .innerJoin('queues', 'queues.queue_no', 'queue_days.queue_no')
    .select(({ fn }) => fn.sum<number>('offered').as('offered'))
    .where('file_sha256', '=', 'good')
    .where('queue_id', '=', '*')
    .executeTakeFirstOrThrow();
  return Math.abs(Number(offered) - GOOD.offered);
}

/** Imports that are not done and still have rows somewhere. */
async function countHalfImports({ engine }: Stores): Promise<number> {
  const unfinished = await engine.read
    .selectFrom('imports')
    .select('import_no')
    .where('state', '!=', 'done')
    .execute();
  let half = 0;
  for (const { import_no } of unfinished)
    for (const table of [
      'calls',
      'queue_intervals',
      'queue_days',
      'agent_intervals',
      'agent_days',
    ] as const) {
      const row = await engine.read
        .selectFrom(table)
        .select('source')
        .where('source', '=', import_no)
        .limit(1)
        .executeTakeFirst();
      if (row) half += 1;
    }
  return half;
}

/** Files under a backup's name that are no whole backup, and the acknowledged one when it is not there. */
async function countBadBackups(folder: string, acknowledged: string | null): Promise<number> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.fcbackup'))
    .map((name) => join(folder, name));
  let bad = acknowledged !== null && !files.includes(acknowledged) ? 1 : 0;
  for (const file of files) await verifyArchive(file).catch(() => (bad += 1));
  return bad;
}

function add(a: KillResult, b: KillResult): KillResult {
  return Object.fromEntries(
    Object.entries(a).map(([name, count]) => [name, (count as number) + b[name as keyof KillResult]]),
  ) as unknown as KillResult;
}
