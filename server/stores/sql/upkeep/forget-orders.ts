import { sql, type Kysely, type Transaction } from 'kysely';
import type { Engine } from '../engine.ts';
import type { Tables } from '../tables.ts';

/**
 * Who was deleted beside a server that may have them in its memory: what it wrote since is looked through again when it has
 * started anew. Kept in `meta` until then; no backup has it.
 */
export type ForgetOrder =
  | { readonly kind: 'caller'; readonly numbers: readonly string[]; readonly sinceSeq: number }
  | {
      readonly kind: 'agent';
      readonly agentId: string;
      readonly newId: string;
      readonly names: readonly string[];
      readonly sinceSeq: number;
    }
  /** Somebody is in the site document no more, who was nowhere else. */
  | { readonly kind: 'site' };

const NAME = 'forget-wanted';

export function leaveForgetOrder(engine: Engine, order: ForgetOrder): Promise<void> {
  return engine.write(async (transaction) => {
    const value = JSON.stringify([...(await readForgetOrders(transaction)), order]);
    await transaction
      .insertInto('meta')
      .values({ name: NAME, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  }, 'background');
}

export async function readForgetOrders(database: Kysely<Tables>): Promise<readonly ForgetOrder[]> {
  const row = await database.selectFrom('meta').select('value').where('name', '=', NAME).executeTakeFirst();
  return row ? (JSON.parse(row.value) as readonly ForgetOrder[]) : [];
}

/** Takes the orders away that were carried out; those that came meanwhile stay, at the end of the list. */
export async function endForgetOrders(transaction: Transaction<Tables>, done: number): Promise<void> {
  const left = (await readForgetOrders(transaction)).slice(done);
  if (left.length === 0) await transaction.deleteFrom('meta').where('name', '=', NAME).execute();
  else
    await transaction
      .updateTable('meta')
      .set({ value: JSON.stringify(left) })
      .where('name', '=', NAME)
      .execute();
}

/** The newest event that is kept; 0 when there is none. */
export async function findLastSeq({ read }: Engine): Promise<number> {
  const row = await read
    .selectFrom('events')
    .select(({ fn }) => fn.max<number | null>('seq').as('seq'))
    .executeTakeFirst();
  return row?.seq ?? 0;
}

/**
 * Calls that a floor may still write anew were offered since: it holds the running day and the one before. By the time of
 * the newest event, which is the floor's own.
 */
export async function findFloorReach({ read }: Engine): Promise<number> {
  const row = await read
    .selectFrom('blocks')
    .select(sql<number | null>`max(last_ms)`.as('last_ms'))
    .executeTakeFirst();
  return row?.last_ms === null || row === undefined ? -1 : row.last_ms - DAYS_HELD_MS;
}

const DAYS_HELD_MS = 4 * 86_400_000;
