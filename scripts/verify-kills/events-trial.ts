import { openStores, type Stores } from '../../server/stores/open-stores.ts';
import { BLOCK_EVENTS } from '../../server/stores/sql/journal/event-rows.ts';
import type { BenchPlace } from '../bench-history/place.ts';
import { createYearSite } from '../bench-history/year-of-calls.ts';
import { type Kill, killAtWork } from './killed-work.ts';
import { type KillResult, NO_KILLS } from './kill-result.ts';
import { DELETION_STEP_MS, keepOldEvents, momentOf } from './old-events.ts';
import type { Trial } from './trial.ts';

/** So many are there before each kill, at least. */
const EVENTS = 10_000;

/** Events that are deleted for their age go oldest first, none stays that was said to be gone, and no other one goes. */
export const eventsTrial: Trial = {
  works: ['events'],
  begin: async (place) => {
    const stores = await openStores(place);
    await stores.documents.save('site', createYearSite());
    await stores.close();
    return (kill) => killDeletion(place, kill);
  },
};

async function killDeletion(place: BenchPlace, kill: Kill): Promise<KillResult> {
  const filled = await openStores(place);
  const before = await readNumbers(filled);
  if (before.length < EVENTS) await keepOldEvents(filled.journal, EVENTS);
  const newest = filled.journal.lastSeq();
  const oldest = before[0] ?? 1;
  await filled.close();

  const acknowledged = await killAtWork(kill, place, '');
  const goneMs = Number(acknowledged ?? 0);
  // The deletion that was under way, too.
  const askedMs = Math.max(goneMs, momentOf(oldest)) + DELETION_STEP_MS;
  const stores = await openStores(place);
  try {
    return { ...NO_KILLS, kills: 1, ...(await checkDeletion(stores, { oldest, newest, goneMs, askedMs })) };
  } finally {
    await stores.close();
  }
}

interface Deletion {
  /** Numbers of the events that were there before. */
  readonly oldest: number;
  readonly newest: number;
  /** Acknowledged: what happened before is gone. */
  readonly goneMs: number;
  /** What happened from here on nobody wanted to be gone. */
  readonly askedMs: number;
}

/** What a deletion left that it should not have, and took. */
export async function checkDeletion(
  stores: Stores,
  { oldest, newest, goneMs, askedMs }: Deletion,
): Promise<Pick<KillResult, 'lost' | 'halfDeletions'>> {
  const kept = await readNumbers(stores);
  const left = new Set(kept);
  let lost = 0;
  for (let seq = oldest; seq <= newest; seq += 1) if (momentOf(seq) >= askedMs && !left.has(seq)) lost += 1;
  const stayed = kept.filter((seq) => momentOf(seq) < goneMs).length;
  return { lost, halfDeletions: stayed + (await countBadBlocks(stores, kept)) };
}

async function readNumbers({ engine }: Stores): Promise<readonly number[]> {
  const rows = await engine.read.selectFrom('events').select('seq').orderBy('seq').execute();
  return rows.map(({ seq }) => Number(seq));
}

/** Places of the map by time that say something else than the events do. */
async function countBadBlocks({ engine }: Stores, kept: readonly number[]): Promise<number> {
  const wanted = new Map<number, { events: number; firstMs: number; lastMs: number }>();
  for (const seq of kept) {
    const block = Math.floor(seq / BLOCK_EVENTS);
    const known = wanted.get(block);
    const atMs = momentOf(seq);
    if (known === undefined) wanted.set(block, { events: 1, firstMs: atMs, lastMs: atMs });
    else {
      known.events += 1;
      known.lastMs = atMs;
    }
  }
  let bad = 0;
  for (const row of await engine.read.selectFrom('blocks').selectAll().execute()) {
    const block = wanted.get(row.block);
    wanted.delete(row.block);
    if (row.events !== block?.events || row.first_ms !== block.firstMs || row.last_ms !== block.lastMs)
      bad += 1;
  }
  return bad + wanted.size;
}
