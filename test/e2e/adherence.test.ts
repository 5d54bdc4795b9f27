import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AdherenceSettingsAnswer } from '../../shared/contract/adherence.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { expectAccessible, launchBrowser, openPage, signInBrowser, type Screen } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const DESK: Screen = { width: 1440, height: 900 };
const PHONE: Screen = { width: 390, height: 844 };

let server: RunningServer;
let browser: Browser;
let cookie = '';

beforeAll(async () => {
  [server, browser] = await Promise.all([createServerForTest({ FLOORCAST_FEED: 'none' }), launchBrowser()]);
  await server.start();
  cookie = (await fetch(server.adminLink, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!;
  const person = {
    agentId: '1001',
    name: { en: 'Wang Li', 'zh-CN': '王丽', 'zh-TW': '王麗' },
    team: 'A',
    skills: null,
    publicNumber: null,
    seat: null,
    lastDay: null,
    phoneIds: [],
    contractId: 'full-time',
    seniorityYears: 0,
    isRostered: true,
    languages: [],
    tags: [],
    mentorIds: [],
  };
  await post('/api/v1/people', { person, before: null, reason: '' });
  const toMs = Date.now();
  await post('/api/v1/adherence/exceptions', {
    agentId: '1001',
    fromMs: toMs - 600_000,
    toMs,
    kind: 'system',
    reason: 'phones were down',
  });
  const time = { fromMs: toMs - 600_000, toMs };
  await post('/api/v1/adherence/contests', { agentId: '1001', ...time, word: 'the lift stood' });
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function post(path: string, body: unknown): Promise<void> {
  const answer = await fetch(`${server.origin}${path}`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  expect(answer.status, await answer.text()).toBe(200);
}

describe('adherence in the browser', () => {
  test.each(LOCALES)('AH3 both screens can be used by everybody, in %s', async (locale) => {
    const { context, page, expectQuiet } = await openPage(browser, PHONE);
    await signInBrowser(context, server.adminLink);
    for (const path of ['/adherence', '/desk/adherence']) {
      await page.goto(`${server.origin}${path}?lang=${locale}`);
      await page.locator('main, .desk').first().waitFor();
      await expectAccessible(page);
    }
    await page.goto(`${server.origin}/adherence?lang=${locale}`);
    await page.locator('article summary').click();
    // The site's name, not the phone system's.
    await page
      .getByText({ en: 'Wang Li', 'zh-CN': '王丽', 'zh-TW': '王麗' }[locale], { exact: true })
      .waitFor();
    await expectAccessible(page);
    await expectQuiet();
  });

  test('AH8 the grace and what counts as what are set', async () => {
    const { context, page, expectQuiet } = await openPage(browser, DESK);
    await signInBrowser(context, server.adminLink);
    await page.goto(`${server.origin}/adherence`);
    await page.getByRole('button', { name: 'Settings of adherence' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('Grace, seconds').fill('120');
    await dialog.getByLabel('Pause reason').fill('Huddle');
    await dialog.getByRole('button', { name: 'Add this reason' }).click();
    await dialog.getByLabel(/Huddle: Off the phone/).check();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'hidden' });
    const answer = await fetch(`${server.origin}/api/v1/adherence/settings`, { headers: { cookie } });
    const { settings } = (await answer.json()) as AdherenceSettingsAnswer;
    expect(settings.graceSeconds).toBe(120);
    expect(settings.counts.at(-1)).toEqual({ state: 'paused', reason: 'Huddle', fits: ['activity'] });
    await expectQuiet();
  });

  test('AH4 a contest says its day, and stands on the page of its own agent alone', async () => {
    const { context, page, expectQuiet } = await openPage(browser, DESK);
    await signInBrowser(context, server.adminLink);
    await page.goto(`${server.origin}/adherence`);
    const item = page.getByRole('listitem').filter({ hasText: 'the lift stood' });
    expect(await item.locator('span').first().textContent()).toMatch(
      /^Wang Li, \d{1,2} [A-Z][a-z]{2,3}, \d\d:\d\d to \d\d:\d\d$/,
    );
    await page.goto(`${server.origin}/adherence?agent=1001`);
    await item.waitFor();
    await page.goto(`${server.origin}/adherence?agent=1002`);
    await page.getByRole('button', { name: 'All agents' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await item.count()).toBe(0);
    await expectQuiet();
  });

  test.each(['/adherence', '/audit'])('fields that are asked by stand in one line, on %s', async (path) => {
    const { context, page, expectQuiet } = await openPage(browser, DESK);
    await signInBrowser(context, server.adminLink);
    await page.goto(`${server.origin}${path}`);
    const fields = page.locator('article label').locator('input, select');
    await page.waitForLoadState('networkidle');
    await fields.first().waitFor();
    const places = await fields.evaluateAll((all) =>
      all.map((one) => {
        const { top, height } = one.getBoundingClientRect();
        return [Math.round(top * 10) / 10, Math.round(height * 10) / 10];
      }),
    );
    expect(places.length).toBeGreaterThan(2);
    expect(new Set(places.map(String)).size).toBe(1);
    await expectQuiet();
  });

  test('AH3 an exception is taken back and stays to be read', async () => {
    const { context, page, expectQuiet } = await openPage(browser, DESK);
    await signInBrowser(context, server.adminLink);
    await page.goto(`${server.origin}/adherence`);
    await page.getByText('1 exception of these days').click();
    await page.getByText('phones were down').waitFor();
    await page.getByRole('button', { name: /Take back the exception of Wang Li/ }).click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Take it back' }).click();
    await page.getByText(/taken back by The administrator’s link/).waitFor();
    await page.getByText('phones were down').waitFor();
    await expectQuiet();
  });
});
