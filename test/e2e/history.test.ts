import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { en } from '../../client/locales/en/index.ts';
import { zhCn } from '../../client/locales/zh-CN/index.ts';
import type { HistoryTable } from '../../shared/contract/history.ts';
import { formatFigure } from '../../shared/metrics/format.ts';
import { findHistoryMetric } from '../../shared/metrics/index.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { expectAccessible, launchBrowser, openPage, signInBrowser } from './browser.ts';
import { importCalls } from './import-calls.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

/** Three days of two queues, brought in by the test itself: nothing else knows of that year. */
const FROM = '2019-03-04';
const TO = '2019-03-06';
const DAYS = `from=${FROM}&to=${TO}`;

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await createServerForTest({ FLOORCAST_FEED: 'none' });
  [browser] = await Promise.all([launchBrowser(), server.start()]);
  const { context, page } = await openHistory('/');
  await importCalls(page, writeCalls());
  await context.close();
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

function writeCalls(): string {
  const lines = ['callId,queue,offeredAt,outcome,wait,talk,agent'];
  for (let call = 0; call < 600; call += 1) {
    const day = `2019-03-0${4 + (call % 3)}`;
    const time = `${String(8 + (call % 10)).padStart(2, '0')}:${String(call % 60).padStart(2, '0')}:05`;
    const isAnswered = call % 7 !== 0;
    lines.push(
      `c${call},${call % 4 === 0 ? 'north' : 'south'},${day} ${time},${isAnswered ? 'answered' : 'abandoned'},${call % 45},${isAnswered ? 120 + call : 0},${isAnswered ? `80${call % 5}` : ''}`,
    );
  }
  return lines.join('\n');
}

async function openHistory(
  path: string,
  size = { width: 1440, height: 900 },
): Promise<{ context: BrowserContext; page: Page; expectQuiet: () => void }> {
  const opened = await openPage(browser, size);
  await signInBrowser(opened.context, server.adminLink);
  await opened.page.goto(`${server.origin}${path}`);
  return opened;
}

/** The numbers of the table in sight, row by row; the totals last. */
async function readTable(page: Page): Promise<readonly (readonly string[])[]> {
  await page.locator('article[aria-busy="false"] tfoot').waitFor();
  return page
    .locator('tr[data-row]')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('[data-cell]')].map((cell) => cell.textContent!.trim())),
    );
}

/** The same, as the interface answers. */
async function askTable(page: Page, query: string): Promise<readonly (readonly string[])[]> {
  const table = await page.evaluate(
    async (path) => (await (await fetch(path)).json()) as HistoryTable,
    `/api/v1/history?${query}&limit=5000`,
  );
  return table.rows.map(({ figures }) =>
    table.metrics.flatMap((id) =>
      figures[id] ? [formatFigure(figures[id].value, findHistoryMetric(id)!.unit, 'en')] : [],
    ),
  );
}

describe('the page of the past', () => {
  test.each([
    ['day', 'site'],
    ['hour', 'queue'],
    ['interval', 'queue'],
    ['day', 'agent'],
  ])('by %s and %s it has the very numbers of the interface', async (grain, by) => {
    const { context, page, expectQuiet } = await openHistory(
      `/history?lang=en&${DAYS}&grain=${grain}&by=${by}`,
    );
    const shown = await readTable(page);
    const asked = await askTable(page, `${DAYS}&grain=${grain}&by=${by}`);
    expect(asked.length).toBeGreaterThan(2);
    // Long tables have only the rows in sight in the page.
    const inSight = shown.slice(0, -1);
    expect(inSight).toEqual(asked.slice(0, inSight.length));
    if (asked.length <= 30) expect(inSight).toHaveLength(asked.length);
    if (by !== 'agent') {
      expect(shown.at(-1)).toEqual((await askTable(page, `${DAYS}&grain=whole&by=site`))[0]);
    }
    expectQuiet();
    await context.close();
  });

  test('what is asked stands in the address: changed by hand, gone back to, opened again', async () => {
    const { context, page } = await openHistory(`/history?lang=en&${DAYS}`);
    await readTable(page);
    await page.getByLabel(en.history.by).selectOption('queue');
    await page.getByLabel(en.history.grain).selectOption('whole');
    await expect.poll(() => page.locator('tbody tr[data-row]').count()).toBe(2);
    expect(page.url()).toContain('grain=whole');
    expect(page.url()).toContain('by=queue');
    await page.getByRole('button', { name: en.history.queues }).click();
    await page.getByRole('checkbox', { name: 'north' }).check();
    await page.getByRole('button', { name: en.history.apply, exact: true }).click();
    await expect.poll(() => page.locator('tbody tr[data-row]').count()).toBe(1);
    expect(await readTable(page)).toEqual([
      ...(await askTable(page, `${DAYS}&grain=whole&by=queue&queues=north`)),
      ...(await askTable(page, `${DAYS}&grain=whole&by=site&queues=north`)),
    ]);
    await page.reload();
    await expect.poll(() => page.locator('tbody tr[data-row]').count()).toBe(1);
    await page.goBack();
    await expect.poll(() => page.locator('tbody tr[data-row]').count()).toBe(2);
    expect(page.url()).not.toContain('queues=');
    await context.close();
  });

  test('every number opens its formula and the two sides of its fraction', async () => {
    const { context, page } = await openHistory(`/history?lang=en&${DAYS}&metrics=answer-rate`);
    await readTable(page);
    await page.locator('tfoot [data-cell]').click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText('H / O').waitFor();
    await dialog.getByText(en.common.behind.sampleCalls('600')).waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await context.close();
  });

  test('the table is sorted and walked through by keyboard, the chart read by arrow keys', async () => {
    const { context, page } = await openHistory(`/history?lang=en&${DAYS}&by=queue&metrics=offered`);
    await readTable(page);
    await page.getByRole('button', { name: 'Offered', exact: true }).press('Enter');
    const counts = (await readTable(page)).slice(0, -1).map(([count]) => Number(count));
    expect(counts).toEqual([...counts].sort((a, b) => b - a));
    await page.getByRole('region', { name: en.history.table }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('dialog').waitFor({ state: 'detached' });
    await page.locator('[role="group"][tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.getByText('Mon, 4 March 2019').first().waitFor();
    await context.close();
  });

  test('the same table is there as a file', async () => {
    const { context, page } = await openHistory(`/history?lang=en&${DAYS}&by=queue&metrics=offered`);
    await readTable(page);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: `${en.history.exportAs}: ${en.history.exportCsv}` }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/\.csv$/u);
    await context.close();
  });

  test('a period nobody knows says what there is, and leads there', async () => {
    const { context, page } = await openHistory('/history?lang=zh-CN&from=2001-01-01&to=2001-01-31');
    await page.getByText(zhCn.history.nothingTitle).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: zhCn.history.showKnown }).click();
    await page.locator('tfoot').waitFor();
    await context.close();
  });

  test.each(LOCALES)(
    'in %s nothing is serious for axe, and a phone does not scroll sideways',
    async (locale) => {
      for (const size of [
        { width: 1440, height: 900 },
        { width: 390, height: 844 },
      ]) {
        const { context, page } = await openHistory(`/history?lang=${locale}&${DAYS}&by=queue`, size);
        await readTable(page);
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          size.width,
        );
        await context.close();
      }
    },
  );
});
