import { openAccounts, type OpenAccountsParts } from '../../server/accounts/open-accounts.ts';
import { Passwords } from '../../server/accounts/passwords.ts';
import type { SignInPlace } from '../../server/ports/account-desk.ts';
import type { AccountStore } from '../../server/ports/account-store.ts';
import { createMemoryAccounts } from '../../server/stores/accounts/memory-accounts.ts';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import type { AccountDraft } from '../../shared/contract/accounts.ts';
import type { AuditAuthor } from '../../shared/contract/audit.ts';

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const LINK_HOLDER: AuditAuthor = { accountId: null, name: '' };
export const PASSWORD = 'seven green lamps';

export function draft(changes: Partial<AccountDraft> = {}): AccountDraft {
  return {
    signInName: 'li.na',
    shownName: '李娜',
    role: 'administrator',
    scope: WHOLE_SITE,
    agentId: null,
    reason: '',
    ...changes,
  };
}

/** Where somebody asks from, with the cookie of a session or without. */
export function at(address: string, cookies?: string): SignInPlace {
  return { address, cookies, browser: 'Test 1.0' };
}

export type TestAccounts = Awaited<ReturnType<typeof openTestAccounts>>;

/** Accounts over a store in memory, a clock that is set by hand, and passwords that are hashed at once. */
export async function openTestAccounts(changes: Partial<OpenAccountsParts> = {}) {
  const store: AccountStore = changes.store ?? createMemoryAccounts();
  const clock = { ms: 1_000_000_000_000, nowMs: () => clock.ms };
  const errors: unknown[] = [];
  const open = () =>
    openAccounts({
      store,
      clock,
      cookie: { name: 'account', secure: false },
      demo: null,
      isAgent: (agentId) => /^80\d\d$/.test(agentId),
      isQueue: (queueId) => queueId === 'billing',
      passwords: new Passwords({ memoryCost: 8, timeCost: 1, parallelism: 1 }),
      onError: (error) => errors.push(error),
      ...changes,
    });
  const accounts = await open();
  const cookieOf = ({ cookie }: { readonly cookie: { readonly value: string } }) => `account=${cookie.value}`;
  return {
    accounts,
    store,
    clock,
    errors,
    /** The same store, as after a restart. */
    open,
    cookieOf,
    /** An account with the password, and the cookie of its first session. */
    make: async (changed: Partial<AccountDraft> = {}, address = '10.0.0.1') => {
      const { account, link } = await accounts.make(LINK_HOLDER, draft(changed));
      const opened = await accounts.setPassword(tokenOf(link), PASSWORD, at(address));
      return { account, cookies: cookieOf(opened) };
    },
  };
}

export function tokenOf({ path }: { readonly path: string }): string {
  return path.split('#')[1]!;
}
