import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import type { PlanningOverview, RequirementAnswer } from '../../shared/contract/planning.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { expectAccessible, launchBrowser, openPage } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const words = WORDS.en.requirement;
const DAY_MS = 86_400_000;
/** Long work of a small plan on a busy machine. */
const PATIENT = { timeout: 120_000, interval: 250 };

let server: RunningServer;
let browser: Browser;

beforeAll(async () => {
  server = await createServerForTest({ FLOORCAST_FEED: 'none', TZ: 'UTC' });
  [browser] = await Promise.all([launchBrowser(), server.start()]);
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function open(
  path: string,
  size = { width: 1440, height: 900 },
): Promise<{ context: BrowserContext; page: Page; expectQuiet: () => void }> {
  const opened = await openPage(browser, size);
  await opened.page.goto(server.adminLink);
  await opened.page.locator('h1').first().waitFor();
  await opened.page.goto(`${server.origin}${path}`);
  return opened;
}

/** Three weeks of two queues, ten hours a day, up to yesterday. */
function writeCalls(): string {
  const lines = ['callId,queue,offeredAt,outcome,wait,talk,agent'];
  const todayMs = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  for (let back = 21; back >= 1; back -= 1) {
    const day = new Date(todayMs - back * DAY_MS).toISOString().slice(0, 10);
    for (let call = 0; call < 150; call += 1) {
      const time = `${String(8 + (call % 10)).padStart(2, '0')}:${String((call * 7) % 60).padStart(2, '0')}:05`;
      const isAnswered = call % 9 !== 0;
      const queue = call % 3 === 0 ? 'north' : 'south';
      lines.push(
        `${day}-${call},${queue},${day} ${time},${isAnswered ? 'answered' : 'abandoned'},${call % 45},${isAnswered ? 180 + call : 0},${isAnswered ? `80${call % 5}` : ''}`,
      );
    }
  }
  return lines.join('\n');
}

async function importCalls(page: Page): Promise<void> {
  const ended = await page.evaluate(async (text) => {
    const post = async (path: string, type: string, body: string) => {
      const answer = await fetch(path, { method: 'POST', headers: { 'content-type': type }, body });
      return (await answer.json()) as Record<string, unknown>;
    };
    const upload = await post('/api/v1/imports/uploads?name=calls.csv', 'application/octet-stream', text);
    const { uploadId, options } = upload;
    const { importNo } = await post(
      '/api/v1/imports',
      'application/json',
      JSON.stringify({ uploadId, options }),
    );
    for (let attempt = 0; attempt < 600; attempt += 1) {
      const record = (await (await fetch(`/api/v1/imports/${String(importNo)}`)).json()) as { state: string };
      if (record.state !== 'running') return record.state;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return 'still running';
  }, writeCalls());
  expect(ended).toBe('done');
}

/** Four people, two of whom do both. */
async function signIn(): Promise<void> {
  const north = { queueId: 'north', level: 1 };
  const south = { queueId: 'south', level: 1 };
  const people = [[north], [south], [north, south], [north, south]];
  const events = people.map((queues, at) => ({
    id: `s${at}`,
    type: 'agent-signed-in',
    atMs: Date.now(),
    agentId: `80${at}`,
    name: `Agent ${at}`,
    queues,
  }));
  const answer = await fetch(`${server.origin}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.intakeToken}`, 'content-type': 'application/x-ndjson' },
    body: events.map((event) => JSON.stringify(event)).join('\n'),
  });
  expect(answer.status).toBe(200);
}

function ask<T>(page: Page, path: string): Promise<T> {
  return page.evaluate(async (address) => (await (await fetch(address)).json()) as never, path);
}

async function readWhatIf(page: Page): Promise<readonly string[]> {
  const cells = page
    .locator(`section[aria-label="${words.whatIf}"] table`)
    .first()
    .locator('tbody tr:first-child td');
  return cells.evaluateAll((found) => found.map((cell) => cell.firstChild?.textContent?.trim() ?? ''));
}

const rows = (page: Page) => page.locator(`section[aria-label="${words.curves}"] tbody tr`);

describe('the requirement', () => {
  test('says before the first forecast what would be here, and makes it from there', async () => {
    const { context, page, expectQuiet } = await open('/requirement?lang=en');
    await page.getByRole('heading', { name: words.noForecastTitle }).waitFor();
    await expectAccessible(page);
    await importCalls(page);
    await signIn();
    await page.getByRole('button', { name: words.makeForecast }).click();
    await page.getByRole('progressbar', { name: words.jobForecast }).waitFor();
    await page.getByRole('heading', { name: words.together }).waitFor({ timeout: PATIENT.timeout });
    await expect.poll(() => rows(page).count()).toBe(3);
    expectQuiet();
    await context.close();
  });

  test('has the very numbers of the interface, by queue and by skill group', async () => {
    const { context, page, expectQuiet } = await open('/requirement?lang=en');
    const { forecast } = await ask<PlanningOverview>(page, '/api/v1/planning');
    const answer = await ask<RequirementAnswer>(
      page,
      `/api/v1/planning/requirement?from=${forecast!.firstDay}&days=1`,
    );
    await rows(page).first().waitFor();
    const shown = await rows(page).locator('b').allTextContents();
    const most = [answer.whole, ...answer.queues].map(({ agents }) => Math.max(...agents).toFixed(1));
    expect(shown).toEqual(most);
    expect(Number(most[0])).toBeGreaterThan(1);
    await page.getByRole('button', { name: words.ofGroups }).click();
    await expect.poll(() => rows(page).count()).toBe(1 + answer.groups.length);
    await expect.poll(() => page.url()).toContain('of=group');
    // Four are signed in; the mark of now stands in the drawing.
    await expect.poll(() => page.locator('.mark').textContent()).toBe(`4 ${words.now}`);
    await page.getByText(words.numbersOf(words.together)).click();
    const table = page.getByRole('group', { name: words.numbers });
    expect(await table.locator('tbody tr').count()).toBe(answer.whole.agents.length);
    expectQuiet();
    await context.close();
  });

  test('RQ1 the days, the curve and the sliders stand in the address: opened again they are as they were', async () => {
    const { context, page, expectQuiet } = await open('/requirement?lang=en');
    await rows(page).getByRole('button', { name: 'south' }).click();
    await page.getByRole('heading', { name: 'south' }).waitFor();
    await page.getByRole('button', { name: words.week }).click();
    const slider = page.getByRole('slider', { name: words.changeVolume });
    await slider.waitFor();
    await expect.poll(() => readWhatIf(page)).toHaveLength(2);
    const [before] = await readWhatIf(page);
    await slider.focus();
    for (let step = 0; step < 30; step += 1) await page.keyboard.press('ArrowRight');
    await expect
      .poll(async () => Number.parseFloat((await readWhatIf(page))[1]!))
      .toBeLessThan(Number.parseFloat(before!));
    const [, after] = await readWhatIf(page);
    expect(page.url()).toMatch(/span=week.*id=south.*volume=30/);
    await page.reload();
    await page.getByRole('heading', { name: 'south' }).waitFor();
    await expect.poll(() => readWhatIf(page)).toEqual([before, after]);
    await page.getByRole('button', { name: words.reset }).click();
    await expect.poll(() => readWhatIf(page)).toEqual([before, before]);
    expectQuiet();
    await context.close();
  });

  test('settings say what cannot be, and what is saved is worked out', async () => {
    const { context, page } = await open('/requirement?lang=en');
    await page.getByRole('button', { name: words.settings }).click();
    await page.getByLabel(words.maxOccupancy).fill('120');
    await page.getByRole('button', { name: words.addShrinkage }).click();
    await page.getByLabel(words.shrinkageName).last().fill('Training');
    await page.getByLabel(words.shrinkageRatio).last().fill('50');
    await page.getByLabel(words.costOf).fill('30');
    await page.getByLabel(words.currency).fill('EUR');
    await expectAccessible(page);
    await page.getByRole('button', { name: words.saveAndWorkOut }).click();
    await page.getByText(words.faults['max-occupancy']('120')).waitFor();
    await page.getByLabel(words.maxOccupancy).fill('');
    await page.getByRole('button', { name: words.saveAndWorkOut }).click();
    await expect
      .poll(
        async () => (await ask<RequirementAnswer>(page, '/api/v1/planning/requirement')).presenceRatio,
        PATIENT,
      )
      .toBeLessThanOrEqual(0.5);
    await page.getByRole('rowheader', { name: `${words.cost} (EUR)` }).waitFor();
    await expect.poll(() => page.locator('.readout').textContent(), PATIENT).toContain(words.heads);
    await context.close();
  });

  test('RQ9 RQ11 days are simulated, and a change is played: with progress, and there after a reload', async () => {
    const { context, page, expectQuiet } = await open('/requirement?lang=en&agents=1');
    await page.getByRole('button', { name: words.simulate }).click();
    await page.getByRole('button', { name: words.play }).click();
    const simulated = page.getByRole('region', { name: words.simulatedTitle });
    const played = page.getByRole('region', { name: words.played });
    await simulated.locator('table').first().waitFor({ timeout: PATIENT.timeout });
    await played.locator('table').waitFor({ timeout: PATIENT.timeout });
    await page.reload();
    await simulated.locator('table').first().waitFor();
    await expect.poll(() => played.locator('tbody tr').count()).toBe(2);
    expect(await played.textContent()).toContain(`${words.changeAgents} +1`);
    await expect.poll(() => played.getByText(words.pooled).count()).toBe(1);
    await page.getByRole('slider', { name: words.changeAgentsEach }).press('ArrowRight');
    await played.getByText(words.playedOther).waitFor();
    expect(await played.getByText(words.pooled).count()).toBe(0);
    await expectAccessible(page);
    expectQuiet();
    await context.close();
  });

  test('RQ12 leaves as a file', async () => {
    const { context, page } = await open('/requirement?lang=en');
    await rows(page).first().waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: words.exportCsv }).click(),
    ]);
    const lines = (await readFile(await download.path(), 'utf8')).trim().split('\r\n');
    const { intervalsPerDay } = await ask<RequirementAnswer>(page, '/api/v1/planning/requirement');
    expect(lines).toHaveLength(1 + 3 * intervalsPerDay);
    expect(lines[1]).toMatch(/^\d{4}-\d\d-\d\d,00:00,whole,,All together,/);
    await context.close();
  });

  test('days that are not planned are said with the way out', async () => {
    const { context, page } = await open('/requirement?lang=en&from=2019-01-01');
    await page.getByRole('heading', { name: words.noDaysTitle }).waitFor();
    await page.getByRole('button', { name: words.toFirstDay }).click();
    await rows(page).first().waitFor();
    await context.close();
  });

  test.each(LOCALES)('in %s it fits a phone, light and dark, and axe finds nothing', async (locale) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { context, page, expectQuiet } = await openPage(browser, {
        width: 390,
        height: 844,
        locale,
        colorScheme,
      });
      await page.goto(server.adminLink);
      await page.locator('h1').first().waitFor();
      await page.goto(`${server.origin}/requirement?lang=${locale}`);
      await page.getByRole('heading', { name: WORDS[locale].requirement.whatIf, exact: true }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await expectAccessible(page);
      expectQuiet();
      await context.close();
    }
  });
});
