import { describe, expect, it } from 'vitest';
import { createMemoryAccounts } from '../../server/stores/accounts/memory-accounts.ts';
import { ROLES } from '../../shared/access/roles.ts';
import { at, draft, LINK_HOLDER, openTestAccounts, PASSWORD } from './open-test-accounts.ts';

describe('accounts', () => {
  it('AC30 the first one is an administrator’s', async () => {
    const { accounts, store } = await openTestAccounts();
    await expect(accounts.make(LINK_HOLDER, draft({ role: 'director' }))).rejects.toMatchObject({
      said: { code: 'first-account-administrator' },
    });
    expect(await store.readAccounts()).toEqual([]);
    const { account } = await accounts.make(LINK_HOLDER, draft());
    expect(accounts.list()).toEqual([account]);
    expect(account).toMatchObject({ role: 'administrator', state: 'active', hasPassword: false });
  });

  it('AC30 the last administrator is neither closed nor made less', async () => {
    const { accounts, make } = await openTestAccounts();
    const { account } = await make();
    const second = await make({ signInName: 'wang' });
    const both = await Promise.allSettled([
      accounts.setState(LINK_HOLDER, account.id, 'closed', ''),
      accounts.change(LINK_HOLDER, second.account.id, draft({ signInName: 'wang', role: 'planner' })),
    ]);
    expect(both.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
    await expect(accounts.setState(LINK_HOLDER, second.account.id, 'closed', '')).rejects.toMatchObject({
      said: { code: 'last-administrator' },
    });
    await accounts.change(LINK_HOLDER, second.account.id, draft({ signInName: 'wang', shownName: '王' }));
  });

  it('AC30 an administrator sees the whole site, and no other counts as the last', async () => {
    const { accounts, make, store, open } = await openTestAccounts();
    const narrow = { teams: ['B1'], queues: null };
    const refused = { code: 'bad-request', said: { code: 'administrator-whole-site' } };
    await expect(accounts.make(LINK_HOLDER, draft({ scope: narrow }))).rejects.toMatchObject(refused);
    const { account } = await make();
    await expect(
      accounts.change(LINK_HOLDER, account.id, draft({ scope: { teams: null, queues: ['billing'] } })),
    ).rejects.toMatchObject(refused);
    const { account: wang } = await make({ signInName: 'wang', role: 'supervisor', scope: narrow });
    await expect(
      accounts.change(LINK_HOLDER, wang.id, draft({ signInName: 'wang', scope: narrow })),
    ).rejects.toMatchObject(refused);
    // As an older version let it be kept.
    const kept = (await store.readAccounts()).find(({ id }) => id === wang.id)!;
    await store.save({ account: { ...kept, role: 'administrator' } });
    const later = await open();
    await expect(later.setState(LINK_HOLDER, account.id, 'closed', '')).rejects.toMatchObject({
      said: { code: 'last-administrator' },
    });
    await later.change(LINK_HOLDER, wang.id, draft({ signInName: 'wang' }));
    await later.setState(LINK_HOLDER, account.id, 'closed', '');
  });

  it('AC32 the queues an account sees are the floor’s, or were seen before', async () => {
    const { accounts, make } = await openTestAccounts();
    await make();
    const seeing = (...queues: string[]) =>
      draft({ signInName: 'wang', role: 'supervisor', scope: { teams: ['new'], queues } });
    await expect(accounts.make(LINK_HOLDER, seeing('billing', 'nope'))).rejects.toMatchObject({
      code: 'bad-request',
      said: { code: 'account-queue-unknown', queueId: 'nope' },
    });
    await accounts.make(LINK_HOLDER, seeing('billing'));
  });

  it('AC31 a closed account keeps nobody signed in, and has its password again when reopened', async () => {
    const { accounts, make, store } = await openTestAccounts();
    await make();
    const { account, cookies } = await make({ signInName: 'wang', role: 'planner' });
    await accounts.setState(LINK_HOLDER, account.id, 'closed', 'left');
    expect(accounts.sessions.find(cookies)).toBeNull();
    expect((await store.readSessions()).some(({ accountId }) => accountId === account.id)).toBe(false);
    await expect(accounts.makeLink(LINK_HOLDER, account.id, '')).rejects.toMatchObject({
      said: { code: 'account-closed' },
    });
    await accounts.setState(LINK_HOLDER, account.id, 'active', 'came back');
    expect(accounts.sessions.find(cookies)).toBeNull();
    await accounts.signIn('wang', PASSWORD, at('10.0.0.1'));
  });

  it('AC32 an agent’s is tied to an agent of the floor, who has one', async () => {
    const { accounts, make } = await openTestAccounts();
    await make();
    const agent = (agentId: string | null, signInName = 'wang') =>
      accounts.make(LINK_HOLDER, draft({ signInName, role: 'agent', agentId }));
    await expect(agent(null)).rejects.toMatchObject({ said: { code: 'account-agent-needed' } });
    await expect(agent('9')).rejects.toMatchObject({ said: { code: 'account-agent-unknown' } });
    const { account } = await agent('8001');
    await expect(agent('8001', 'zhao')).rejects.toMatchObject({ said: { code: 'account-agent-taken' } });
    await accounts.setState(LINK_HOLDER, account.id, 'closed', '');
    await agent('8001', 'zhao');
    await expect(accounts.setState(LINK_HOLDER, account.id, 'active', '')).rejects.toMatchObject({
      said: { code: 'account-agent-taken' },
    });
  });

  it('AC1 no two are called the same', async () => {
    const { accounts, make } = await openTestAccounts();
    await make();
    const { account } = await make({ signInName: 'wang' });
    await expect(accounts.make(LINK_HOLDER, draft({ signInName: ' ＬＩ.NA' }))).rejects.toMatchObject({
      said: { code: 'account-name-taken', name: 'LI.NA' },
    });
    await expect(
      accounts.change(LINK_HOLDER, account.id, draft({ signInName: 'Li.Na' })),
    ).rejects.toMatchObject({ code: 'conflict' });
    await accounts.change(LINK_HOLDER, account.id, draft({ signInName: 'WANG' }));
    await expect(accounts.change(LINK_HOLDER, 'none', draft())).rejects.toMatchObject({ code: 'not-found' });
  });

  it('AC33 every change is in the audit with who, what before, what after and why', async () => {
    const { accounts, make, clock, store } = await openTestAccounts();
    const { account, cookies } = await make();
    const li = { accountId: account.id, name: '李娜' };
    const { account: wang } = await accounts.make(
      li,
      draft({ signInName: 'wang', role: 'planner', reason: 'new' }),
    );
    clock.ms += 5;
    const changed = draft({ signInName: 'wang', role: 'supervisor', reason: 'moved' });
    await accounts.change(li, wang.id, changed);
    // Nothing changed, nothing to tell.
    await accounts.change(li, wang.id, changed);
    await accounts.makeLink(li, wang.id, 'forgot it');
    await accounts.setState(li, wang.id, 'closed', 'left');
    await accounts.setState(li, wang.id, 'active', 'back');
    await accounts.changePassword(PASSWORD, 'another long one', at('10.0.0.1', cookies));
    const entries = await store.listAudit({}, 100);
    expect(entries.map(({ action }) => action).reverse()).toEqual([
      'account-made',
      'password-set',
      'account-made',
      'account-changed',
      'reset-link-made',
      'account-closed',
      'account-reopened',
      'password-changed',
    ]);
    expect(entries.find(({ no }) => no === 1)).toMatchObject({ author: LINK_HOLDER, before: null });
    expect(entries.find(({ action }) => action === 'account-changed')).toEqual({
      no: 4,
      atMs: clock.ms,
      author: li,
      action: 'account-changed',
      target: { id: wang.id, name: 'wang' },
      before: { role: 'planner' },
      after: { role: 'supervisor' },
      reason: 'moved',
    });
    expect(JSON.stringify(entries)).not.toMatch(/argon2|another long one|seven green/);
  });

  it('AC33 what cannot be kept has not happened', async () => {
    const store = createMemoryAccounts();
    let isFull = false;
    const failing = {
      ...store,
      save: (change: Parameters<typeof store.save>[0]) =>
        isFull ? Promise.reject(new Error('full')) : store.save(change),
    };
    const { accounts, make } = await openTestAccounts({ store: failing });
    const { account, cookies } = await make();
    await make({ signInName: 'wang' });
    isFull = true;
    await expect(accounts.setState(LINK_HOLDER, account.id, 'closed', '')).rejects.toThrow('full');
    expect(accounts.sessions.find(cookies)).not.toBeNull();
    isFull = false;
    await accounts.setState(LINK_HOLDER, account.id, 'closed', '');
    expect(accounts.sessions.find(cookies)).toBeNull();
  });
});

describe('a demo', () => {
  const demo = { signingKey: 'key of the installation', agentId: '8001' };

  it('AC40 has an account for each role, made once, and links that sign in to them', async () => {
    const { accounts, open, cookieOf, store } = await openTestAccounts({ demo });
    expect(accounts.demoLinks.map(({ role }) => role)).toEqual(ROLES);
    for (const { role, path } of accounts.demoLinks) {
      const opened = await accounts.signInToDemo(path.split('#')[1]!, at('10.0.0.1'));
      expect(opened.account).toMatchObject({ role, agentId: role === 'agent' ? '8001' : null });
      expect(accounts.sessions.find(cookieOf(opened))).toMatchObject({ role });
    }
    await accounts.setState(LINK_HOLDER, 'demo-planner', 'closed', '');
    const again = await open();
    expect(again.demoLinks).toEqual(accounts.demoLinks);
    expect(again.list()).toHaveLength(ROLES.length);
    expect(await store.listAudit({ what: 'account-made' }, 9)).toHaveLength(ROLES.length);
    const planner = again.demoLinks.find(({ role }) => role === 'planner')!;
    await expect(again.signInToDemo(planner.path.split('#')[1]!, at('10.0.0.1'))).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await expect(again.signInToDemo('wrong', at('10.0.0.1'))).rejects.toMatchObject({
      said: { code: 'demo-link-wrong' },
    });
  });

  it('AC40 a site of one’s own has none, takes no link of a demo, and another installation neither', async () => {
    const { accounts, open } = await openTestAccounts({ demo });
    const token = accounts.demoLinks[0]!.path.split('#')[1]!;
    const own = await openTestAccounts();
    expect(own.accounts.demoLinks).toEqual([]);
    expect(own.accounts.list()).toEqual([]);
    await expect(own.accounts.signInToDemo(token, at('10.0.0.1'))).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    const other = await openTestAccounts({ demo: { ...demo, signingKey: 'another key' } });
    await expect(other.accounts.signInToDemo(token, at('10.0.0.1'))).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await expect(open()).resolves.toBeDefined();
  });
});
