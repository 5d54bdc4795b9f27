import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LOCALES, type Locale } from '../../shared/site/localized-text.ts';
import { expectAccessible, expectNoScrollBars, launchBrowser, openPage } from './browser.ts';
import { createServerForTest, pause, type RunningServer } from './running-server.ts';

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

async function openWall(page: Page, query = ''): Promise<void> {
  await page.goto(`${server.origin}/wall/floor${query}`);
  await page.locator('[data-tile]').first().waitFor();
}

/** What the first figure of the page says, e.g. `86.4%`; a dash as long as there is nothing to count. */
function firstFigure(page: Page): Promise<string> {
  return page.locator('[data-tile]').first().innerText();
}

const SERVICE_LEVEL: Readonly<Record<Locale, string>> = {
  en: 'Service level',
  'zh-CN': '服务水平',
  'zh-TW': '服務水準',
};

describe('the wall', () => {
  test.each([
    [1280, 720],
    [1920, 1080],
    [3840, 2160],
    [2560, 1080],
  ])('%ix%i: every page fits, nothing scrolls, nothing serious for axe', async (width, height) => {
    const { context, page, expectQuiet } = await openPage(browser, { width, height });
    await openWall(page);
    for (let turn = 0; turn < 3; turn++) {
      await expectNoScrollBars(page);
      await expectAccessible(page);
      await page.keyboard.press('ArrowRight');
      await pause(300);
    }
    expectQuiet();
    await context.close();
  });

  test.each(LOCALES)('speaks %s, with the day’s figures in it', async (locale) => {
    const { context, page } = await openPage(browser, { width: 1920, height: 1080 });
    await openWall(page, `?lang=${locale}`);
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe(locale);
    await expect.poll(() => firstFigure(page)).toMatch(/\d+\.\d/);
    expect(await page.locator('body').innerText()).toContain(SERVICE_LEVEL[locale]);
    await expectAccessible(page);
    await context.close();
  });

  test('what is behind a number is one key away', async () => {
    const { context, page } = await openPage(browser, { width: 1920, height: 1080 });
    await openWall(page, '?lang=en');
    await page.locator('[data-tile] button').first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog');
    await expect.poll(() => dialog.innerText()).toContain('Hx / (H + A - As + Wx)');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => dialog.count()).toBe(0);
    await context.close();
  });

  test('a server that stops talking is seen, and the wall heals by itself across a restart', async () => {
    const { context, page } = await openPage(browser, { width: 1920, height: 1080 });
    await openWall(page, '?lang=en');
    await expect.poll(() => firstFigure(page)).toMatch(/\d+\.\d/);
    server.signal('SIGSTOP');
    await expect
      .poll(() => page.getByRole('status').first().innerText())
      .toContain('No word from the server since');
    expect(await firstFigure(page)).toMatch(/ s old|Not live/);
    server.signal('SIGCONT');
    await expect.poll(() => page.getByRole('status').first().innerText()).toBe('');
    await server.stop('SIGKILL');
    await expect.poll(() => page.getByRole('status').first().innerText()).not.toBe('');
    await server.start();
    await expect.poll(() => page.getByRole('status').first().innerText()).toBe('');
    expect(await firstFigure(page)).toMatch(/\d+\.\d/);
    await context.close();
  });

  test('a phone shows the same parts one below the other', async () => {
    const { context, page } = await openPage(browser, { width: 390, height: 844 });
    await openWall(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
    await expectAccessible(page);
    await context.close();
  });

  test('a board that does not exist says what to do', async () => {
    const { context, page } = await openPage(browser, { width: 1280, height: 720 });
    await page.goto(`${server.origin}/wall/nowhere?lang=en`);
    await page.getByText('There is no board of this name').waitFor();
    await expectAccessible(page);
    await context.close();
  });
});
