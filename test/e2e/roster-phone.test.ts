import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import type { RosterSettingsAnswer } from '../../shared/contract/rosters.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { expectAccessible, launchBrowser, openPage, signInBrowser } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const words = WORDS.en;
const HEIGHT = 844;

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

async function open(width: number, query: string): Promise<Page> {
  const { context, page } = await openPage(browser, { width, height: HEIGHT });
  await signInBrowser(context, server.adminLink);
  await page.goto(`${server.origin}/roster?lang=en&${query}`);
  return page;
}

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

describe('rosters on a phone', { timeout: 300_000 }, () => {
  test.each([320, 390])(
    'RX30 at %i px the board begins in the upper half, and nothing makes the page wider',
    async (width) => {
      const page = await open(width, 'room=board');
      const grid = page.getByRole('grid');
      await grid.waitFor();
      await page.getByText(words.roster.cost, { exact: true }).first().waitFor();
      expect((await grid.boundingBox())!.y).toBeLessThan(HEIGHT / 2);
      expect(await page.getByLabel(words.roster.find).isVisible()).toBe(false);
      expect(await widthOf(page)).toBeLessThanOrEqual(width);
      await page.getByRole('button', { name: words.roster.filters }).click();
      expect(await page.getByLabel(words.roster.find).isVisible()).toBe(true);
      expect(await widthOf(page)).toBeLessThanOrEqual(width);
      await expectAccessible(page);
      await page.context().close();
    },
  );

  test('RF17 the form of a person stands in place of the list, with a way back', async () => {
    const page = await open(390, 'room=settings&part=people');
    const list = page.getByRole('listbox');
    await list.getByRole('option').first().click();
    await page.getByText(words.rosterPeople.seniority).waitFor();
    expect(await list.isVisible()).toBe(false);
    expect(await widthOf(page)).toBeLessThanOrEqual(390);
    const back = page.getByRole('button', { name: words.rosterPeople.backToList });
    const isFocused = (place: Locator) => place.evaluate((node) => node === document.activeElement);
    await expect.poll(() => isFocused(back)).toBe(true);
    await page.keyboard.press('Enter');
    await list.waitFor();
    await expect.poll(() => isFocused(list)).toBe(true);
    expect(await page.getByText(words.rosterPeople.seniority).isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('a page that stays open', { timeout: 300_000 }, () => {
  test('RX31 over the midnight to Monday it shows the days it showed, until it is asked for this week', async () => {
    const page = await open(1440, 'room=publish');
    const from = page.getByLabel(words.roster.from);
    const opened = await from.inputValue();
    const next = nameDay(dayNumber(opened) + 7);
    await page.route('**/api/v1/planning', async (route) => {
      const answer = await route.fetch();
      await route.fulfill({ response: answer, json: { ...(await answer.json()), today: next } });
    });
    await page.waitForResponse((answer) => answer.url().endsWith('/api/v1/planning'));
    expect(await from.inputValue()).toBe(opened);
    await page.getByRole('button', { name: words.roster.thisWeek }).click();
    await expect.poll(() => from.inputValue()).toBe(next);
    await page.context().close();
  });
});

describe('forms of rules', { timeout: 300_000 }, () => {
  test('RF2 RF16 a rule is added, filled in and mended by its fields alone', async () => {
    const page = await open(1440, 'room=settings&part=rules');
    const rules = words.rosterRules;
    await page.getByLabel(words.rosterSettings.addRule).selectOption({ label: words.roster.rules.seats });
    const seats = page.getByLabel(`Seats (${rules.units.people})`);
    const save = page.getByRole('button', { name: words.rosterSettings.save, exact: true });
    await save.click();
    await page.getByText(words.rosterSettings.refused(1)).waitFor();
    expect(await seats.getAttribute('aria-invalid')).toBe('true');
    await seats.fill('60');
    await seats.press('Tab');
    await expect.poll(() => seats.getAttribute('aria-invalid')).toBeNull();
    await expectAccessible(page);
    await save.click();
    await page.getByText(words.rosterSettings.saved).waitFor();
    const { settings } = await page.evaluate(
      async () => (await (await fetch('/api/v1/rosters/settings')).json()) as RosterSettingsAnswer,
    );
    expect(settings.rules.at(-1)).toEqual({ rule: 'seats', settings: { seats: 60 } });
    await page.context().close();
  });
});
