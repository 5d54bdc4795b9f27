import { readFile } from 'node:fs/promises';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import type { PlanningOverview } from '../../shared/contract/planning.ts';
import type { RequirementAnswer } from '../../shared/contract/planning-requirement.ts';
import type { OnPhoneAnswer, RosterSettingsAnswer } from '../../shared/contract/rosters.ts';
import { DASH } from '../../shared/metrics/format.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import { expectAccessible, launchBrowser, openPage, signInBrowser } from './browser.ts';
import { importCalls } from './import-calls.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const words = WORDS.en.requirement;
const { rostered } = WORDS.en;
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
  await signInBrowser(opened.context, server.adminLink);
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

/** Two people, eight hours from the first start of the first template on, breaks not placed. */
async function publishShifts(page: Page, day: string): Promise<void> {
  const done = await page.evaluate(async (first) => {
    const send = async (path: string, body: object) => {
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(path, { method: 'POST', headers, body: JSON.stringify(body) });
      return answer.status;
    };
    const { settings } = (await (await fetch('/api/v1/rosters/settings')).json()) as RosterSettingsAnswer;
    const { id, firstStart, minMinutes } = settings.templates[0]!;
    const shift = {
      templateId: id,
      start: firstStart,
      minutes: minMinutes,
      longBreakAfterMinutes: null,
      segments: null,
    };
    const changes = ['800', '802'].map((agentId) => ({
      day: first,
      agentId,
      entry: { shift, isPinned: false, note: '' },
    }));
    const who = { reason: '' };
    return [
      await send('/api/v1/rosters/changes', { ...who, copyId: null, changes, revisions: { [first]: 0 } }),
      await send('/api/v1/rosters/publish', { ...who, firstDay: first, days: 1, revisions: { [first]: 1 } }),
    ];
  }, day);
  expect(done).toEqual([200, 200]);
}

const rows = (page: Page) => page.locator(`section[aria-label="${words.curves}"] tbody tr`);

describe('the requirement', () => {
  test('says before the first forecast what would be here, and makes it from there', async () => {
    const { context, page, expectQuiet } = await open('/requirement?lang=en');
    await page.getByRole('heading', { name: words.noForecastTitle }).waitFor();
    await expectAccessible(page);
    await importCalls(page, writeCalls());
    await signIn();
    await page.getByRole('button', { name: words.makeForecast }).click();
    await page.getByRole('progressbar', { name: words.jobForecast }).waitFor();
    await page.getByRole('heading', { name: words.together }).waitFor();
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
    await expect.poll(() => table.locator('tbody tr').count()).toBe(answer.whole.agents.length);
    expectQuiet();
    await context.close();
  });

  test('RQ14 RQ15 who is rostered stands beside, once a roster is published: never 0 before', async () => {
    const { context, page, expectQuiet } = await open('/requirement?lang=en');
    await page.getByText(rostered.nonePublished).waitFor();
    expect(await page.locator('path.rostered').count()).toBe(0);
    const { forecast } = await ask<PlanningOverview>(page, '/api/v1/planning');
    await publishShifts(page, forecast!.firstDay);
    await page.goto(`${server.origin}/requirement?lang=en&of=group&from=${forecast!.firstDay}`);
    await page.locator('.panels path.steps.rostered').waitFor({ state: 'attached' });
    const { groups } = await ask<OnPhoneAnswer>(
      page,
      `/api/v1/rosters/on-phone?from=${forecast!.firstDay}&days=1`,
    );
    // Of the first hours nothing is known: a night shift of the day before, which is not published, may run on.
    const sums = groups[0]!.agents.map((first, at) =>
      first === null ? null : groups.reduce((sum, { agents }) => sum + agents[at]!, 0),
    );
    expect([sums[0], Math.max(...sums.map((sum) => sum ?? 0))]).toEqual([null, 2]);
    await page.getByText(words.numbersOf(words.together)).click();
    const column = await page
      .getByRole('group', { name: words.numbers })
      .locator('table')
      .evaluate((table, name) => {
        const heads = [...table.querySelectorAll('thead th')].map((head) => head.textContent?.trim());
        return [...table.querySelectorAll('tbody tr')].map(
          (row) => row.children[heads.indexOf(name)]?.textContent,
        );
      }, rostered.line);
    expect(column).toEqual(sums.map((sum) => sum?.toFixed(1) ?? DASH));
    await page.getByText(rostered.withoutBreaks('2', '2')).waitFor();
    // What is short is told in the words above the drawing and in the rows.
    expect(await page.locator('.drawing dt').allTextContents()).toContain(rostered.short);
    expect(await rows(page).first().locator('path.gap').count()).toBe(1);
    await expectAccessible(page);
    await page.goto(`${server.origin}/requirement?lang=en&span=week&from=${forecast!.firstDay}`);
    await page.getByText(/^No roster is published for/u).waitFor();
    expectQuiet();
    await context.close();
  });

  test('RQ18 says that it reads, and what could not be read can be read again', async () => {
    const { context, page } = await open('/boards?lang=en');
    let answerNow = () => {};
    const held = new Promise<void>((resolve) => (answerNow = resolve));
    const isFailing = { now: true };
    await page.route('**/api/v1/planning/requirement?*', async (route) => {
      await held;
      if (isFailing.now) await route.abort();
      else await route.continue();
    });
    await page.goto(`${server.origin}/requirement?lang=en`);
    await page.getByText(WORDS.en.frame.loading).waitFor();
    answerNow();
    const retry = page.getByRole('button', { name: WORDS.en.frame.retry });
    await retry.waitFor();
    isFailing.now = false;
    await retry.click();
    await rows(page).first().waitFor();
    expect(await page.getByText(WORDS.en.frame.loading).count()).toBe(0);
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
    await expect.poll(() => page.url()).toMatch(/span=week.*id=south.*volume=30/);
    // Figures of the steps on the way come and go: those of the last one stay.
    await page.locator(`section[aria-label="${words.whatIf}"] [aria-busy="false"]`).waitFor();
    const [, after] = await readWhatIf(page);
    expect(Number.parseFloat(after!)).toBeLessThan(Number.parseFloat(before!));
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
    await simulated.locator('table').first().waitFor();
    await played.locator('table').waitFor();
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

  test('RQ13 work orders that are typed stand in the requirement, and what is late is said', async () => {
    const { context, page, expectQuiet } = await open('/requirement?lang=en');
    const read = () => ask<RequirementAnswer>(page, '/api/v1/planning/requirement');
    const before = await read();
    await page.getByRole('button', { name: words.settings }).click();
    await page.getByRole('button', { name: words.addWork }).click();
    const work = page.getByRole('group', { name: words.workNew });
    // The new work has the focus: its name can be typed at once.
    await page.keyboard.type('Work orders');
    const named = page.getByRole('group', { name: 'Work orders', exact: true });
    await named.getByLabel(words.workHandle).fill('none');
    await page.getByRole('button', { name: words.saveAndWorkOut }).click();
    await page.getByText(words.faults['work-handle']('none')).waitFor();
    await named.getByLabel(words.workHandle).fill('6');
    for (const pieces of await named.getByLabel(new RegExp(`^${words.workPieces}, `, 'u')).all())
      await pieces.fill('20');
    // Half of it arises when the centre is closed, and two hours are too short for it.
    await named.getByLabel(words.arisesFrom, { exact: true }).fill('14:00');
    await named.getByLabel(words.arisesTo, { exact: true }).fill('22:00');
    await named.getByLabel(words.workDelay).fill('2');
    expect(await work.count()).toBe(0);
    await page.getByLabel(words.atOnceOf('north')).fill('2');
    await expectAccessible(page);
    await page.getByRole('button', { name: words.saveAndWorkOut }).click();
    await expect.poll(async () => (await read()).deferredWorks.length, PATIENT).toBe(1);
    const { whole, queues, deferredWorks } = await read();
    const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
    expect(sum(whole.deferredAgents)).toBeGreaterThan(0);
    expect(sum(whole.heads)).toBeGreaterThan(0);
    expect(queues.find(({ queueId }) => queueId === 'north')!.concurrency.contactsAtOnce).toBe(2);
    expect(sum(whole.agents)).toBeLessThan(sum(before.whole.agents));
    expect(deferredWorks[0]!.lateMinutes[1]).toBeGreaterThan(30);
    await expect.poll(() => rows(page).count(), PATIENT).toBe(4);
    await page.getByText(/minutes of Work orders cannot be done within 2 h/).waitFor();
    await rows(page).getByRole('button', { name: 'Work orders' }).click();
    await page.getByRole('heading', { name: 'Work orders' }).waitFor();
    await expect.poll(() => page.locator('.panels').textContent()).toContain(words.piecesArise);
    await expectAccessible(page);
    expectQuiet();
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
      await signInBrowser(context, server.adminLink);
      await page.goto(`${server.origin}/requirement?lang=${locale}`);
      await page.getByRole('heading', { name: WORDS[locale].requirement.whatIf, exact: true }).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
      await expectAccessible(page);
      expectQuiet();
      await context.close();
    }
  });

  test('RQ19 RQ20 what somebody else saved meanwhile is said where one looks, and both are kept', async () => {
    const { context, page } = await open('/requirement?lang=en');
    const { together } = WORDS.en.common;
    // Work that may wait has one of its own.
    const occupancy = page.getByRole('group', { name: words.caps }).getByLabel(words.maxOccupancy);
    await page.getByRole('button', { name: words.settings }).click();
    await occupancy.fill('84');
    await page.evaluate(async () => {
      const { settings, settingsRevision } = (await (
        await fetch('/api/v1/planning')
      ).json()) as PlanningOverview;
      const requirement = { ...settings.requirement, maxAbandonmentRatio: 0.07 };
      await fetch('/api/v1/planning/settings', {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ revision: settingsRevision, settings: { ...settings, requirement } }),
      });
    });
    await page.getByRole('button', { name: words.saveAndWorkOut }).click();
    const said = page.getByRole('alert').filter({ hasText: together.theirs });
    await said.waitFor();
    await expect.poll(() => said.evaluate((box) => box === document.activeElement)).toBe(true);
    const isInSight = (box: Element) => {
      const { top, bottom } = box.getBoundingClientRect();
      const frame = box.closest('.content')!.getBoundingClientRect();
      return top >= frame.top && bottom <= frame.bottom + 1;
    };
    expect(await said.evaluate(isInSight)).toBe(true);
    await expectAccessible(page);
    await page.getByRole('button', { name: together.onTop }).click();
    expect(await page.getByLabel(words.maxAbandonment).inputValue()).toBe('7');
    expect(await occupancy.inputValue()).toBe('84');
    await page.getByRole('button', { name: words.saveAndWorkOut }).click();
    await expect
      .poll(async () => (await ask<PlanningOverview>(page, '/api/v1/planning')).settings.requirement, PATIENT)
      .toMatchObject({ maxOccupancyRatio: 0.84, maxAbandonmentRatio: 0.07 });
    await context.close();
  });
});
