import { expect, it } from 'vitest';
import { createMemoryAccounts } from '../../server/stores/accounts/memory-accounts.ts';
import { createAccountStore } from '../../server/stores/sql/sql-accounts.ts';
import { renameInAccounts } from '../../server/stores/sql/upkeep/rename-in-accounts.ts';
import { WHOLE_SITE } from '../../shared/access/roles.ts';
import { describeAccounts } from '../contracts/accounts.ts';
import { describeEngines } from '../helpers/databases.ts';

describeAccounts('memory', async () => createMemoryAccounts());
describeEngines('accounts', (openOne, kind) => {
  describeAccounts(kind, async () => createAccountStore(await openOne()));

  it(`UP9 the account of an agent who is deleted is nobody’s, and others stay (${kind})`, async () => {
    const engine = await openOne();
    const store = createAccountStore(engine);
    const account = (id: string, agentId: string) => ({
      id,
      signInName: `Name of ${id}`,
      shownName: `Li Na ${id}`,
      role: 'agent' as const,
      scope: WHOLE_SITE,
      agentId,
      state: 'active' as const,
      createdMs: 1,
      changedMs: 1,
      passwordHash: '$x',
    });
    const about = (id: string, agentId: string) => ({
      atMs: 1,
      author: { accountId: id, name: `Li Na ${id}` },
      action: 'account-changed' as const,
      target: { id, name: `Name of ${id}` },
      before: { shownName: `Li Na ${id}`, agentId: null, role: 'planner' },
      after: { shownName: `Li Na ${id}`, agentId },
      reason: `Li Na ${id} moved`,
    });
    for (const [id, agentId] of [
      ['a', '7'],
      ['b', '7%'],
    ] as const) {
      const link = { accountId: id, tokenHash: `link ${id}`, endsMs: 9 };
      await store.save({ account: account(id, agentId), link, audit: about(id, agentId) });
      await store.addSession({
        tokenHash: id,
        accountId: id,
        startedMs: 1,
        seenMs: 1,
        address: '::1',
        browser: '',
      });
      await store.saveAddress({ accountId: id, address: '::1', lastMs: 1 });
    }
    await renameInAccounts(engine, '7', 'removed-1');
    await renameInAccounts(engine, '7', 'removed-1');
    const [gone, other] = await store.readAccounts();
    expect(gone).toMatchObject({ signInName: 'removed-1', shownName: 'removed-1', agentId: 'removed-1' });
    expect(gone).toMatchObject({ state: 'closed', passwordHash: null });
    expect(other).toEqual(account('b', '7%'));
    const audit = await store.listAudit({}, 9);
    expect(audit[0]).toEqual({ ...about('b', '7%'), no: 2 });
    expect(audit[1]).toEqual({
      no: 1,
      atMs: 1,
      author: { accountId: 'a', name: 'removed-1' },
      action: 'account-changed',
      target: { id: 'a', name: 'removed-1' },
      before: { shownName: 'removed-1', agentId: null, role: 'planner' },
      after: { shownName: 'removed-1', agentId: 'removed-1' },
      reason: '',
    });
    expect((await store.readLinks()).map(({ accountId }) => accountId)).toEqual(['b']);
    expect((await store.readSessions()).map(({ accountId }) => accountId)).toEqual(['b']);
    expect((await store.readAddresses()).map(({ accountId }) => accountId)).toEqual(['b']);
  });
});
