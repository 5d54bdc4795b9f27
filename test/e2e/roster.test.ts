import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import type { RosterAnswer } from '../../shared/contract/rosters.ts';
import type { RosterProposalsAnswer } from '../../shared/contract/roster-proposals.ts';
import type { RosterVersionsAnswer } from '../../shared/contract/roster-versions.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { dayNumber, nameDay, weekdayOf } from '../../shared/time/day-number.ts';
import { expectAccessible, launchBrowser, openPage, signInBrowser } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const words = WORDS.en.roster;
const plan = WORDS.en.rosterPlan;
/** Long work on a busy machine. */
const PATIENT = { timeout: 150_000, interval: 500 };

let server: RunningServer;
let browser: Browser;
/** A Monday of which the demo has no roster yet. */
let monday: string;

beforeAll(async () => {
  server = await createServerForTest({ FLOORCAST_DEMO_WEEKS: '2' });
  [browser] = await Promise.all([launchBrowser(), server.start()]);
  const today = new Date().toISOString().slice(0, 10);
  monday = nameDay(dayNumber(today) - weekdayOf(today) + 21);
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

interface Screen {
  readonly width: number;
  readonly height: number;
  readonly colorScheme?: 'light' | 'dark';
}

async function open(
  query: string,
  screen: Screen = { width: 1440, height: 900 },
): Promise<{ context: BrowserContext; page: Page; expectQuiet: () => void }> {
  const opened = await openPage(browser, screen);
  await signInBrowser(opened.context, server.adminLink);
  await opened.page.goto(`${server.origin}/roster?from=${monday}&days=7&${query}`);
  return opened;
}

const ask = <T>(page: Page, path: string) =>
  page.evaluate(async (asked) => (await (await fetch(asked)).json()) as unknown, path) as Promise<T>;

const readDays = (page: Page) => ask<RosterAnswer>(page, `/api/v1/rosters?from=${monday}&days=7`);

describe('the roster’s page', { timeout: 400_000 }, () => {
  test('RX13 a roster is proposed, watched and taken', async () => {
    const { context, page } = await open('lang=en&room=proposals');
    const seconds = page.getByLabel(plan.seconds);
    await seconds.fill('');
    await page.getByText(plan.secondsFault).waitFor();
    await page.getByRole('button', { name: plan.begin, exact: true }).click();
    expect(await seconds.evaluate((field) => field === document.activeElement)).toBe(true);
    expect((await ask<RosterProposalsAnswer>(page, '/api/v1/rosters/proposals')).proposals).toEqual([]);
    await seconds.fill('5');
    await page.getByRole('button', { name: plan.begin, exact: true }).click();
    await page.getByRole('button', { name: plan.takeIt, exact: true }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: plan.takeIt, exact: true }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(plan.reason).fill('First draft');
    await dialog.getByRole('button', { name: plan.take }).click();
    await page.getByRole('grid').waitFor();
    const { days } = await readDays(page);
    const shifts = days
      .flatMap(({ entries }) => Object.values(entries))
      .filter(({ shift }) => shift !== null);
    expect(shifts.length).toBeGreaterThan(100);
    await context.close();
  });

  test('RX5 shifts are given, moved, pinned and taken back by keyboard alone', async () => {
    const { context, page, expectQuiet } = await open('lang=en&group=none');
    const grid = page.getByRole('grid');
    await page.getByText(words.cost, { exact: true }).waitFor();
    const first = (
      await ask<{ problem: { agents: readonly { id: string }[] } }>(
        page,
        `/api/v1/rosters/problem?from=${monday}&days=7`,
      )
    ).problem.agents[0]!.id;
    const entryOn = async (day: number) => (await readDays(page)).days[day]!.entries[first] ?? null;
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Delete');
    await expect.poll(() => entryOn(0), PATIENT).toBeNull();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await entryOn(0))?.shift?.templateId ?? '', PATIENT).not.toBe('');
    const given = (await entryOn(0))!.shift!;
    const before = (await entryOn(1))?.shift ?? null;
    await grid.focus();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(async () => (await entryOn(1))?.shift?.start, PATIENT).toBe(given.start);
    expect((await entryOn(0))?.shift?.start ?? null).toBe(before?.start ?? null);
    await page.keyboard.press('p');
    await expect.poll(async () => (await entryOn(1))?.isPinned, PATIENT).toBe(true);
    await page.keyboard.press('Control+z');
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await entryOn(0))?.shift?.start, PATIENT).toBe(given.start);
    await page.keyboard.press('d');
    await page.getByRole('region', { name: /./ }).first().waitFor();
    expect(page.url()).toContain('day=');
    await expectAccessible(page);
    expectQuiet();
    await context.close();
  });

  test('RX14 publishing says who is told what and which rules are broken; the version is there', async () => {
    const { context, page } = await open('lang=en&room=publish');
    await page.getByText(WORDS.en.roster.rulesBroken).first().waitFor();
    await page.locator('form').getByRole('button', { name: plan.publish, exact: true }).click();
    const newest = async () => (await ask<RosterVersionsAnswer>(page, '/api/v1/rosters/versions')).versions;
    await expect.poll(async () => (await newest())[0]?.author).toBe('');
    await page.getByText(plan.nothingToTell).waitFor();
    const versions = await newest();
    expect(versions[0]).toMatchObject({ kind: 'published', author: '', firstDay: monday, days: 7 });
    await page.getByText(plan.version(versions[0]!.versionNo), { exact: true }).waitFor();
    await page.getByText(plan.nothingNew(versions[0]!.versionNo)).waitFor();
    const publish = page.locator('form').getByRole('button', { name: plan.publish, exact: true });
    expect(await publish.isDisabled()).toBe(true);
    await expectAccessible(page);
    await context.close();
  });

  test.each(LOCALES)(
    'in %s it can be read on a phone, light and dark, and axe finds nothing',
    async (locale) => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const phone = { width: 390, height: 844, colorScheme };
        const { context, page, expectQuiet } = await open(`lang=${locale}`, phone);
        await page.getByRole('grid').waitFor();
        await page.getByText(WORDS[locale].roster.cost, { exact: true }).waitFor();
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
        await expectAccessible(page);
        expectQuiet();
        await context.close();
      }
    },
  );
});
