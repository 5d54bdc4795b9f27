import type { Account, OwnAccount } from '../../shared/contract/accounts.ts';
import type { AccountRecord, IdentityRecord, PasswordLinkRecord } from '../ports/account-store.ts';

/** As its owner sees it. */
export function showOwn({ id, signInName, shownName, role, scope, agentId }: AccountRecord): OwnAccount {
  return { id, signInName, shownName, role, scope, agentId };
}

/** What belongs to an account besides itself. */
export interface AccountExtras {
  /** One that has ended is none. */
  readonly link: PasswordLinkRecord | null;
  readonly identity: IdentityRecord | null;
}

/** As an administrator sees it. */
export function showAccount(
  account: AccountRecord,
  { link, identity }: AccountExtras,
  nowMs: number,
): Account {
  return {
    ...showOwn(account),
    state: account.state,
    createdAtMs: account.createdMs,
    changedAtMs: account.changedMs,
    hasPassword: account.passwordHash !== null,
    isTied: identity !== null,
    linkEndsAtMs: link && link.endsMs > nowMs ? link.endsMs : null,
  };
}
