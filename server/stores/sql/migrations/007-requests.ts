import type { Kysely } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { textOf } from './text-of.ts';

/** What agents ask, and what the centre offers them. Both are read whole, so they are texts; the rest is to find them by. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function createRequests(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  const { schema } = database;
  await schema
    .createTable('requests')
    .addColumn('request_id', text, (column) => column.primaryKey())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('agent_id', text, (column) => column.notNull())
    .addColumn('other_agent_id', text)
    .addColumn('first_day', 'integer', (column) => column.notNull())
    .addColumn('last_day', 'integer', (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .execute();
  await schema
    .createTable('request_offers')
    .addColumn('offer_id', text, (column) => column.primaryKey())
    .addColumn('day', 'integer', (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .execute();
  await schema.createIndex('requests_state').on('requests').columns(['state']).execute();
  await schema.createIndex('requests_days').on('requests').columns(['last_day', 'first_day']).execute();
}
