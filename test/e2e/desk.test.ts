import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../client/locales/en/index.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { expectAccessible, launchBrowser, openPage, signInBrowser } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

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

/** A desk that is signed in. */
async function openDesk(width = 1440, height = 900): Promise<{ context: BrowserContext; page: Page }> {
  const { context, page } = await openPage(browser, { width, height });
  await signInBrowser(context, server.adminLink);
  return { context, page };
}

async function go(page: Page, path: string): Promise<void> {
  await page.goto(`${server.origin}${path}`);
}

describe('the desk', () => {
  test('without the administrator’s link it says what to do, and shows nothing', async () => {
    const { context, page } = await openPage(browser, { width: 1440, height: 900 });
    await go(page, '/desk?lang=en');
    await page
      .getByText(/administrator’s link/)
      .first()
      .waitFor();
    expect(await page.getByRole('table').count()).toBe(0);
    await expectAccessible(page);
    await context.close();
  });

  test.each(LOCALES)('every view in %s: nothing serious for axe', async (locale) => {
    const { context, page } = await openDesk();
    for (const path of ['/desk', '/desk/abandoned', '/desk/oddities', '/boards', '/links', '/replay', '/']) {
      await go(page, `${path}?lang=${locale}`);
      await page.locator('h1').first().waitFor();
      await page.waitForLoadState('networkidle').catch(() => undefined);
      await expectAccessible(page);
    }
    await context.close();
  });

  test('drills from a queue to its agents, to an agent’s day, to a call', async () => {
    const { context, page } = await openDesk();
    await go(page, '/desk?lang=en');
    const queue = page.locator('a[href*="/desk/queue/"]').first();
    await queue.click();
    await page.getByText(en.desk.waitingCallers).first().waitFor();
    await page.locator('a[href*="/desk/agent/"]').first().click();
    await page.getByText(en.desk.agentDayDrawn).first().waitFor();
    const call = page.locator('a[href*="/desk/call/"]').first();
    await call.waitFor();
    await call.click();
    await page.getByText(en.desk.callWords).first().waitFor();
    await expectAccessible(page);
    await context.close();
  });

  test('search finds an agent by name, by keyboard alone', async () => {
    const { context, page } = await openDesk();
    await go(page, '/desk?lang=en');
    const agent = page.locator('a[href*="/desk/agent/"]').first();
    await agent.waitFor();
    const name = (await agent.innerText()).trim();
    await page.getByLabel(en.desk.search).focus();
    await page.keyboard.type(name);
    await expect.poll(() => page.locator('a[href*="/desk/agent/"]').allInnerTexts()).toContain(name);
    await expect.poll(() => page.locator('a[href*="/desk/agent/"]').count()).toBeLessThan(10);
    await context.close();
  });

  test('a phone that opens the administrator’s link shows the desk, and does not scroll sideways', async () => {
    const { context, page } = await openPage(browser, { width: 390, height: 844 });
    await page.goto(server.adminLink);
    await page.getByRole('table').first().waitFor();
    // Letters of the fallback are wider, until the page's own have come.
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    await expect.poll(width).toBeLessThanOrEqual(390);
    await context.close();
  });
});

/** Several agents call for help, and the centre says much: told to the page in the server's place. */
async function tellMuch(page: Page): Promise<void> {
  const word = 'Unterbrechungsfreie-Stromversorgung '.repeat(4);
  const call = (at: number) => ({
    id: `c${at}`,
    // Nobody the floor knows, so that the name is the call's.
    agentId: `elsewhere-${at}`,
    name: `Bartholomäus-Maximilian von Hohenzollern ${at}`,
    team: 'Geschäftskundenbetreuung Südwest',
    note: word,
    calledAtMs: Date.now(),
    takenAtMs: at === 1 ? Date.now() : null,
    takenBy: at === 1 ? 'Sieglinde Müller-Lüdenscheidt' : null,
  });
  const message = (at: number) => ({
    id: `m${at}`,
    text: word.replaceAll(' ', ''),
    teams: ['Geschäftskundenbetreuung Südwest', 'Privatkundenbetreuung Nordost'],
    author: 'Sieglinde Müller-Lüdenscheidt',
    madeAtMs: Date.now(),
    endsAtMs: Date.now() + 3_600_000,
    removedAtMs: at === 1 ? Date.now() : null,
    removedBy: at === 1 ? 'Sieglinde Müller-Lüdenscheidt' : null,
  });
  const caller = (at: number) => ({
    callId: `long-${at}`,
    queueId: 'sales',
    abandonedAtMs: Date.now(),
    waitMs: 3_723_000,
    caller: at === 1 ? null : `+8613800138000${at}`,
    answeredLaterAtMs: null,
  });
  await page.route('**/api/v1/abandoned?*', (route) =>
    route.fulfill({ json: { day: '2026-06-01', callers: [1, 2, 3].map(caller) } }),
  );
  await page.route('**/api/v1/help-calls', (route) =>
    route.fulfill({ json: { atMs: Date.now(), calls: [1, 2, 3].map(call) } }),
  );
  await page.route('**/api/v1/day-messages', (route) =>
    route.fulfill({ json: { atMs: Date.now(), messages: [1, 2, 3].map(message), teams: ['Südwest'] } }),
  );
}

/** What reaches furthest to the right, from the outside in; not what scrolls within a box of its own. */
async function nameWidest(page: Page): Promise<string> {
  return page.evaluate(() => {
    const reach = (one: Element) => one.getBoundingClientRect().right;
    const isScrolled = (one: Element | null): boolean =>
      one !== null && (getComputedStyle(one).overflowX !== 'visible' || isScrolled(one.parentElement));
    const all = [...document.querySelectorAll('body *')].filter((one) => !isScrolled(one.parentElement));
    const most = Math.max(...all.map(reach));
    const named = all.filter((one) => reach(one) === most).map((one) => `${one.tagName}.${one.className}`);
    return named.slice(-6).join(' > ');
  });
}

describe('a phone at the desk', () => {
  test.each(LOCALES)(
    'no view is wider than it in %s, whatever is told and however long names are',
    async (lang) => {
      const { context, page } = await openDesk(390, 844);
      await tellMuch(page);
      const views = ['', '/adherence', '/abandoned', '/messages', '/oddities'];
      await go(page, `/desk?lang=${lang}`);
      for (const kind of ['queue', 'agent']) {
        const link = page.locator(`a[href*="/desk/${kind}/"]`).first();
        await link.waitFor();
        views.push((await link.getAttribute('href'))!.replace('/desk', '').split('?')[0]!);
      }
      const wider: string[] = [];
      for (const view of views) {
        for (const width of [390, 320]) {
          await page.setViewportSize({ width, height: 844 });
          await go(page, `/desk${view}?lang=${lang}`);
          await page.locator('h1').first().waitFor();
          await page.getByText('Bartholomäus').first().waitFor();
          if (view === '/abandoned') await page.getByText('+86138001380002').waitFor();
          await page.evaluate(async () => {
            await document.fonts.ready;
            const long = 'Geschäftskundenbetreuung Elektronische Zahlungsmittel';
            document.querySelectorAll('a[href*="/desk/queue/"]').forEach((one) => (one.textContent = long));
          });
          const is = await page.evaluate(() => document.documentElement.scrollWidth);
          if (is > width) wider.push(`${view} at ${width}: ${is}, ${await nameWidest(page)}`);
        }
      }
      expect(wider).toEqual([]);
      await context.close();
    },
  );
});

describe('boards, links and the past', () => {
  test('a copied board is edited by keyboard, saved, and the wall shows it', async () => {
    const { context, page } = await openDesk();
    await go(page, '/boards/floor?lang=en');
    await page.getByRole('button', { name: en.editor.addTile }).first().waitFor();
    const before = await page.locator('[data-tile]').count();
    await page.getByLabel(en.editor.name, { exact: true }).first().fill('Floor of the test');
    await page.getByRole('button', { name: en.editor.save, exact: true }).click();
    await page.getByText(en.editor.saved).first().waitFor();
    expect(before).toBeGreaterThan(0);
    await go(page, '/?lang=en');
    await page.getByText('Floor of the test').first().waitFor();
    await context.close();
  });

  test('a kiosk link opens its wall without a session, carries no caller’s number, and dies when taken back', async () => {
    const { context, page } = await openDesk();
    await go(page, '/links?lang=en');
    await page.getByLabel(en.links.note).fill('lift');
    await page.getByRole('button', { name: en.links.create }).click();
    const link = page.locator('a[href*="/k/"]').first();
    await link.waitFor();
    const address = await link.getAttribute('href');
    const kiosk = await openPage(browser, { width: 1920, height: 1080 });
    const frames: string[] = [];
    kiosk.page.on('websocket', (socket) =>
      socket.on('framereceived', ({ payload }) => frames.push(String(payload))),
    );
    await kiosk.page.goto(new URL(address!, server.origin).href);
    await kiosk.page.locator('[data-tile]').first().waitFor();
    await expect.poll(() => frames.length).toBeGreaterThan(3);
    expect(frames.join('\n')).not.toMatch(/"waiting\/|"caller"/);
    await page.getByRole('button', { name: en.links.revokeLink('lift') }).click();
    await page.getByRole('button', { name: en.links.revokeYes }).click();
    await kiosk.page.getByText(en.wall.revoked).first().waitFor();
    await kiosk.context.close();
    await context.close();
  });

  test('a past day plays on a board and is marked as the past', async () => {
    const { context, page } = await openDesk(1920, 1080);
    await go(page, '/replay?lang=en');
    await page
      .getByRole('button', { name: new RegExp(`^${en.replay.play}: `) })
      .first()
      .click();
    await page.getByText(en.replay.band, { exact: true }).first().waitFor();
    await page.locator('[data-tile]').first().waitFor();
    await expectAccessible(page);
    await context.close();
  });
});
