import { sql, type Transaction } from 'kysely';
import { foldSignInName } from '../../../../shared/accounts/sign-in-name.ts';
import type { AuditState } from '../../../../shared/contract/audit.ts';
import type { Engine } from '../engine.ts';
import { escapeLike } from '../escape-like.ts';
import type { Tables } from '../tables.ts';

/** What belongs to an account alone, and goes with it. */
const OWNED = [
  'account_links',
  'account_sessions',
  'account_addresses',
  'account_identities',
  'calendar_links',
  'notices',
  'notice_facts',
  'notice_people',
  'notice_devices',
  'notice_sends',
] as const;

/**
 * Closes the accounts of an agent who is deleted and takes their names out of them and of the audit; what signed them in goes. Killed
 * in between it goes on when it is called again.
 */
export async function renameInAccounts(engine: Engine, agentId: string, newId: string): Promise<void> {
  const accounts = await engine.read
    .selectFrom('accounts')
    .select('account_id')
    .where('agent_id', '=', agentId)
    .orderBy('created_ms')
    .execute();
  await renameInStates(engine, agentId, newId);
  for (const [at, { account_id }] of accounts.entries()) {
    // An agent may have had one account after the other.
    const name = at === 0 ? newId : `${newId}-${at + 1}`;
    await engine.write(async (transaction) => {
      await renameInAudit(transaction, account_id, name);
      for (const table of OWNED)
        await transaction.deleteFrom(table).where('account_id', '=', account_id).execute();
      await transaction
        .updateTable('accounts')
        .set({
          sign_in_key: foldSignInName(name),
          sign_in_name: name,
          shown_name: name,
          agent_id: newId,
          state: 'closed',
          password_hash: null,
        })
        .where('account_id', '=', account_id)
        .execute();
    }, 'background');
  }
}

/** Who did something, and on whom, stays; what they were called does not, nor what was written about them. */
async function renameInAudit(
  transaction: Transaction<Tables>,
  accountId: string,
  name: string,
): Promise<void> {
  await transaction
    .updateTable('audit')
    .set({ account_name: name })
    .where('account_id', '=', accountId)
    .execute();
  const about = await transaction
    .selectFrom('audit')
    .select(['no', 'before_state', 'after_state'])
    .where('target_id', '=', accountId)
    .execute();
  for (const { no, before_state, after_state } of about)
    await transaction
      .updateTable('audit')
      .set({
        target_name: name,
        before_state: renameInState(before_state, name),
        after_state: renameInState(after_state, name),
        reason: '',
      })
      .where('no', '=', no)
      .execute();
}

const NAMES = ['signInName', 'shownName', 'agentId'];

function renameInState(text: string | null, name: string): string | null {
  if (text === null) return null;
  const state = JSON.parse(text) as AuditState;
  return JSON.stringify(
    Object.fromEntries(
      Object.entries(state).map(([field, value]) => [
        field,
        NAMES.includes(field) && value !== null ? name : value,
      ]),
    ),
  );
}

/** Shifts, excuses and rules are changed of people by their id: in the paths of what changed, among its values, and as its name. */
async function renameInStates(engine: Engine, agentId: string, newId: string): Promise<void> {
  const mentions = `%${escapeLike(JSON.stringify(agentId).slice(1, -1))}%`;
  const found = await engine.read
    .selectFrom('audit')
    .select(['no', 'target_name', 'before_state', 'after_state', 'reason'])
    .where(({ eb, or }) =>
      or([
        eb('target_name', '=', agentId),
        sql<boolean>`before_state like ${mentions} escape '!'`,
        sql<boolean>`after_state like ${mentions} escape '!'`,
      ]),
    )
    .execute();
  for (const { no, target_name, before_state, after_state, reason } of found) {
    const isAbout = target_name === agentId;
    await engine.write(
      (transaction) =>
        transaction
          .updateTable('audit')
          .set({
            target_name: isAbout ? newId : target_name,
            before_state: renameId(before_state, agentId, newId),
            after_state: renameId(after_state, agentId, newId),
            reason: isAbout ? '' : reason,
          })
          .where('no', '=', no)
          .execute(),
      'background',
    );
  }
}

function renameId(text: string | null, agentId: string, newId: string): string | null {
  if (text === null) return null;
  const rename = (value: unknown): unknown => {
    if (value === agentId) return newId;
    if (Array.isArray(value)) return value.map(rename);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([path, part]) => [
        path.replaceAll(`[${agentId}]`, () => `[${newId}]`),
        rename(part),
      ]),
    );
  };
  return JSON.stringify(rename(JSON.parse(text)));
}
