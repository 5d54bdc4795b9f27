import { parseOptions } from '@node-rs/argon2';
import { describe, expect, it, test, vi } from 'vitest';
import { Passwords } from '../../server/accounts/passwords.ts';
import { findPasswordFault } from '../../shared/accounts/password-rule.ts';
import { findNameFault, foldSignInName, tidyName } from '../../shared/accounts/sign-in-name.ts';
import { at, openTestAccounts, PASSWORD } from './open-test-accounts.ts';

const LI = { signInName: 'li.na.of.sales', shownName: '李娜李娜李娜李娜李娜' };

test.each([
  ['', 'password-short'],
  ['nine char', 'password-short'],
  ['👍'.repeat(9), 'password-short'],
  ['long '.repeat(41), 'password-long'],
  ['LI.NA.of.sales', 'password-is-name'],
  ['李娜李娜李娜李娜李娜', 'password-is-name'],
  ['Password123', 'password-common'],
  ['ｐassword123', 'password-common'],
  ['1234567890', 'password-common'],
  ['zzzzzzzzzzzz', 'password-common'],
  ['          ', 'password-common'],
])('AC4 "%s" is not taken: %s', (password, code) => {
  expect(findPasswordFault(password, LI)).toMatchObject({ code });
});

test.each([
  'ten letter',
  'a'.repeat(199) + 'b',
  '我家住在黄土高坡上面呢',
  '👍👎'.repeat(5),
  'all small letters',
])('AC4 "%s" is taken', (password) => {
  expect(findPasswordFault(password, LI)).toBeNull();
});

test('AC1 names are the same without case and in any form of Unicode', () => {
  expect(foldSignInName(' ＬＩ.Na ')).toBe(foldSignInName('li.na'));
  expect(foldSignInName('Å')).toBe(foldSignInName('a\u030a'));
  expect(tidyName(' Li Na ')).toBe('Li Na');
  for (const name of ['', 'x'.repeat(101), 'zero\u200bwidth', 'nul\0', '\ud83d'])
    expect(findNameFault(name)).not.toBeNull();
  for (const name of ['李娜', 'x', "O'Brien-Łuk 🎧"]) expect(findNameFault(name)).toBeNull();
});

describe('hashes', () => {
  it('AC3 are argon2id with the parameters of OWASP', async () => {
    const hash = await new Passwords().hash('seven green lamps');
    expect(hash).toMatch(/^\$argon2id\$/);
    expect(parseOptions(hash)).toMatchObject({ memoryCost: 19_456, timeCost: 2, parallelism: 1 });
  });

  it('AC1 a password is the same in any form of Unicode, and no other is right', async () => {
    const passwords = new Passwords({ memoryCost: 8, timeCost: 1, parallelism: 1 });
    const hash = await passwords.hash('Ångström 12345');
    expect(await passwords.isRight('A\u030angstro\u0308m 12345', hash)).toBe(true);
    expect(await passwords.isRight('ångström 12345', hash)).toBe(false);
    expect(await passwords.isRight('nobody signs in with this', null)).toBe(false);
  });

  it('AC3 two are made at once, and all who wait have their turn', async () => {
    const passwords = new Passwords({ memoryCost: 8, timeCost: 1, parallelism: 1 });
    const made = await Promise.all(Array.from({ length: 50 }, (_, n) => passwords.hash(`password ${n}`)));
    expect(new Set(made).size).toBe(50);
  });

  it('AC3 more than can wait are told so, and the next one is not', async () => {
    const passwords = new Passwords({ memoryCost: 8, timeCost: 1, parallelism: 1 });
    const asked = await Promise.allSettled(Array.from({ length: 250 }, () => passwords.hash('x')));
    const refused = asked.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(48);
    expect(refused[0]).toMatchObject({ reason: { code: 'too-many' } });
    await expect(passwords.hash('x')).resolves.toMatch(/^\$argon2id/);
  });

  it('AC3 that were made with less are made anew at the next sign-in', async () => {
    const opened = await openTestAccounts();
    await opened.make();
    const stronger = await openTestAccounts({
      store: opened.store,
      passwords: new Passwords({ memoryCost: 16, timeCost: 1, parallelism: 1 }),
    });
    const memoryOf = async () =>
      parseOptions((await opened.store.readAccounts())[0]!.passwordHash!).memoryCost;
    expect(await memoryOf()).toBe(8);
    await stronger.accounts.signIn('li.na', PASSWORD, at('10.0.0.1'));
    expect(await memoryOf()).toBe(16);
    await expect(opened.store.listAudit({ what: 'password-changed' }, 9)).resolves.toEqual([]);
  });

  it('AC2 wrong, unknown, closed and without a password: the same words after the same work', async () => {
    const passwords = new Passwords({ memoryCost: 8, timeCost: 1, parallelism: 1 });
    const opened = await openTestAccounts({ passwords });
    await opened.make();
    const { account } = await opened.make({ signInName: 'wang' });
    await opened.accounts.setState({ accountId: null, name: '' }, account.id, 'closed', '');
    await opened.accounts.make(
      { accountId: null, name: '' },
      {
        signInName: 'new',
        shownName: 'new',
        role: 'planner',
        scope: { teams: null, queues: null },
        agentId: null,
        reason: '',
      },
    );
    const looked = vi.spyOn(passwords, 'isRight');
    const said: unknown[] = [];
    for (const name of ['li.na', 'nobody', 'wang', 'new'])
      said.push(
        await opened.accounts
          .signIn(name, name === 'wang' ? PASSWORD : 'not the one', at('10.0.0.1'))
          .catch(({ code, message }) => [code, message] as const),
      );
    expect(new Set(said.map(String)).size).toBe(1);
    expect(said[0]).toEqual(['not-signed-in', expect.stringContaining('do not go together')]);
    expect(looked).toHaveBeenCalledTimes(4);
  });
});
