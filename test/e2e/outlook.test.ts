import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../client/locales/en/index.ts';
import { WORDS } from '../../client/locales/index.ts';
import { KIOSK_HEADER } from '../../shared/contract/http.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import type { QueueToday } from '../../shared/contract/today.ts';
import { buildQueueToday, buildTodayForecast, HOUR_MS } from '../helpers/today-builders.ts';
import { expectAccessible, expectNoScrollBars, launchBrowser, openPage, signInBrowser } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const QUEUES = ['billing', 'plans', 'broadband', 'roaming', 'vip', 'english'];

/** Numbers are set anew when the face has come. */
const SETTLED = { interval: 500 };

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

/** The demo site's day begins at midnight in Shanghai, which knows no daylight saving. */
function startOfDay(): number {
  const shanghaiMs = Date.now() + 8 * HOUR_MS;
  return shanghaiMs - (shanghaiMs % (24 * HOUR_MS)) - 8 * HOUR_MS;
}

/** Has a screen told of a day with twice as many calls around noon, 10 % more of them than planned; counts how often it asks. */
async function foretell(page: Page, rest: Partial<QueueToday> = {}): Promise<{ readonly asked: string[] }> {
  const asked: string[] = [];
  const fromMs = startOfDay();
  const nowMs = Date.now();
  const forecast = Array.from({ length: 96 }, (_, place) => (Math.abs(place - 48) < 16 ? 40 : 20));
  const curves = { forecast, updated: forecast.map((calls) => calls * 1.1), factor: 1.1, ...rest };
  const answer = buildTodayForecast(
    QUEUES.map((id) => buildQueueToday(id, curves)),
    { day: '', fromMs, intervalMinutes: 15, knownUntilMs: nowMs },
  );
  const level = { mean: 0.789, low: 0.742, high: 0.829 };
  const queues = QUEUES.map((queueId) => ({ queueId, serviceLevel: level }));
  const projection = {
    atMs: nowMs,
    replications: 240,
    horizons: [
      { horizonId: 'interval', untilMs: nowMs + HOUR_MS / 4, site: level, queues },
      { horizonId: 'two-hours', untilMs: nowMs + 2 * HOUR_MS, site: level, queues },
      { horizonId: 'day', untilMs: fromMs + 24 * HOUR_MS, site: level, queues },
    ],
    queues: [],
  };
  const site = { ...answer.site, ...rest, forecast: answer.site.forecast, updated: answer.site.updated };
  for (const [path, body] of [
    ['forecast/today', { ...answer, site }],
    ['projection', projection],
  ] as const) {
    await page.route(`**/api/v1/${path}`, (route) => {
      asked.push(path);
      return route.fulfill({ json: body });
    });
  }
  return { asked };
}

async function openWall(page: Page, query: string): Promise<void> {
  await page.goto(`${server.origin}/wall/floor${query}`);
  await page.locator('[data-tile]').first().waitFor();
}

async function openDesk(width: number, height: number): Promise<{ context: BrowserContext; page: Page }> {
  const { context, page } = await openPage(browser, { width, height });
  await foretell(page);
  await signInBrowser(context, server.adminLink);
  return { context, page };
}

/** Height of the digits in a tile's room for its number, as they are painted, against the screen's. */
async function digitShare(page: Page, tile: string): Promise<number> {
  await page.evaluate(() => document.fonts.ready);
  const room = page.locator(`[data-tile="${tile}"] .room`).first();
  // Round digits, whatever the figure is at this moment: a 1 and a 7 are a hair less high.
  await room.locator('.digits').evaluate((digits) => (digits.textContent = '88'));
  const height = page.viewportSize()!.height;
  const box = (await room.boundingBox())!;
  // Round digits stand out of their room by a hair, above and below.
  const clip = { ...box, y: box.y - height * 0.008, height: box.height + height * 0.011 };
  const picture = await page.screenshot({ clip });
  const easel = await page.context().newPage();
  const painted = await easel.evaluate(
    async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = new OffscreenCanvas(image.width, image.height);
      const pen = canvas.getContext('2d')!;
      pen.drawImage(image, 0, 0);
      const { data } = pen.getImageData(0, 0, image.width, image.height);
      const isInk = (row: number) => {
        for (let at = row * image.width * 4; at < (row + 1) * image.width * 4; at += 4)
          if (data[at]! > 128) return true;
        return false;
      };
      // The longest run: what reaches into the picture from the words above is none of it.
      let [run, longest] = [0, 0];
      for (let row = 0; row < image.height; row += 1) {
        run = isInk(row) ? run + 1 : 0;
        longest = Math.max(longest, run);
      }
      return longest;
    },
    `data:image/png;base64,${picture.toString('base64')}`,
  );
  await easel.close();
  return painted / height;
}

describe('where the day is heading', () => {
  test('WA13 without a forecast a wall says so where one would be, and nowhere else', async () => {
    const { context, page, expectQuiet } = await openPage(browser, { width: 1920, height: 1080 });
    const answered = page.waitForResponse((response) => response.url().endsWith('/api/v1/projection'));
    await openWall(page, '?lang=en');
    expect((await answered).status()).toBe(404);
    expect(await page.locator('body').innerText()).not.toContain('≈');
    await page.keyboard.press('ArrowRight');
    await page.getByText(en.outlook.noneYet).waitFor();
    await expectAccessible(page);
    expectQuiet();
    await context.close();
  });

  test.each([
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
    [2560, 1080],
  ])('%ix%i: both pages fit, and their main numbers keep a sixth of the height', async (width, height) => {
    const { context, page, expectQuiet } = await openPage(browser, { width, height });
    await foretell(page);
    await openWall(page, '?lang=en');
    await expect
      .poll(() => page.locator('[data-tile]').first().innerText())
      .toContain('Day ends ≈ 78% (74–82%)');
    await expect.poll(() => digitShare(page, 'service-level'), SETTLED).toBeGreaterThanOrEqual(1 / 6);
    await expectNoScrollBars(page);
    await expectAccessible(page);
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-tile="projection"] .number').first().waitFor();
    await expect.poll(() => digitShare(page, 'projection'), SETTLED).toBeGreaterThanOrEqual(1 / 6);
    await expectNoScrollBars(page);
    await expectAccessible(page);
    expectQuiet();
    await context.close();
  });

  test.each(LOCALES)('in %s every projection is marked as one, beside its target', async (locale) => {
    const { context, page } = await openPage(browser, { width: 1920, height: 1080 });
    await foretell(page);
    await openWall(page, `?lang=${locale}`);
    const words = WORDS[locale].outlook;
    await expect
      .poll(() => page.locator('[data-tile="service-level"]').innerText())
      .toContain(words.dayEnds('78%', '74–82%'));
    // Nothing of the line is cut off, once its face has come: the one that stands in for it is wider.
    const cut = () =>
      page
        .locator('[data-tile="service-level"] .held span')
        .evaluateAll((spans) => spans.filter((span) => span.scrollWidth > span.clientWidth + 1).length);
    await expect.poll(cut).toBe(0);
    await page.keyboard.press('ArrowRight');
    const tile = page.locator('[data-tile="projection"]');
    await expect.poll(() => tile.innerText()).toContain(words.title);
    const said = await tile.innerText();
    expect(said.match(/≈/g)).toHaveLength(3);
    expect(said).toContain(words.range('74–82%'));
    expect(said).toContain('80.0%');
    await context.close();
  });

  test('what is behind a projection is one key away', async () => {
    const { context, page } = await openPage(browser, { width: 1920, height: 1080 });
    await foretell(page);
    await openWall(page, '?lang=en');
    await page.keyboard.press('ArrowRight');
    await page.locator('[data-tile="projection"] button').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.innerText()).toContain('played 240 times');
    await expectAccessible(page);
    await context.close();
  });

  test('a day like no other is told in words, and nothing is made of its forecast', async () => {
    const { context, page } = await openPage(browser, { width: 1920, height: 1080 });
    await foretell(page, { verdict: 'alarm', factor: 1 });
    await openWall(page, '?lang=en');
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.getByText(en.outlook.alarm).count()).toBe(2);
    await expectAccessible(page);
    await context.close();
  });

  test('WA11 one request each for all tiles, with the token on a kiosk screen', async () => {
    const { context, page } = await openPage(browser, { width: 1920, height: 1080 });
    await page.goto(server.adminLink);
    const link = await page.evaluate(async () => {
      const response = await fetch('/api/v1/kiosk-links', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ boardId: 'floor', note: 'outlook', agentNames: 'hidden' }),
      });
      return (await response.json()) as { path: string };
    });
    const kiosk = await openPage(browser, { width: 1920, height: 1080 });
    const tokens: (string | undefined)[] = [];
    kiosk.page.on('request', (request) => {
      if (/forecast\/today|projection/.test(request.url())) tokens.push(request.headers()[KIOSK_HEADER]);
    });
    await kiosk.page.goto(server.origin + link.path);
    await kiosk.page.locator('[data-tile]').first().waitFor();
    await expect.poll(() => tokens).toHaveLength(2);
    expect(tokens.every((token) => token !== undefined && link.path.endsWith(token))).toBe(true);
    await kiosk.context.close();
    await context.close();
  });

  test('WA12 of a past day that is replayed nothing is expected, and nothing is asked', async () => {
    const { context, page } = await openPage(browser, { width: 1920, height: 1080 });
    const { asked } = await foretell(page);
    await signInBrowser(context, server.adminLink);
    await page.goto(`${server.origin}/replay?lang=en`);
    const play = page.getByRole('button', { name: new RegExp(`^${en.replay.play}: `) }).first();
    await play.waitFor();
    asked.length = 0;
    await play.click();
    await page.locator('[data-tile]').first().waitFor();
    await page.getByRole('button', { name: en.wall.defaultNames['The day'] }).click();
    await page.getByText(en.outlook.noneOfPast).waitFor();
    expect(asked).toEqual([]);
    expect(await page.locator('[data-tile]').allInnerTexts()).not.toContain('≈');
    await context.close();
  });
});

describe('the desk’s outlook', () => {
  test('rows, a queue and its day say what is to come', async () => {
    const { context, page } = await openDesk(1440, 900);
    await page.goto(`${server.origin}/desk?lang=en`);
    await expect.poll(() => page.locator('#queue-table').innerText()).toContain('ends ≈ 78%');
    await expectAccessible(page);
    await page.goto(`${server.origin}/desk/queue/billing?lang=en`);
    await page.getByText(en.outlook.ahead).waitFor();
    const detail = page.locator('section').filter({ hasText: en.outlook.ahead });
    await expect.poll(() => detail.innerText()).toContain('9 in 10: 74–82%');
    await expect.poll(() => page.locator('svg.volume polyline').count()).toBe(1);
    await expectAccessible(page);
    await context.close();
  });

  test('a phone shows it without scrolling sideways', async () => {
    const { context, page } = await openDesk(390, 844);
    for (const path of ['/desk', '/desk/queue/billing']) {
      await page.goto(`${server.origin}${path}?lang=en`);
      await page.locator('text=≈ >> visible=true').first().waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await expectAccessible(page);
    }
    await context.close();
  });
});
