import type { SignedIn } from '../../server/ports/accounts.ts';
import { createMemoryAccounts } from '../../server/stores/accounts/memory-accounts.ts';
import type { AccountDraft } from '../../shared/contract/accounts.ts';
import { describeAccountSessions, type DrivenSessions } from '../contracts/account-sessions.ts';
import { at, LINK_HOLDER, openTestAccounts, PASSWORD, tokenOf } from './open-test-accounts.ts';

/** The accounts of the contract as a store has them, with passwords of their own. */
async function open(): Promise<DrivenSessions> {
  const store = createMemoryAccounts();
  const people: readonly SignedIn[] = ['ann', 'bo', 'ada'].map((id) => ({
    accountId: id,
    name: id === 'ann' ? 'Ann' : id === 'bo' ? 'Bo' : 'Ada',
    role: id === 'ann' ? 'planner' : id === 'bo' ? 'agent' : 'administrator',
    agentId: id === 'bo' ? '7' : null,
    scope: { teams: null, queues: null },
  }));
  for (const { accountId, name, role, agentId, scope } of people)
    await store.save({
      account: {
        id: accountId,
        signInName: accountId,
        shownName: name,
        role,
        scope,
        agentId,
        state: 'active',
        createdMs: 0,
        changedMs: 0,
        passwordHash: null,
      },
    });
  const { accounts, cookieOf } = await openTestAccounts({ store, isAgent: (agentId) => agentId === '7' });
  const cookies = new Map<string, string>();
  return {
    sessions: accounts.sessions,
    signIn: async ({ accountId }) => {
      const opened = cookies.has(accountId)
        ? await accounts.signIn(accountId, PASSWORD, at('10.0.0.1'))
        : await accounts.setPassword(
            tokenOf(await accounts.makeLink(LINK_HOLDER, accountId, '')),
            PASSWORD,
            at('10.0.0.1'),
          );
      cookies.set(accountId, cookieOf(opened));
      return cookieOf(opened);
    },
    change: async (account) => {
      const { accountId, name, role, scope, agentId } = account;
      const draft: AccountDraft = {
        signInName: accountId,
        shownName: name,
        role,
        scope,
        agentId,
        reason: '',
      };
      await accounts.change(LINK_HOLDER, accountId, draft);
    },
    endSessions: async (accountId) => accounts.signOut(cookies.get(accountId), 'everywhere'),
  };
}

describeAccountSessions('of real accounts with passwords', open);
