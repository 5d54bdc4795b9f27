import { sql, type Kysely } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { textOf } from './text-of.ts';

/** Rosters: days at work, and what is only added: versions, who has seen them, and the audit. Days are read whole, so they are texts. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function createRosters(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  const { schema } = database;
  const days = schema
    .createTable('roster_days')
    .addColumn('copy_id', text, (column) => column.notNull())
    .addColumn('day', 'integer', (column) => column.notNull())
    .addColumn('revision', 'integer', (column) => column.notNull())
    .addColumn('changed_ms', 'bigint', (column) => column.notNull())
    .addColumn('author', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('roster_days_pkey', ['copy_id', 'day']);
  await (kind === 'libsql' ? days.modifyEnd(sql`without rowid`) : days).execute();
  await schema
    .createTable('roster_audit')
    .addColumn('no', 'integer', (column) => column.primaryKey())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('author', text, (column) => column.notNull())
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('action', text, (column) => column.notNull())
    .addColumn('copy_id', text, (column) => column.notNull())
    .addColumn('first_day', 'integer')
    .addColumn('last_day', 'integer')
    .addColumn('text', text, (column) => column.notNull())
    .execute();
  await schema
    .createTable('roster_versions')
    .addColumn('version_no', 'integer', (column) => column.primaryKey())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('published_ms', 'bigint', (column) => column.notNull())
    .addColumn('author', text, (column) => column.notNull())
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('first_day', 'integer', (column) => column.notNull())
    .addColumn('days', 'integer', (column) => column.notNull())
    .addColumn('changed_agents', 'integer', (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .execute();
  // By day first: what counts of a day is its newest version.
  const versionDays = schema
    .createTable('roster_version_days')
    .addColumn('day', 'integer', (column) => column.notNull())
    .addColumn('version_no', 'integer', (column) => column.notNull())
    .addColumn('text', text)
    .addPrimaryKeyConstraint('roster_version_days_pkey', ['day', 'version_no']);
  await (kind === 'libsql' ? versionDays.modifyEnd(sql`without rowid`) : versionDays).execute();
  const seen = schema
    .createTable('roster_seen')
    .addColumn('version_no', 'integer', (column) => column.notNull())
    .addColumn('agent_id', text, (column) => column.notNull())
    .addColumn('seen_ms', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('roster_seen_pkey', ['version_no', 'agent_id']);
  await (kind === 'libsql' ? seen.modifyEnd(sql`without rowid`) : seen).execute();
}
