import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../client/locales/en/index.ts';
import { WORDS } from '../../client/locales/index.ts';
import type { PlanningOverview } from '../../shared/contract/planning.ts';
import type { EditsAnswer, ForecastAnswer } from '../../shared/contract/planning-forecast.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { nameDay, weekdayOf } from '../../shared/time/day-number.ts';
import { expectAccessible, launchBrowser, openPage, signInBrowser } from './browser.ts';
import { importCalls } from './import-calls.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const DAY_MS = 86_400_000;
/** A past long enough for a trial of the methods. */
const DAYS = 63;
const DESK = { width: 1440, height: 900 };
const PHONE = { width: 390, height: 844 };

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await createServerForTest({ FLOORCAST_FEED: 'none' });
  [browser] = await Promise.all([launchBrowser(), server.start()]);
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

/** Two queues that are open from 9 to 17 on working days, busier on Mondays. */
function writeCalls(nowMs: number): string {
  const lines = ['callId,queue,offeredAt,outcome,wait,talk,agent'];
  const today = Math.floor(nowMs / DAY_MS) * DAY_MS;
  for (let back = DAYS; back > 0; back -= 1) {
    const day = new Date(today - back * DAY_MS);
    if (day.getUTCDay() % 6 === 0) continue;
    const calls = day.getUTCDay() === 1 ? 120 : 80;
    for (let call = 0; call < calls; call += 1) {
      const at = new Date(
        day.getTime() + (9 + (8 * call) / calls) * 3_600_000 + ((call * 7919) % 600) * 1_000,
      );
      const time = at.toISOString().slice(0, 19).replace('T', ' ');
      const queue = call % 4 === 0 ? 'billing' : 'support';
      lines.push(`c${back}-${call},${queue},${time},answered,${call % 30},${100 + call},80${call % 5}`);
    }
  }
  return lines.join('\n');
}

async function openForecast(
  query: string,
  size: { readonly width: number; readonly height: number } = DESK,
): Promise<{ context: BrowserContext; page: Page; expectQuiet: () => void }> {
  const opened = await openPage(browser, size);
  await signInBrowser(opened.context, server.adminLink);
  await opened.page.goto(`${server.origin}/forecast${query}`);
  return opened;
}

async function ask<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (asked) => (await (await fetch(asked)).json()) as unknown, path) as Promise<T>;
}

/** Of the first week that is wholly to come, whatever today is; days of the site are UTC's. */
function nextMonday(): string {
  const today = Math.floor(Date.now() / DAY_MS);
  return nameDay(today + 7 - weekdayOf(nameDay(today)));
}

const grid = (page: Page) => page.getByRole('application');
/** A cell by its column, 0 is Monday, and its row; -1 is the total. */
const cell = (page: Page, column: number, row: number) =>
  page.locator(`[role="gridcell"][id$="-${column}-${row}"]`);
const numberIn = async (page: Page, column: number, row: number) =>
  Number.parseFloat((await cell(page, column, row).innerText()).replaceAll(',', ''));

async function keptEdits(page: Page): Promise<EditsAnswer> {
  return ask<EditsAnswer>(page, '/api/v1/planning/edits?queue=support');
}

describe.sequential('the forecast workbench', () => {
  test('before there is a history it says what would be here and how to get it', async () => {
    const { context, page } = await openForecast('?lang=en');
    await page.getByText(en.forecast.nothingTitle).waitFor();
    await page.getByRole('link', { name: en.forecast.toImport }).waitFor();
    await expectAccessible(page);
    await importCalls(page, writeCalls(Date.now()));
    await context.close();
  });

  test('the first forecast is there without reloading; closed days are empty, not 0', async () => {
    const { context, page, expectQuiet } = await openForecast('?lang=en&queue=support');
    const begin = page.getByRole('button', { name: en.forecast.makeFirst });
    // Floorcast may have begun it by itself already.
    await begin.or(page.getByRole('progressbar')).or(grid(page)).first().waitFor();
    if (await begin.isVisible()) await begin.click();
    await grid(page).waitFor();
    expect(await cell(page, 5, -1).innerText()).toBe('');
    const answer = await ask<ForecastAnswer>(page, '/api/v1/planning/forecast?queue=support');
    const overview = await ask<PlanningOverview>(page, '/api/v1/planning');
    expect(overview.forecast?.firstDay).toBe(overview.today);
    const monday = answer.parts.findIndex(({ day }) => new Date(`${day}T00:00:00Z`).getUTCDay() === 1);
    await page.goto(`${server.origin}/forecast?lang=en&queue=support&day=${answer.parts[monday]!.day}`);
    await grid(page).waitFor();
    const total = answer.calls.slice(monday * 48, monday * 48 + 48).reduce((sum, calls) => sum + calls, 0);
    expect(await numberIn(page, 0, -1)).toBe(Math.round(total));
    expectQuiet();
    await context.close();
  });

  test('a number tells what it is made of', async () => {
    const { context, page } = await openForecast(`?lang=en&queue=support&day=${nextMonday()}`);
    await grid(page).waitFor();
    await cell(page, 0, -1).click();
    const parts = page.getByRole('region', { name: en.forecast.explain });
    await parts.getByText(en.forecast.steps.level).waitFor();
    await parts.getByText(en.forecast.weekdayStep('Monday')).waitFor();
    const steps = parts.locator('.calls');
    const last = (await steps.last().innerText()).replaceAll(',', '');
    expect(Number(last)).toBe(await numberIn(page, 0, -1));
    await context.close();
  });

  test('cells are chosen and changed by keyboard, kept at once, and taken back', async () => {
    const { context, page, expectQuiet } = await openForecast(`?lang=en&queue=support&day=${nextMonday()}`);
    await grid(page).waitFor();
    await page.getByLabel(en.forecast.reason).fill('letter to all');
    const before = await numberIn(page, 1, 2);
    await cell(page, 1, 2).click();
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('Shift+ArrowDown');
    expect(await page.locator('[role="gridcell"][aria-selected="true"]').count()).toBe(4);
    await page.keyboard.type('+100%');
    await page.keyboard.press('Enter');
    await expect.poll(async () => (await keptEdits(page)).edits.length).toBe(1);
    expect((await keptEdits(page)).edits[0]).toMatchObject({
      author: '',
      reason: 'letter to all',
      edit: { kind: 'percent', percent: 100 },
    });
    expect(await numberIn(page, 1, 2)).toBeCloseTo(before * 2, 0);
    await page.reload();
    await grid(page).waitFor();
    await page.getByText('letter to all').waitFor();
    expect(await numberIn(page, 1, 2)).toBeCloseTo(before * 2, 0);

    await cell(page, 3, -1).click();
    await page.keyboard.type('500');
    await page.keyboard.press('Enter');
    await expect.poll(() => numberIn(page, 3, -1)).toBe(500);
    await grid(page).focus();
    await page.keyboard.press('Control+z');
    await expect.poll(async () => (await keptEdits(page)).edits.length).toBe(1);
    await page.keyboard.press('Control+y');
    await expect.poll(async () => (await keptEdits(page)).edits.length).toBe(2);
    await page.getByRole('button', { name: en.forecast.removeEdit }).first().click();
    await expect.poll(async () => (await keptEdits(page)).edits.length).toBe(1);
    expectQuiet();
    await context.close();
  });

  test('what is no number is told with the way out, and Escape leaves everything as it was', async () => {
    const { context, page } = await openForecast(`?lang=en&queue=support&day=${nextMonday()}`);
    await grid(page).waitFor();
    const before = await cell(page, 2, 3).innerText();
    await cell(page, 2, 3).click();
    await page.keyboard.type('12x');
    await page.keyboard.press('Enter');
    await page.getByText(en.forecast.typedWrong('12x')).waitFor();
    await page.keyboard.press('Escape');
    expect(await cell(page, 2, 3).innerText()).toBe(before);
    await context.close();
  });

  test('an interval is dragged up on the drawing', async () => {
    const { context, page } = await openForecast(`?lang=en&queue=billing&day=${nextMonday()}`);
    await grid(page).waitFor();
    const chart = page.locator('section canvas').nth(1);
    const box = (await chart.boundingBox())!;
    const first = (await cell(page, 1, 4).boundingBox())!;
    const x = first.x + first.width * (4.5 / 16);
    // The line is where the pointer turns into one that drags.
    let y = box.y + 5;
    for (; y < box.y + box.height; y += 3) {
      await page.mouse.move(x, y);
      if ((await page.locator('.near').count()) > 0) break;
    }
    await page.mouse.down();
    await page.mouse.move(x, y - 20, { steps: 4 });
    await page.mouse.up();
    await expect
      .poll(async () => (await ask<EditsAnswer>(page, '/api/v1/planning/edits?queue=billing')).edits.length)
      .toBe(1);
    await context.close();
  });

  test('two planners at once: the second is told, and keeps both', async () => {
    const [first, second] = [
      await openForecast(`?lang=en&queue=support&day=${nextMonday()}`),
      await openForecast(`?lang=en&queue=support&day=${nextMonday()}`),
    ];
    for (const { page } of [first, second]) await grid(page).waitFor();
    for (const [{ page }, calls] of [
      [first, '111'],
      [second, '222'],
    ] as const) {
      await cell(page, 4, -1).click();
      await page.keyboard.type(calls);
      await page.keyboard.press('Enter');
      if (page === first.page) await expect.poll(async () => (await keptEdits(page)).edits.length).toBe(2);
    }
    await second.page.getByText(en.forecast.conflictTitle).waitFor();
    await expectAccessible(second.page);
    await second.page.getByRole('button', { name: en.forecast.conflictBoth }).click();
    await expect.poll(async () => (await keptEdits(second.page)).edits.length).toBe(3);
    expect(await numberIn(second.page, 4, -1)).toBe(222);
    for (const { context } of [first, second]) await context.close();
  });

  test('a campaign is written down, and the forecast says that it is out of date', async () => {
    const { context, page } = await openForecast('?lang=en&show=events');
    await page.getByRole('button', { name: en.forecastEvents.add }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: en.forecastEvents.save }).click();
    await dialog.getByText(en.forecastEvents.faults['no-name']).waitFor();
    await dialog.getByLabel(en.forecastEvents.name).fill('Winter letter');
    await dialog.getByLabel(en.forecastEvents.effect).selectOption('typed-ratio');
    await dialog.getByLabel(en.forecastEvents.percent, { exact: true }).fill('25');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: en.forecastEvents.save }).click();
    await dialog.waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /Winter letter.*\+25%/u }).waitFor();
    await page.getByText(en.forecast.stale).or(page.getByRole('progressbar')).first().waitFor();
    await context.close();
  });

  test('the methods are tried on the past: progress, then words and tables', async () => {
    const { context, page } = await openForecast('?lang=en&queue=support&show=accuracy');
    await page.getByRole('button', { name: en.forecastPlan.accuracy.start }).click();
    await page.getByRole('table', { name: en.forecastPlan.accuracy.methods }).waitFor();
    await page.getByText(/is chance that nobody can forecast/u).waitFor();
    await page.reload();
    await page.getByRole('table', { name: en.forecastPlan.accuracy.horizons }).waitFor();
    await context.close();
  });

  test('a forecast is published with a reason, twice, and the two are compared', async () => {
    const { context, page } = await openForecast('?lang=en&queue=support&show=versions');
    const { versions } = en.forecastPlan;
    for (const no of [1, 2]) {
      await page.getByLabel(versions.reason).fill(`roster ${no}`);
      await page.getByRole('button', { name: versions.publish, exact: true }).click();
      await page.getByText(versions.published(no)).waitFor();
    }
    await page.getByRole('button', { name: `${versions.open} 2` }).click();
    await page.getByText(versions.tooYoung).waitFor();
    await page.getByLabel(versions.compareWith).selectOption('1');
    await page.getByText(versions.compare(1, 2)).waitFor();
    await page.getByText(versions.sameAll).waitFor();
    await context.close();
  });

  test('settings that cannot be are told with their place; those that can are kept', async () => {
    const { context, page } = await openForecast('?lang=en&show=settings');
    const { settings } = en.forecastPlan;
    await page.getByLabel(settings.weeksAhead).fill('99');
    await page.getByRole('button', { name: settings.save }).click();
    await page.getByText(settings.weeksWrong).waitFor();
    await page.getByLabel(settings.weeksAhead).fill('4');
    await page.getByRole('button', { name: settings.save }).click();
    await page.getByText(settings.saved).waitFor();
    const overview = await ask<PlanningOverview>(page, '/api/v1/planning');
    expect(overview.settings.weeksAhead).toBe(4);
    await context.close();
  });

  test('g f leads here from anywhere', async () => {
    const { context, page } = await openForecast('');
    await page.goto(`${server.origin}/links?lang=en`);
    await page.locator('article h1').waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('f');
    await page.getByRole('heading', { level: 1, name: en.forecast.title }).waitFor();
    await context.close();
  });

  test.each(LOCALES)(
    'in %s nothing is serious for axe, and a phone does not scroll sideways',
    async (locale) => {
      const words = WORDS[locale];
      for (const size of [DESK, PHONE]) {
        const { context, page, expectQuiet } = await openForecast(`?lang=${locale}&queue=support`, size);
        for (const room of ['calls', 'accuracy', 'events', 'versions', 'settings'] as const) {
          await page.getByRole('link', { name: words.forecast.rooms[room], exact: true }).click();
          await page.locator(`a[aria-current="page"]:text-is("${words.forecast.rooms[room]}")`).waitFor();
          if (room === 'calls') await grid(page).waitFor();
          await expectAccessible(page);
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
            size.width,
          );
        }
        expectQuiet();
        await context.close();
      }
    },
  );
});
