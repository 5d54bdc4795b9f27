import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MadeAccount } from '../../shared/contract/accounts.ts';
import { expectAccessible, launchBrowser, openPage, signInBrowser, type Screen } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const DESK: Screen = { width: 1280, height: 800 };
const PHONE: Screen = { width: 320, height: 640 };
const PASSWORD = 'seven green lamps';

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  [server, browser] = await Promise.all([createServerForTest({ FLOORCAST_FEED: 'none' }), launchBrowser()]);
  await server.start();
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

/** Whatever is wider than the page is cut off on a phone. */
async function expectNotWider(page: Page): Promise<void> {
  const { wide, screen } = await page.evaluate(() => ({
    wide: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect(wide).toBe(screen);
}

/** By the administrator's link, without a page. */
async function makeAccount(signInName: string): Promise<MadeAccount> {
  const cookie = (await fetch(server.adminLink, { redirect: 'manual' })).headers.get('set-cookie')!;
  const answer = await fetch(`${server.origin}/api/v1/accounts`, {
    method: 'POST',
    headers: { cookie: cookie.split(';')[0]!, 'content-type': 'application/json' },
    body: JSON.stringify({
      signInName,
      shownName: `Account of ${signInName}`,
      role: 'administrator',
      scope: { teams: null, queues: null },
      agentId: null,
    }),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as MadeAccount;
}

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.getByLabel('Name', { exact: true }).fill(name);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

describe('accounts in the browser', () => {
  test('AC30 AC33 the administrator’s link makes the first account, and its link sets a password', async () => {
    const { context, page, expectQuiet } = await openPage(browser, DESK);
    await signInBrowser(context, server.adminLink);
    await page.goto(`${server.origin}/accounts`);
    await page.getByText('No account yet.').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Make an account' }).click();
    const dialog = page.getByRole('dialog');
    expect(await dialog.getByLabel('Role').inputValue()).toBe('administrator');
    await dialog.getByLabel('Signs in as').fill('Li.Na');
    await dialog.getByLabel('Name', { exact: true }).fill('李娜');
    await dialog.getByLabel('Why').fill('the first one');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Make an account' }).click();
    const link = await page.getByLabel('Link', { exact: true }).inputValue();
    expect(link).toContain(`${server.origin}/password#`);
    await page.getByRole('row', { name: '李娜' }).getByText('has a link until').waitFor();
    await expectAccessible(page);

    const own = await openPage(browser, PHONE);
    await own.page.goto(link);
    await own.page.getByText('For 李娜, who signs in as “Li.Na”.').waitFor();
    // The secret is in no address bar and no history.
    expect(own.page.url()).toBe(`${server.origin}/password`);
    await expectAccessible(own.page);
    await expectNotWider(own.page);
    await own.page.getByLabel('New password').fill(PASSWORD);
    await own.page.keyboard.press('Enter');
    await own.page.waitForURL((url) => url.pathname !== '/password');
    await own.page.goto(`${server.origin}/account`);
    await own.page.getByRole('heading', { name: '李娜' }).waitFor();
    await own.page.getByText('this browser').waitFor();
    await expectAccessible(own.page);
    await expectNotWider(own.page);
    own.expectQuiet();
    await own.context.close();

    await page.goto(`${server.origin}/audit`);
    await page.getByRole('cell', { name: 'the first one' }).waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(3);
    await page
      .getByRole('combobox', { name: 'What', exact: true })
      .selectOption({ label: 'Password set by a link' });
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await expectAccessible(page);
    const href = await page.getByRole('link', { name: 'Download as CSV' }).getAttribute('href');
    expect(href).toBe('/api/v1/audit/export?what=password-set');
    expectQuiet();
    await context.close();
  });

  test('AC2 AC5 AC9 wrong passwords are told calmly, then have to wait, and a reset link goes on', async () => {
    const { link } = await makeAccount('wang');
    const { context, page } = await openPage(browser, PHONE);
    await page.goto(`${server.origin}/sign-in?to=/account`);
    await expectAccessible(page);
    await expectNotWider(page);
    await signIn(page, 'wang', 'not the one');
    await page.getByRole('alert').getByText('do not go together').waitFor();
    await expectAccessible(page);
    await expectNotWider(page);
    for (let time = 0; time < 4; time += 1) {
      const answer = await fetch(`${server.origin}/api/v1/sign-in`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ name: 'WANG', password: 'x' }),
      });
      expect(answer.status).toBe(401);
    }
    // The focus is still in the form.
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Wait a minute').waitFor();
    // A link that is pasted into the very page.
    await page.goto(`${server.origin}${link.path}`);
    await page.getByLabel('New password').fill('short');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('at least 10 characters').waitFor();
    await page.getByLabel('New password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL((url) => url.pathname !== '/password');
    await page.goto(`${server.origin}${link.path}`);
    await page.getByRole('alert').getByText('This link is not good').waitFor();
    await context.close();
  });

  test('AC1 AC14 AC20 signing in by keyboard leads on; the password is changed and everybody signed out', async () => {
    const { link } = await makeAccount('zhao');
    const token = link.path.split('#')[1];
    const set = await fetch(`${server.origin}/api/v1/password-link`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, password: PASSWORD }),
    });
    expect(set.status).toBe(200);
    const { context, page, expectQuiet } = await openPage(browser, { ...DESK, locale: 'zh-CN' });
    // Nobody is sent to another site from here.
    await page.goto(`${server.origin}/sign-in?to=//evil.example/account`);
    await page.getByLabel('登录名').waitFor();
    await page.keyboard.type('ZHAO');
    await page.keyboard.press('Tab');
    await page.keyboard.type(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${server.origin}/desk`);
    await page.goto(`${server.origin}/account`);
    await page.getByRole('heading', { name: 'Account of zhao' }).waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(3);
    await page.getByLabel('当前密码').fill(PASSWORD);
    await page.getByLabel('新密码').fill('eight green lamps');
    await page.getByRole('button', { name: '修改密码' }).click();
    await page.getByText('密码已修改').waitFor();
    await expect.poll(() => page.getByRole('row').count()).toBe(2);
    await page.getByRole('button', { name: '在所有地方退出' }).click();
    await page.waitForURL(`${server.origin}/sign-in`);
    await page.goto(`${server.origin}/account`);
    await page.getByText('此处无人登录。').waitFor();
    expectQuiet();
    await context.close();
  });
});

describe('the demo', () => {
  test('AC40 prints a link for each role, which signs in', async () => {
    const demo = await createServerForTest({ FLOORCAST_DEMO_WEEKS: '0' });
    try {
      await demo.start();
      await expect.poll(() => demo.output).toContain('(agent)');
      const [link] = /http:\S+\/sign-in#\S+(?= {2}\(agent\))/.exec(demo.output)!;
      const { context, page, expectQuiet } = await openPage(browser, PHONE);
      await page.goto(link);
      await page.getByRole('heading', { level: 1, name: /^Today, / }).waitFor();
      expect(page.url()).toBe(`${demo.origin}/me`);
      expectQuiet();
      await context.close();
    } finally {
      await demo.dispose();
    }
  });
});
