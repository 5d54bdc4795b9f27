import { sql, type Kysely } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { textOf } from './text-of.ts';

/** Accounts, what signs them in, and the audit of what is done to them, which is only added to. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function createAccounts(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  const { schema } = database;
  await schema
    .createTable('accounts')
    .addColumn('account_id', text, (column) => column.primaryKey())
    .addColumn('sign_in_key', text, (column) => column.notNull().unique())
    .addColumn('sign_in_name', text, (column) => column.notNull())
    .addColumn('shown_name', text, (column) => column.notNull())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('scope', text, (column) => column.notNull())
    .addColumn('agent_id', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('created_ms', 'bigint', (column) => column.notNull())
    .addColumn('changed_ms', 'bigint', (column) => column.notNull())
    .addColumn('password_hash', text)
    .execute();
  await schema
    .createTable('account_links')
    .addColumn('account_id', text, (column) => column.primaryKey())
    .addColumn('token_hash', text, (column) => column.notNull())
    .addColumn('ends_ms', 'bigint', (column) => column.notNull())
    .execute();
  await schema
    .createTable('account_sessions')
    .addColumn('token_hash', text, (column) => column.primaryKey())
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('started_ms', 'bigint', (column) => column.notNull())
    .addColumn('seen_ms', 'bigint', (column) => column.notNull())
    .addColumn('address', text, (column) => column.notNull())
    .addColumn('browser', text, (column) => column.notNull())
    .execute();
  const addresses = schema
    .createTable('account_addresses')
    .addColumn('account_id', text, (column) => column.notNull())
    .addColumn('address', text, (column) => column.notNull())
    .addColumn('last_ms', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('account_addresses_pkey', ['account_id', 'address']);
  await (kind === 'libsql' ? addresses.modifyEnd(sql`without rowid`) : addresses).execute();
  await schema
    .createTable('audit')
    .addColumn('no', 'integer', (column) => column.primaryKey())
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    // Null for the administrator's link.
    .addColumn('account_id', text)
    .addColumn('account_name', text, (column) => column.notNull())
    .addColumn('action', text, (column) => column.notNull())
    .addColumn('target_id', text, (column) => column.notNull())
    .addColumn('target_name', text, (column) => column.notNull())
    .addColumn('before_state', text)
    .addColumn('after_state', text)
    .addColumn('reason', text, (column) => column.notNull())
    .execute();
}
