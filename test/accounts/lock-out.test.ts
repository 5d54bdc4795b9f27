import { describe, expect, it, test } from 'vitest';
import { countFailure, findWaitMs, NO_FAILURES, type Failures } from '../../shared/accounts/lock-out.ts';
import {
  at,
  HOUR_MS,
  MINUTE_MS,
  openTestAccounts,
  PASSWORD,
  type TestAccounts,
} from './open-test-accounts.ts';

const WRONG = { code: 'not-signed-in', said: { code: 'sign-in-wrong' } };
const LOCKED = { code: 'too-many', said: { code: 'sign-in-locked' } };

async function fail({ accounts }: TestAccounts, name: string, address: string, times: number): Promise<void> {
  for (let time = 0; time < times; time += 1)
    await expect(accounts.signIn(name, `wrong ${time}`, at(address))).rejects.toMatchObject(WRONG);
}

test('AC5 the wait doubles from one minute to sixty', () => {
  const after = (count: number): Failures => ({ count, lastMs: 0 });
  expect([4, 5, 6, 7, 10, 11, 40].map((count) => findWaitMs(after(count), 0) / MINUTE_MS)).toEqual([
    0, 1, 2, 4, 32, 60, 60,
  ]);
  expect(findWaitMs(after(6), 30_000)).toBe(90_000);
  expect(findWaitMs(after(6), HOUR_MS)).toBe(0);
});

test('AC9 after a day of quiet the count begins anew', () => {
  const many = { count: 30, lastMs: 0 };
  expect(countFailure(many, 24 * HOUR_MS)).toEqual({ count: 1, lastMs: 24 * HOUR_MS });
  expect(countFailure(many, 24 * HOUR_MS - 1).count).toBe(31);
  expect(countFailure(NO_FAILURES, 5)).toEqual({ count: 1, lastMs: 5 });
});

describe('wrong passwords', () => {
  it.each([
    ['of somebody', 'li.na'],
    ['of nobody', 'nobody'],
  ])('AC5 five under a name %s, and nobody is listened to', async (_, name) => {
    const opened = await openTestAccounts();
    await opened.make();
    await fail(opened, name, '10.9.9.9', 5);
    // From wherever, with whatever case, and with the right password.
    for (const asked of [name, name.toUpperCase()])
      await expect(opened.accounts.signIn(asked, PASSWORD, at('10.8.8.8'))).rejects.toMatchObject(LOCKED);
    opened.clock.ms += MINUTE_MS - 1;
    await expect(opened.accounts.signIn(name, 'x', at('10.8.8.8'))).rejects.toMatchObject({
      said: { code: 'sign-in-locked', minutes: 1 },
    });
    opened.clock.ms += 1;
    await fail(opened, name, '10.8.8.8', 1);
    await expect(opened.accounts.signIn(name, 'x', at('10.7.7.7'))).rejects.toMatchObject({
      said: { minutes: 2 },
    });
  });

  it('AC6 five from an address under different names, and it is not listened to', async () => {
    const opened = await openTestAccounts();
    await opened.make();
    for (const name of ['a', 'b', 'c', 'd', 'e']) await fail(opened, name, '10.9.9.9', 1);
    await expect(opened.accounts.signIn('li.na', PASSWORD, at('10.9.9.9'))).rejects.toMatchObject(LOCKED);
    await expect(opened.accounts.signIn('li.na', PASSWORD, at('10.8.8.8'))).resolves.toBeDefined();
  });

  it('AC6 an address from which somebody signed in has fifty', async () => {
    const opened = await openTestAccounts();
    await opened.make({}, '10.0.0.1');
    for (let name = 0; name < 50; name += 1) await fail(opened, `name ${name}`, '10.0.0.1', 1);
    await expect(opened.accounts.signIn('new name', 'x', at('10.0.0.1'))).rejects.toMatchObject(LOCKED);
  });

  it('AC7 what strangers try does not lock out who signs in from where they did before', async () => {
    const opened = await openTestAccounts();
    await opened.make({}, '10.0.0.1');
    await fail(opened, 'li.na', '10.9.9.9', 5);
    await expect(opened.accounts.signIn('li.na', PASSWORD, at('10.0.0.1'))).resolves.toBeDefined();
    // And it did not help the strangers.
    await expect(opened.accounts.signIn('li.na', PASSWORD, at('10.9.9.9'))).rejects.toMatchObject(LOCKED);
  });

  it('AC7 what is tried at the own address counts there, also after others sign in', async () => {
    const opened = await openTestAccounts();
    await opened.make({}, '10.0.0.1');
    await opened.make({ signInName: 'wang' }, '10.0.0.1');
    await fail(opened, 'li.na', '10.0.0.1', 5);
    await opened.accounts.signIn('wang', PASSWORD, at('10.0.0.1'));
    await expect(opened.accounts.signIn('li.na', PASSWORD, at('10.0.0.1'))).rejects.toMatchObject(LOCKED);
  });

  it('AC8 of twenty at once five are looked at', async () => {
    const opened = await openTestAccounts();
    await opened.make();
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        opened.accounts.signIn('li.na', `wrong ${n}`, at('10.9.9.9')).catch(({ code }) => code as string),
      ),
    );
    expect(answers.filter((code) => code === 'not-signed-in')).toHaveLength(5);
    expect(answers.filter((code) => code === 'too-many')).toHaveLength(15);
  });

  it('AC9 signing in clears what was counted', async () => {
    const opened = await openTestAccounts();
    await opened.make({}, '10.0.0.1');
    await fail(opened, 'li.na', '10.9.9.9', 4);
    await opened.accounts.signIn('li.na', PASSWORD, at('10.9.9.9'));
    await fail(opened, 'li.na', '10.9.9.9', 4);
    await opened.accounts.signIn('li.na', PASSWORD, at('10.9.9.9'));
  });

  it('AC9 so does a new password by a link', async () => {
    const opened = await openTestAccounts();
    const { account } = await opened.make({}, '10.0.0.1');
    await fail(opened, 'li.na', '10.9.9.9', 5);
    const { path } = await opened.accounts.makeLink({ accountId: null, name: '' }, account.id, '');
    await opened.accounts.setPassword(path.split('#')[1]!, 'another long one', at('10.0.0.1'));
    await expect(opened.accounts.signIn('li.na', 'another long one', at('10.8.8.8'))).resolves.toBeDefined();
  });

  it('AC20 the present password is not guessed either in a browser that was left open', async () => {
    const opened = await openTestAccounts();
    const { cookies } = await opened.make({}, '10.0.0.1');
    const guess = () => opened.accounts.changePassword('wrong', 'another long one', at('10.0.0.1', cookies));
    for (let time = 0; time < 5; time += 1)
      await expect(guess()).rejects.toMatchObject({ said: { code: 'password-old-wrong' } });
    await expect(guess()).rejects.toMatchObject(LOCKED);
  });
});
