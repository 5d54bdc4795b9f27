import { sql, type Kysely } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { textOf } from './text-of.ts';

/** Notices: what people are told, how they want to be told, and what is to leave the house. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function createNotices(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  const { schema } = database;
  await schema
    .createTable('notices')
    .addColumn('notice_id', text, (column) => column.primaryKey())
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('first_ms', 'bigint', (column) => column.notNull())
    .addColumn('last_ms', 'bigint', (column) => column.notNull())
    .addColumn('due_ms', 'bigint')
    .addColumn('closed_ms', 'bigint')
    .addColumn('read_ms', 'bigint')
    .execute();
  await schema.createIndex('notices_reader').on('notices').columns(['account_id', 'last_ms']).execute();
  await schema.createIndex('notices_due').on('notices').columns(['closed_ms', 'due_ms']).execute();
  const facts = schema
    .createTable('notice_facts')
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('fact_key', text, (column) => column.notNull())
    .addColumn('notice_id', text, (column) => column.notNull())
    .addColumn('fact_no', 'integer', (column) => column.notNull())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('notice_facts_pkey', ['account_id', 'fact_key']);
  await (kind === 'libsql' ? facts.modifyEnd(sql`without rowid`) : facts).execute();
  await schema.createIndex('notice_facts_notice').on('notice_facts').column('notice_id').execute();
  await schema
    .createTable('notice_people')
    .addColumn('account_id', text, (column) => column.primaryKey())
    .addColumn('settings', text)
    .addColumn('mail_address', text)
    .addColumn('mail_confirmed_ms', 'bigint')
    .addColumn('mail_token_hash', text)
    .addColumn('mail_token_ends_ms', 'bigint')
    .execute();
  await schema
    .createTable('notice_devices')
    .addColumn('device_id', text, (column) => column.primaryKey())
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('session_id', text, (column) => column.notNull())
    .addColumn('endpoint', text, (column) => column.notNull())
    .addColumn('p256dh', text, (column) => column.notNull())
    .addColumn('auth', text, (column) => column.notNull())
    .addColumn('browser', text, (column) => column.notNull())
    .addColumn('added_ms', 'bigint', (column) => column.notNull())
    .execute();
  await schema.createIndex('notice_devices_owner').on('notice_devices').column('account_id').execute();
  await schema
    .createTable('notice_sends')
    .addColumn('send_id', text, (column) => column.primaryKey())
    .addColumn('channel', text, (column) => column.notNull())
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('device_id', text)
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('made_ms', 'bigint', (column) => column.notNull())
    .addColumn('next_ms', 'bigint', (column) => column.notNull())
    .addColumn('tries', 'integer', (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('fault', text)
    .addColumn('finished_ms', 'bigint')
    .execute();
  await schema.createIndex('notice_sends_next').on('notice_sends').columns(['state', 'next_ms']).execute();
}
