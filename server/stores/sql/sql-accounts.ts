import type { Transaction } from 'kysely';
import { foldSignInName } from '../../../shared/accounts/sign-in-name.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { AccountRecord, AccountStore, IdentityRecord } from '../../ports/account-store.ts';
import { accountOf, accountRowOf, ADDRESS, IDENTITY, LINK, SESSION } from './accounts/account-rows.ts';
import type { Engine } from './engine.ts';
import { addAudit, createAuditLog } from './sql-audit.ts';
import { insertRows } from './insert-rows.ts';
import type { Tables } from './tables.ts';

/** Accounts in a database. */
export function createAccountStore(engine: Engine): AccountStore {
  const { read } = engine;
  return {
    readAccounts: async () =>
      (await read.selectFrom('accounts').selectAll().orderBy('account_id').execute()).map(accountOf),
    readLinks: async () =>
      (await read.selectFrom('account_links').selectAll().orderBy('account_id').execute()).map(LINK.fieldsOf),
    readSessions: async () =>
      (await read.selectFrom('account_sessions').selectAll().orderBy('token_hash').execute()).map(
        SESSION.fieldsOf,
      ),
    readAddresses: async () => {
      const rows = await read
        .selectFrom('account_addresses')
        .selectAll()
        .orderBy('account_id')
        .orderBy('address')
        .execute();
      return rows.map(ADDRESS.fieldsOf);
    },
    readIdentities: async () =>
      (await read.selectFrom('account_identities').selectAll().orderBy('account_id').execute()).map(
        IDENTITY.fieldsOf,
      ),
    save: ({ account, link, identity, endedSessions = [], audit }) =>
      engine.write(async (transaction) => {
        await refuseTakenName(transaction, account);
        await insertRows(transaction, 'accounts', [accountRowOf(account)], 'replace');
        if (link !== undefined)
          await transaction.deleteFrom('account_links').where('account_id', '=', account.id).execute();
        if (link) await insertRows(transaction, 'account_links', [LINK.rowOf(link)]);
        if (identity !== undefined) await tie(transaction, account, identity);
        await endSessions(transaction, endedSessions);
        if (audit) await addAudit(transaction, [audit]);
      }),
    addSession: async (session) => {
      await engine.write((transaction) =>
        insertRows(transaction, 'account_sessions', [SESSION.rowOf(session)]),
      );
    },
    markSeen: async (tokenHash, seenMs) => {
      await engine.write((transaction) =>
        transaction
          .updateTable('account_sessions')
          .set({ seen_ms: seenMs })
          .where('token_hash', '=', tokenHash)
          .where('seen_ms', '<', seenMs)
          .execute(),
      );
    },
    endSessions: (tokenHashes) => engine.write((transaction) => endSessions(transaction, tokenHashes)),
    saveAddress: async (address) => {
      await engine.write((transaction) =>
        insertRows(transaction, 'account_addresses', [ADDRESS.rowOf(address)], 'replace'),
      );
    },
    forgetAddresses: async (beforeMs) => {
      await engine.write((transaction) =>
        transaction.deleteFrom('account_addresses').where('last_ms', '<', beforeMs).execute(),
      );
    },
    ...createAuditLog(engine),
  };
}

async function refuseTakenName(
  transaction: Transaction<Tables>,
  { id, signInName }: AccountRecord,
): Promise<void> {
  const other = await transaction
    .selectFrom('accounts')
    .select('account_id')
    .where('sign_in_key', '=', foldSignInName(signInName))
    .where('account_id', '!=', id)
    .executeTakeFirst();
  if (other) throw new FloorcastError('conflict', { code: 'account-name-taken', name: signInName });
}

async function tie(
  transaction: Transaction<Tables>,
  { id, signInName }: AccountRecord,
  identity: IdentityRecord | null,
): Promise<void> {
  await transaction.deleteFrom('account_identities').where('account_id', '=', id).execute();
  if (identity === null) return;
  const other = await transaction
    .selectFrom('account_identities')
    .select('account_id')
    .where('issuer', '=', identity.issuer)
    .where('subject', '=', identity.subject)
    .executeTakeFirst();
  if (other) throw new FloorcastError('conflict', { code: 'openid-identity-taken', name: signInName });
  await insertRows(transaction, 'account_identities', [IDENTITY.rowOf(identity)]);
}

async function endSessions(transaction: Transaction<Tables>, tokenHashes: readonly string[]): Promise<void> {
  for (const tokenHash of tokenHashes)
    await transaction.deleteFrom('account_sessions').where('token_hash', '=', tokenHash).execute();
}
