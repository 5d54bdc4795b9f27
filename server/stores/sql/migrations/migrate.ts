import { sql, type Kysely, type Transaction } from 'kysely';
import { StorageError } from '../../../floorcast-error.ts';
import type { EngineKind } from '../engine.ts';
import type { Tables } from '../tables.ts';
import type { Migration } from './migration.ts';
import { createFirstTables } from './001-first-tables.ts';
import { addGapsOfCounts } from './002-gaps-of-counts.ts';
import { createPlanning } from './003-planning.ts';
import { createRosters } from './004-rosters.ts';
import { createAccounts } from './005-accounts.ts';
import { createAdherence } from './006-adherence.ts';
import { createRequests } from './007-requests.ts';
import { createOwnWork } from './008-own-work.ts';
import { createNotices } from './009-notices.ts';
import { createAccountIdentities } from './010-account-identities.ts';

/** The step that leads from version `index` to `index + 1`. */
export const MIGRATIONS: readonly Migration[] = [
  createFirstTables,
  addGapsOfCounts,
  createPlanning,
  createRosters,
  createAccounts,
  createAdherence,
  createRequests,
  createOwnWork,
  createNotices,
  createAccountIdentities,
];

/** Runs work in one transaction, whole or not at all. */
export type Transact = <T>(work: (transaction: Transaction<Tables>) => Promise<T>) => Promise<T>;

/**
 * Brings a database to the newest schema, one transaction a version, so that a kill in between leaves a whole version.
 * The version is a row of `meta`.
 *
 * @throws StorageError 'newer' when a later version of Floorcast wrote it; it is left as it is.
 */
export async function migrate(
  transact: Transact,
  kind: EngineKind,
  where: string,
  migrations: readonly Migration[] = MIGRATIONS,
): Promise<void> {
  for (;;) {
    const isDone = await transact(async (transaction) => {
      // Two processes that start together follow each other here; SQLite's writers do so anyway.
      if (kind === 'postgres') await sql`select pg_advisory_xact_lock(4820, 1)`.execute(transaction);
      await transaction.schema
        .createTable('meta')
        .ifNotExists()
        .addColumn('name', kind === 'postgres' ? sql`text collate "C"` : 'text', (column) =>
          column.primaryKey(),
        )
        .addColumn('value', 'text', (column) => column.notNull())
        .execute();
      const version = await readVersion(transaction);
      if (version > migrations.length) {
        throw new StorageError(
          'newer',
          `${where} has schema version ${version}, this Floorcast knows versions up to ${migrations.length}. A later Floorcast wrote it: start that one, or put the backup from before the update in its place.`,
        );
      }
      const next = migrations[version];
      if (!next) return true;
      await next(transaction, kind);
      await transaction
        .insertInto('meta')
        .values({ name: 'schema', value: String(version + 1) })
        .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: String(version + 1) }))
        .execute();
      return false;
    });
    if (isDone) return;
  }
}

/** 0 where nothing was made yet. */
export async function readVersion(database: Kysely<Tables>): Promise<number> {
  const row = await database
    .selectFrom('meta')
    .select('value')
    .where('name', '=', 'schema')
    .executeTakeFirst();
  return Number(row?.value ?? 0);
}
