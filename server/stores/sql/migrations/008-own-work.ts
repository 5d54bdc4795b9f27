import { sql, type Kysely } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { textOf } from './text-of.ts';

/** Agents' own work: calendar links and what calendars were told, calls for help, messages of the day. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function createOwnWork(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  const { schema } = database;
  await schema
    .createTable('calendar_links')
    .addColumn('account_id', text, (column) => column.primaryKey())
    .addColumn('token_hash', text, (column) => column.notNull().unique())
    .addColumn('locale', text, (column) => column.notNull())
    .addColumn('made_ms', 'bigint', (column) => column.notNull())
    .addColumn('read_ms', 'bigint')
    .execute();
  const entries = schema
    .createTable('calendar_entries')
    .addColumn('agent_id', text, (column) => column.notNull())
    .addColumn('uid', text, (column) => column.notNull())
    .addColumn('sequence', 'integer', (column) => column.notNull())
    .addColumn('is_cancelled', 'integer', (column) => column.notNull())
    .addColumn('changed_ms', 'bigint', (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('calendar_entries_pkey', ['agent_id', 'uid']);
  await (kind === 'libsql' ? entries.modifyEnd(sql`without rowid`) : entries).execute();
  await schema
    .createTable('help_calls')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('agent_id', text, (column) => column.notNull())
    .addColumn('note', text, (column) => column.notNull())
    .addColumn('called_ms', 'bigint', (column) => column.notNull())
    .addColumn('taken_ms', 'bigint')
    .addColumn('taken_by', text)
    .addColumn('ended_ms', 'bigint')
    .addColumn('ended_by', text)
    .execute();
  await schema.createIndex('help_calls_agent').on('help_calls').columns(['agent_id', 'called_ms']).execute();
  // Of years of calls the few that stand.
  await schema.createIndex('help_calls_ended').on('help_calls').columns(['ended_ms']).execute();
  await schema
    .createTable('day_messages')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('teams', text)
    .addColumn('author', text, (column) => column.notNull())
    .addColumn('made_ms', 'bigint', (column) => column.notNull())
    .addColumn('ends_ms', 'bigint', (column) => column.notNull())
    .addColumn('removed_ms', 'bigint')
    .addColumn('removed_by', text)
    .execute();
  await schema.createIndex('day_messages_ends').on('day_messages').columns(['ends_ms']).execute();
}
