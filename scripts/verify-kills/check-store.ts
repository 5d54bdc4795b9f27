import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { verifyArchive } from '../../server/stores/archive/read-archive.ts';
import type { Journal } from '../../server/ports/journal.ts';
import type { Stores } from '../../server/stores/open-stores.ts';

const EVENTS_A_READ = 5_000;

/** Numbers that were acknowledged, or lie before the newest event, and have no event. */
export async function countLostEvents(journal: Journal, acknowledgedSeq: number): Promise<number> {
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

/** Calls of a good import that its days have too few or too many: deleting calls leaves their roll-ups. */
export async function countLostRollUps({ engine }: Stores, name: string, calls: number): Promise<number> {
  const { offered } = await engine.read
    .selectFrom('queue_days')
    .innerJoin('imports', 'import_no', 'source')
    .innerJoin('queues', 'queues.queue_no', 'queue_days.queue_no')
    .select(({ fn }) => fn.sum<number>('offered').as('offered'))
    .where('file_sha256', '=', name)
    .where('queue_id', '=', '*')
    .executeTakeFirstOrThrow();
  return Math.abs(Number(offered) - calls);
}

/** Imports that are not done and still have rows somewhere. */
export async function countHalfImports({ engine }: Stores): Promise<number> {
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
export async function countBadBackups(folder: string, acknowledged: string | null): Promise<number> {
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.fcbackup'))
    .map((name) => join(folder, name));
  let bad = acknowledged !== null && !files.includes(acknowledged) ? 1 : 0;
  for (const file of files) await verifyArchive(file).catch(() => (bad += 1));
  return bad;
}
