import type { Kysely, Transaction } from 'kysely';
import { JournalError } from '../../../floorcast-error.ts';
import type { Tables } from '../tables.ts';

/** Where a journal is, as its row of `meta` says. */
export interface JournalState {
  /** Who made the newest commit: another word with every opening. */
  readonly writer: string;
  readonly commits: number;
  readonly lastSeq: number;
  readonly floorMs: number;
  /** How often names of queues and agents were removed: numbers known by heart from before may be nobody's. Absent: never. */
  readonly names?: number;
}

/** Thrown to have a commit made anew: numbers of queues and agents are to be looked up again. */
export class NamesRemoved extends Error {
  readonly state: JournalState;

  constructor(state: JournalState) {
    super('Names were removed meanwhile.');
    this.state = state;
  }
}

export async function readState(database: Kysely<Tables>): Promise<JournalState | null> {
  const row = await database
    .selectFrom('meta')
    .select('value')
    .where('name', '=', 'journal')
    .executeTakeFirst();
  return row ? (JSON.parse(row.value) as JournalState) : null;
}

/**
 * Moves the journal from one state to the next. False when it is there already: the answer to this commit's try before
 * was lost on the way, and nothing is to be kept twice.
 *
 * @throws JournalError 'in-use' when somebody else has moved it on; NamesRemoved when only names were removed meanwhile.
 */
export async function moveOn(
  transaction: Transaction<Tables>,
  from: JournalState,
  to: JournalState,
): Promise<boolean> {
  if (await replaceState(transaction, from, to)) return true;
  const kept = await readState(transaction);
  if (kept?.writer === to.writer && kept.commits === to.commits && kept.lastSeq === to.lastSeq) return false;
  if (kept && JSON.stringify({ ...from, names: kept.names }) === JSON.stringify(kept))
    throw new NamesRemoved(kept);
  throw new JournalError(
    'in-use',
    'Another Floorcast has written to this journal meanwhile, so that this one knows an old floor. Restart this one.',
  );
}

/**
 * Tells whoever writes this journal that names are removed in this transaction. From here to its end no commit is kept, and
 * the next one looks its numbers up anew. Without a journal nobody knows any.
 */
export async function tellNamesRemoved(transaction: Transaction<Tables>): Promise<void> {
  for (;;) {
    const from = await readState(transaction);
    if (!from) return;
    if (await replaceState(transaction, from, { ...from, names: (from.names ?? 0) + 1 })) return;
  }
}

async function replaceState(
  transaction: Transaction<Tables>,
  from: JournalState,
  to: JournalState,
): Promise<boolean> {
  const moved = await transaction
    .updateTable('meta')
    .set({ value: JSON.stringify(to) })
    .where('name', '=', 'journal')
    .where('value', '=', JSON.stringify(from))
    .executeTakeFirst();
  return moved.numUpdatedRows === 1n;
}
