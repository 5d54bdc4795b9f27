import { sql, type Kysely } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { textOf } from './text-of.ts';

/** Forecasts at work and published. Both are read whole and by name only, so they are texts. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function createPlanning(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  const values = database.schema
    .createTable('plan_values')
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('key', text, (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('saved_ms', 'bigint', (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('plan_values_pkey', ['kind', 'key']);
  await (kind === 'libsql' ? values.modifyEnd(sql`without rowid`) : values).execute();
  await database.schema
    .createTable('forecast_versions')
    .addColumn('version_no', 'integer', (column) => column.primaryKey())
    .addColumn('published_ms', 'bigint', (column) => column.notNull())
    .addColumn('author', text, (column) => column.notNull())
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('first_day', 'integer', (column) => column.notNull())
    .addColumn('days', 'integer', (column) => column.notNull())
    .addColumn('known_until_ms', 'bigint', (column) => column.notNull())
    .execute();
  const queues = database.schema
    .createTable('forecast_version_queues')
    .addColumn('version_no', 'integer', (column) => column.notNull())
    .addColumn('queue_id', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('forecast_version_queues_pkey', ['version_no', 'queue_id']);
  await (kind === 'libsql' ? queues.modifyEnd(sql`without rowid`) : queues).execute();
}
