import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import type { OwnAccountAnswer } from '../../shared/contract/accounts.ts';
import type { RosterVersionsAnswer } from '../../shared/contract/roster-versions.ts';
import type { RosterAnswer } from '../../shared/contract/rosters.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { expectAccessible, launchBrowser, openPage, signInDemo, type Screen } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const PHONE: Screen = { width: 320, height: 640 };
const DESK: Screen = { width: 1280, height: 800 };
const words = WORDS.en.notices;

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await createServerForTest({ FLOORCAST_DEMO_WEEKS: '0' });
  [browser] = await Promise.all([launchBrowser(), server.start()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function open(role: 'agent' | 'planner', screen: Screen) {
  const opened = await openPage(browser, screen);
  await signInDemo(opened.context, server, role);
  return opened;
}

async function read<T>({ request }: BrowserContext, path: string): Promise<T> {
  return (await (await request.get(`${server.origin}${path}`)).json()) as T;
}

/** The first shift of theirs in a published week is moved by an hour, in the working roster alone. Answers its day. */
async function moveShift(planner: BrowserContext, agentId: string, firstDay: string): Promise<string> {
  const { days } = await read<RosterAnswer>(planner, `/api/v1/rosters?from=${firstDay}&days=7`);
  const found = days.find(({ entries }) => entries[agentId]?.shift)!;
  const entry = found.entries[agentId]!;
  const shift = { ...entry.shift!, minutes: entry.shift!.minutes - 60, segments: null };
  const answer = await planner.request.post(`${server.origin}/api/v1/rosters/changes`, {
    data: {
      reason: '',
      copyId: null,
      changes: [{ day: found.day, agentId, entry: { ...entry, shift } }],
      revisions: { [found.day]: found.revision },
    },
  });
  expect(answer.status()).toBe(200);
  return found.day;
}

async function expectNotWider(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(page.viewportSize()!.width);
}

const bell = (page: Page, unread: number) =>
  page.getByRole('link', { name: words.bell(unread), exact: true });

describe('notices in the browser', { timeout: 400_000 }, () => {
  test('NO2 NO10 NO12 what a planner publishes rings the bell of the agent in another browser, and of nobody else', async () => {
    const agent = await open('agent', PHONE);
    const planner = await open('planner', DESK);
    const versionsOf = async () =>
      (await read<RosterVersionsAnswer>(planner.context, '/api/v1/rosters/versions')).versions;
    await expect.poll(async () => (await versionsOf()).length).toBeGreaterThan(0);
    await agent.page.goto(`${server.origin}/me/notices?lang=en`);
    await bell(agent.page, 1).waitFor();
    // From one's own first page the bell leads there.
    await agent.page.goto(`${server.origin}/me?lang=en`);
    await bell(agent.page, 1).click();
    await agent.page.getByText(/are published$/).waitFor();
    await expectAccessible(agent.page);
    await expectNotWider(agent.page);
    await agent.page.getByRole('button', { name: words.markAll }).click();
    await bell(agent.page, 0).waitFor();

    const { account } = await read<OwnAccountAnswer>(agent.context, '/api/v1/account');
    // Within a week from tomorrow on: nobody works it yet, and it is late to change it.
    const { today } = await read<{ today: string }>(planner.context, '/api/v1/planning');
    const firstDay = nameDay(dayNumber(today) + 1);
    await moveShift(planner.context, account!.agentId!, firstDay);
    const { page } = planner;
    await page.goto(`${server.origin}/roster?lang=en&room=publish&from=${firstDay}`);
    // Told before it is done: how many hear of it late, and who.
    await page.getByText(/1 person hears of a change with less than 7 days’ notice/).waitFor();
    const bells = page.locator('header a[href="/me/notices"]');
    const rung = await bells.getAttribute('aria-label');
    await page
      .locator('form')
      .getByRole('button', { name: WORDS.en.rosterPlan.publish, exact: true })
      .click();
    await bell(agent.page, 1).waitFor();
    await agent.page.getByText(/^Your roster of .* has changed$/).waitFor();
    await agent.page.getByText(/\(was \d\d:\d\d–\d\d:\d\d\)$/).waitFor();
    expect(await bells.getAttribute('aria-label')).toBe(rung);
    await agent.page.getByRole('button', { name: words.mark }).click();
    await bell(agent.page, 0).waitFor();
    agent.expectQuiet();
    await agent.context.close();
    await planner.context.close();
  });

  test('NO2 the settings are kept, and quiet hours that do not end are not taken', async () => {
    const { context, page, expectQuiet } = await open('agent', PHONE);
    await page.goto(`${server.origin}/me/notices/settings?lang=en`);
    const from = page.getByLabel(words.quietFrom, { exact: true });
    await from.waitFor();
    expect([
      await from.inputValue(),
      await page.getByLabel(words.quietTo, { exact: true }).inputValue(),
    ]).toEqual(['21:00', '07:00']);
    await expectAccessible(page);
    await expectNotWider(page);
    await from.fill('22:30');
    await from.blur();
    const isOn = page.getByLabel(words.channelOf(words.kinds.contest, words.byChannel.push));
    await isOn.uncheck();
    const kept = async () =>
      (await read<{ settings: unknown }>(context, '/api/v1/me/notices/settings')).settings;
    await expect.poll(kept).toMatchObject({
      quiet: { from: '22:30', to: '07:00' },
      channels: { contest: { push: false } },
    });
    await page.reload();
    await isOn.waitFor();
    expect(await isOn.isChecked()).toBe(false);
    await page.getByText(words.mailNone).waitFor();
    expectQuiet();
    await context.close();
  });

  test('NO6 a link that confirms nothing says so, to whoever is signed in or not', async () => {
    const { context, page } = await openPage(browser, PHONE);
    await page.goto(`${server.origin}/me/notices/confirm?lang=en#wrong`);
    await page.getByRole('alert').getByText('This link confirms no address').waitFor();
    expect(page.url()).not.toContain('wrong');
    await expectAccessible(page);
    await page.goto(`${server.origin}/me/notices?lang=en`);
    await page.getByText(words.nobody).waitFor();
    expect(await bell(page, 0).count()).toBe(0);
    await context.close();
  });

  test.each(LOCALES)('in %s the list and the settings fit a phone, and axe finds nothing', async (locale) => {
    const own = WORDS[locale].notices;
    const { context, page, expectQuiet } = await open('agent', { ...PHONE, locale, colorScheme: 'dark' });
    await page.goto(`${server.origin}/me/notices?lang=${locale}`);
    await page.getByRole('listitem').first().waitFor();
    await expectAccessible(page);
    await expectNotWider(page);
    await page.getByRole('link', { name: own.toSettings }).click();
    await page.getByRole('heading', { name: own.channels }).waitFor();
    await expectAccessible(page);
    await expectNotWider(page);
    expectQuiet();
    await context.close();
  });
});
