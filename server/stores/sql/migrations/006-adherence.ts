import { sql, type Kysely } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { textOf } from './text-of.ts';

/** Adherence: days that are closed, what supervisors excused, and what agents contest. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function createAdherence(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  const { schema } = database;
  const days = schema
    .createTable('adherence_days')
    .addColumn('day', 'integer', (column) => column.notNull())
    .addColumn('agent_id', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('adherence_days_pkey', ['day', 'agent_id']);
  await (kind === 'libsql' ? days.modifyEnd(sql`without rowid`) : days).execute();
  await schema
    .createTable('adherence_exceptions')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('agent_id', text, (column) => column.notNull())
    .addColumn('from_ms', 'bigint', (column) => column.notNull())
    .addColumn('to_ms', 'bigint', (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('author', text, (column) => column.notNull())
    .addColumn('made_ms', 'bigint', (column) => column.notNull())
    .addColumn('removed_ms', 'bigint')
    .addColumn('removed_by', text)
    .execute();
  await schema
    .createTable('adherence_contests')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('agent_id', text, (column) => column.notNull())
    .addColumn('from_ms', 'bigint', (column) => column.notNull())
    .addColumn('to_ms', 'bigint', (column) => column.notNull())
    .addColumn('word', text, (column) => column.notNull())
    .addColumn('made_ms', 'bigint', (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('answer', text)
    .addColumn('decided_ms', 'bigint')
    .addColumn('decided_by', text)
    .execute();
  // Asked for by period, whoever they are about.
  await schema
    .createIndex('adherence_exceptions_time')
    .on('adherence_exceptions')
    .columns(['to_ms', 'from_ms'])
    .execute();
  await schema
    .createIndex('adherence_contests_time')
    .on('adherence_contests')
    .columns(['to_ms', 'from_ms'])
    .execute();
}
