import { WHOLE_SITE } from '../../shared/access/roles.ts';
import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import {
  at,
  draft,
  HOUR_MS,
  LINK_HOLDER,
  openTestAccounts,
  PASSWORD,
  tokenOf,
} from './open-test-accounts.ts';

describe('sessions', () => {
  it('AC1 AC10 whoever signs in has one; the store has a hash of it', async () => {
    const { accounts, make, store } = await openTestAccounts();
    const { account, cookies } = await make();
    expect(accounts.sessions.find(`other=1; ${cookies}`)).toEqual({
      accountId: account.id,
      name: '李娜',
      role: 'administrator',
      agentId: null,
      scope: WHOLE_SITE,
    });
    const token = cookies.split('=')[1]!;
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    const [kept] = await store.readSessions();
    expect(kept!.tokenHash).toBe(createHash('sha256').update(token).digest('base64url'));
    for (const other of [undefined, '', 'account=', 'account=x', `account=${kept!.tokenHash}`])
      expect(accounts.sessions.find(other)).toBeNull();
  });

  it('AC11 every sign-in has an id of its own, and ends the session of the browser', async () => {
    const { accounts, make, cookieOf } = await openTestAccounts();
    const { cookies } = await make();
    const second = cookieOf(await accounts.signIn('LI.na', PASSWORD, at('10.0.0.1', cookies)));
    expect(second).not.toBe(cookies);
    expect(accounts.sessions.find(cookies)).toBeNull();
    expect(accounts.sessions.find(second)).not.toBeNull();
    const planted = 'account=planted-by-somebody';
    const third = cookieOf(await accounts.signIn('li.na', PASSWORD, at('10.0.0.1', planted)));
    expect(third).not.toBe(planted);
    expect(accounts.sessions.find(planted)).toBeNull();
  });

  it('AC12 ends when it is not used for twelve hours, and is told', async () => {
    const { accounts, make, clock, store } = await openTestAccounts();
    const { account, cookies } = await make();
    const told: string[] = [];
    accounts.sessions.onChanged((accountId) => told.push(accountId));
    clock.ms += 12 * HOUR_MS - 1;
    expect(accounts.sessions.find(cookies)).not.toBeNull();
    clock.ms += 12 * HOUR_MS - 1;
    expect(accounts.sessions.find(cookies)).not.toBeNull();
    clock.ms += 12 * HOUR_MS;
    expect(accounts.sessions.find(cookies)).toBeNull();
    await accounts.endStaleSessions();
    expect(told).toEqual([account.id]);
    expect(await store.readSessions()).toEqual([]);
  });

  it('AC12 ends after thirty days, however much it is used', async () => {
    const { accounts, make, clock } = await openTestAccounts();
    const { cookies } = await make();
    for (let hours = 6; hours < 30 * 24; hours += 6) {
      clock.ms += 6 * HOUR_MS;
      expect(accounts.sessions.find(cookies)).not.toBeNull();
    }
    clock.ms += 6 * HOUR_MS;
    expect(accounts.sessions.find(cookies)).toBeNull();
  });

  it('AC13 goes on after a restart, with when it was used', async () => {
    const { accounts, make, clock, open } = await openTestAccounts();
    const { cookies } = await make();
    clock.ms += 11 * HOUR_MS;
    accounts.sessions.find(cookies);
    clock.ms += 11 * HOUR_MS;
    const again = await open();
    expect(again.sessions.find(cookies)).toMatchObject({ name: '李娜' });
    clock.ms += 12 * HOUR_MS;
    expect((await open()).sessions.find(cookies)).toBeNull();
  });

  it('AC14 people see their own and end one, this one, or all', async () => {
    const { accounts, make, cookieOf, clock } = await openTestAccounts();
    const { cookies } = await make();
    const other = await make({ signInName: 'wang' });
    clock.ms += 1;
    const phone = cookieOf(await accounts.signIn('li.na', PASSWORD, at('10.0.0.2')));
    clock.ms += 1;
    const tablet = cookieOf(await accounts.signIn('li.na', PASSWORD, at('10.0.0.3')));
    const list = accounts.listOwnSessions(phone);
    expect(list.map(({ address, isThis }) => [address, isThis])).toEqual([
      ['10.0.0.3', false],
      ['10.0.0.2', true],
      ['10.0.0.1', false],
    ]);
    const [theirs] = accounts.listOwnSessions(other.cookies);
    await accounts.endOwnSession(phone, theirs!.id);
    expect(accounts.sessions.find(other.cookies)).not.toBeNull();
    await accounts.endOwnSession(phone, list[0]!.id);
    expect(accounts.sessions.find(tablet)).toBeNull();
    await accounts.signOut(phone, 'here');
    expect(accounts.sessions.find(phone)).toBeNull();
    expect(accounts.listOwnSessions(phone)).toEqual([]);
    expect(accounts.sessions.find(cookies)).not.toBeNull();
    const again = cookieOf(await accounts.signIn('li.na', PASSWORD, at('10.0.0.2')));
    await accounts.signOut(again, 'everywhere');
    expect(accounts.sessions.find(cookies)).toBeNull();
    expect(accounts.sessions.find(other.cookies)).not.toBeNull();
  });

  it('AC15 learn at once what changes their account', async () => {
    const { accounts, make } = await openTestAccounts();
    await make();
    const { account, cookies } = await make({ signInName: 'wang', role: 'planner' });
    const told: string[] = [];
    const stop = accounts.sessions.onChanged((accountId) => told.push(accountId));
    const scope = { teams: null, queues: ['billing'] };
    await accounts.change(LINK_HOLDER, account.id, draft({ signInName: 'wang', role: 'supervisor', scope }));
    expect(accounts.sessions.find(cookies)).toMatchObject({ role: 'supervisor', scope });
    expect(told).toEqual([account.id]);
    await accounts.setState(LINK_HOLDER, account.id, 'closed', '');
    expect(accounts.sessions.find(cookies)).toBeNull();
    expect(told).toEqual([account.id, account.id]);
    stop();
    await accounts.setState(LINK_HOLDER, account.id, 'active', '');
    expect(told).toHaveLength(2);
  });
});

describe('passwords of their own', () => {
  it('AC20 changing one asks for the one before and ends all other sessions', async () => {
    const { accounts, make, cookieOf, store } = await openTestAccounts();
    const { cookies } = await make();
    const phone = cookieOf(await accounts.signIn('li.na', PASSWORD, at('10.0.0.2')));
    const change = (old: string, next: string, from = phone) =>
      accounts.changePassword(old, next, at('10.0.0.2', from));
    await expect(change('wrong', 'another long one')).rejects.toMatchObject({ code: 'not-allowed' });
    await expect(change(PASSWORD, 'short')).rejects.toMatchObject({ said: { code: 'password-short' } });
    await expect(change(PASSWORD, 'another long one', 'account=x')).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await change(PASSWORD, 'another long one');
    expect(accounts.sessions.find(phone)).not.toBeNull();
    expect(accounts.sessions.find(cookies)).toBeNull();
    expect(await store.readSessions()).toHaveLength(1);
    await expect(accounts.signIn('li.na', PASSWORD, at('10.0.0.2'))).rejects.toMatchObject({
      code: 'not-signed-in',
    });
    await accounts.signIn('li.na', 'another long one', at('10.0.0.2'));
  });

  it('AC21 AC22 a link sets a password once, ends every session and signs in', async () => {
    const { accounts, make, cookieOf, store } = await openTestAccounts();
    const { account, cookies } = await make();
    const token = tokenOf(await accounts.makeLink(LINK_HOLDER, account.id, 'forgot it'));
    expect(JSON.stringify(await store.readLinks())).not.toContain(token);
    expect(accounts.findLinkOwner(token)).toEqual({ signInName: 'li.na', shownName: '李娜' });
    // One that is not taken does not use it up.
    await expect(accounts.setPassword(token, 'li.na', at('10.0.0.5'))).rejects.toMatchObject({
      code: 'bad-request',
    });
    const both = await Promise.allSettled([
      accounts.setPassword(token, 'the first of two', at('10.0.0.5')),
      accounts.setPassword(token, 'the second of two', at('10.0.0.6')),
    ]);
    // Which of the two is ready first is not for us to say.
    const taken = both.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(taken).toHaveLength(1);
    expect(accounts.sessions.find(cookies)).toBeNull();
    expect(accounts.sessions.find(cookieOf(taken[0]!))).toBeTruthy();
    expect(() => accounts.findLinkOwner(token)).toThrow(/This link is not good/);
    expect(await store.readLinks()).toEqual([]);
  });

  it.each(['a day', 'a newer link', 'a changed password', 'the end of the account'])(
    'AC21 %s ends a link',
    async (what) => {
      const { accounts, make, clock } = await openTestAccounts();
      const { account, cookies } = await make();
      await make({ signInName: 'wang' });
      const token = tokenOf(await accounts.makeLink(LINK_HOLDER, account.id, ''));
      clock.ms += 24 * HOUR_MS - 1;
      expect(accounts.findLinkOwner(token)).toBeDefined();
      if (what === 'a day') clock.ms += 1;
      else if (what === 'a newer link') await accounts.makeLink(LINK_HOLDER, account.id, '');
      else if (what === 'the end of the account')
        await accounts.setState(LINK_HOLDER, account.id, 'closed', '');
      else {
        clock.ms -= 20 * HOUR_MS;
        await accounts.changePassword(PASSWORD, 'another long one', at('10.0.0.1', cookies));
      }
      expect(() => accounts.findLinkOwner(token)).toThrow(/This link is not good/);
    },
  );
});
