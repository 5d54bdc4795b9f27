import type { Kysely } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { textOf } from './text-of.ts';

/** Who an OpenID Connect provider says an account's owner is. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function createAccountIdentities(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  await database.schema
    .createTable('account_identities')
    .addColumn('account_id', text, (column) => column.primaryKey())
    .addColumn('issuer', text, (column) => column.notNull())
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('tied_ms', 'bigint', (column) => column.notNull())
    .addUniqueConstraint('account_identities_of_one', ['issuer', 'subject'])
    .execute();
}
