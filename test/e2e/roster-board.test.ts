import Excel from 'exceljs';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import type { Role } from '../../shared/access/roles.ts';
import type {
  RosterAnswer,
  RosterChangeRequest,
  RosterCopy,
  RosterEntry,
  RosterProblemAnswer,
} from '../../shared/contract/rosters.ts';
import { readClock } from '../../shared/rostering/problem/clock-time.ts';
import { dayNumber, nameDay, weekdayOf } from '../../shared/time/day-number.ts';
import { launchBrowser, openPage, signInBrowser, signInDemo } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const { roster: words, frame } = WORDS.en;
const plan = WORDS.en.rosterPlan;
/** Long work on a busy machine. */
const PATIENT = { timeout: 150_000, interval: 500 };

/** People of the first rows who work every day of the week that is tried. */
const WORKING = 4;

let server: RunningServer;
let browser: Browser;
/** A Monday of which the demo has no roster: the first people are given one. */
let monday: string;
let agentIds: readonly string[];

beforeAll(async () => {
  server = await createServerForTest({ FLOORCAST_DEMO_WEEKS: '2' });
  [browser] = await Promise.all([launchBrowser(), server.start()]);
  const today = new Date().toISOString().slice(0, 10);
  monday = nameDay(dayNumber(today) - weekdayOf(today) + 21);
  const { context, page } = await open('lang=en');
  const { problem } = await ask<RosterProblemAnswer>(page, `/api/v1/rosters/problem?from=${monday}&days=7`);
  agentIds = problem.agents.map(({ id }) => id);
  await giveShifts(page, problem);
  await context.close();
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

async function open(query: string, role?: Role): Promise<{ context: BrowserContext; page: Page }> {
  const { context, page } = await openPage(browser, { width: 1440, height: 900 });
  page.setDefaultTimeout(PATIENT.timeout);
  await (role ? signInDemo(context, server, role) : signInBrowser(context, server.adminLink));
  await page.goto(`${server.origin}/roster?from=${monday}&days=7&group=none&${query}`);
  return { context, page };
}

/** The board, when what it costs is worked out. */
async function openBoard(query = 'lang=en', role?: Role): Promise<{ context: BrowserContext; page: Page }> {
  const opened = await open(query, role);
  await opened.page.getByText(words.cost, { exact: true }).first().waitFor();
  return opened;
}

const ask = <T>(page: Page, path: string) =>
  page.evaluate(async (asked) => (await (await fetch(asked)).json()) as unknown, path) as Promise<T>;

/** By day one template of two in turn, each as early and with its break as early as it may be. */
async function giveShifts(page: Page, { templates }: RosterProblemAnswer['problem']): Promise<void> {
  const byDay = templates.filter(
    ({ kind, longBreak, firstStart, lastStart, minMinutes }) =>
      kind === 'day' &&
      longBreak !== null &&
      firstStart < lastStart &&
      readClock(lastStart) + minMinutes < 1440,
  );
  const entryOfRow = (row: number): RosterEntry => {
    const template = row % 2 === 0 ? byDay[0]! : byDay.at(-1)!;
    const { id: templateId, firstStart: start, minMinutes: minutes, longBreak } = template;
    const longBreakAfterMinutes = longBreak!.earliestAfterMinutes;
    const shift = { templateId, start, minutes, longBreakAfterMinutes, segments: null };
    return { shift, isPinned: false, note: '' };
  };
  const days = Array.from({ length: 7 }, (_, at) => nameDay(dayNumber(monday) + at));
  const request: RosterChangeRequest = {
    reason: '',
    copyId: null,
    changes: days.flatMap((day) =>
      agentIds.slice(0, WORKING).map((agentId, row) => ({ day, agentId, entry: entryOfRow(row) })),
    ),
    revisions: Object.fromEntries(days.map((day) => [day, 0])),
  };
  const status = await page.evaluate(async (body) => {
    const headers = { 'content-type': 'application/json' };
    return (await fetch('/api/v1/rosters/changes', { method: 'POST', headers, body: JSON.stringify(body) }))
      .status;
  }, request);
  expect(status).toBe(200);
}

const cellAt = (page: Page, row: number, column: number) =>
  page.locator(`[data-row="${row}"][data-column="${column}"]`);

/** What the server has of a row's person on a day. */
async function entryOf(page: Page, row: number, day: number): Promise<RosterEntry | null> {
  const { days } = await ask<RosterAnswer>(page, `/api/v1/rosters?from=${monday}&days=7`);
  return days[day]!.entries[agentIds[row]!] ?? null;
}

async function middleOf(locator: Locator): Promise<readonly [x: number, y: number]> {
  const box = (await locator.boundingBox())!;
  return [box.x + box.width / 2, box.y + box.height / 2];
}

describe('the roster’s board by mouse', { timeout: 400_000 }, () => {
  test('RX3 RX4 a dragged shift exchanges two people’s; Escape leaves all as it was', async () => {
    const { context, page } = await openBoard();
    const shiftOf = async (row: number) => (await entryOf(page, row, 2))?.shift?.templateId;
    const [first, second] = [await shiftOf(0), await shiftOf(1)];
    expect(first).not.toBe(second);
    const [from, to] = [cellAt(page, 0, 2), cellAt(page, 1, 2)];
    const drag = async () => {
      await page.mouse.move(...(await middleOf(from)));
      await page.mouse.down();
      await page.mouse.move(...(await middleOf(to)), { steps: 5 });
      await page.locator('.target').waitFor();
    };
    await drag();
    await page.keyboard.press('Escape');
    await page.locator('.target').waitFor({ state: 'detached' });
    await page.mouse.move(...(await middleOf(from)), { steps: 3 });
    await page.mouse.up();
    expect(await page.getByRole('button', { name: words.undo }).isDisabled()).toBe(true);
    await drag();
    await page.mouse.up();
    await expect.poll(() => shiftOf(1), PATIENT).toBe(first);
    expect(await shiftOf(0)).toBe(second);
    await page.getByRole('button', { name: words.undo }).click();
    await expect.poll(() => shiftOf(0), PATIENT).toBe(first);
    await context.close();
  });

  test('RX15 on the day drawn a shift and its break are moved by mouse', async () => {
    const { context, page } = await openBoard(`lang=en&day=${monday}`);
    const row = page.locator('.bars .row').first();
    await row.waitFor();
    const before = (await entryOf(page, 0, 0))!.shift!;
    const hourPx = (await row.locator('.track').boundingBox())!.width / 24;
    const pull = async ([x, y]: readonly [number, number]) => {
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x + hourPx / 2, y, { steps: 4 });
      await page.mouse.up();
    };
    await pull(await middleOf(row.locator('.pause.lunch')));
    await expect
      .poll(async () => (await entryOf(page, 0, 0))?.shift?.longBreakAfterMinutes, PATIENT)
      .toBe(before.longBreakAfterMinutes! + 30);
    // Left of the break, where the bar itself is.
    const bar = (await row.locator('.bar').boundingBox())!;
    await pull([bar.x + hourPx, bar.y + bar.height / 2]);
    await expect
      .poll(async () => readClock((await entryOf(page, 0, 0))!.shift!.start), PATIENT)
      .toBe(readClock(before.start) + 30);
    await context.close();
  });

  test('RX22 on paper everybody is there, with the head on every page', async () => {
    const { context, page } = await openBoard();
    const people = Number(/\d+/.exec(await page.locator('.count').innerText())![0]);
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    expect(await page.locator('.row.person').count()).toBe(people);
    const head = page.locator('.head');
    expect(await head.evaluate((element) => getComputedStyle(element).display)).toBe('table-header-group');
    const region = page.getByRole('grid');
    expect(await region.evaluate((element) => element.scrollHeight <= element.clientHeight + 1)).toBe(true);
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('.row.person').count()).toBeLessThan(people);
    await context.close();
  });
});

describe('what is not sent yet', { timeout: 400_000 }, () => {
  test('RX17 the browser asks before the page closes, and no more when it is sent', async () => {
    const { context, page } = await openBoard();
    await context.setOffline(true);
    await cellAt(page, 3, 6).click();
    await page.keyboard.press('Delete');
    const sendAgain = page.getByRole('button', { name: frame.retry });
    await sendAgain.waitFor();
    const [question] = await Promise.all([
      page.waitForEvent('dialog'),
      page.close({ runBeforeUnload: true }),
    ]);
    expect(question.type()).toBe('beforeunload');
    await question.dismiss();
    await context.setOffline(false);
    await sendAgain.click();
    await sendAgain.waitFor({ state: 'detached' });
    await expect.poll(() => entryOf(page, 3, 6), PATIENT).toBeNull();
    // A question would keep the page open.
    await Promise.all([page.waitForEvent('close'), page.close({ runBeforeUnload: true })]);
    await context.close();
  });

  test('RX24 a note stays with the cell it was typed for, though another is chosen before it is finished', async () => {
    const { context, page } = await openBoard();
    await cellAt(page, 2, 1).click();
    await page.getByLabel(words.note, { exact: true }).fill('trainer comes at nine');
    await cellAt(page, 3, 1).click();
    await expect.poll(async () => (await entryOf(page, 2, 1))?.note, PATIENT).toBe('trainer comes at nine');
    expect((await entryOf(page, 3, 1))?.note).toBe('');
    await context.close();
  });
});

describe('rosters in files and copies', { timeout: 400_000 }, () => {
  test('RX21 a workbook that was exported and changed by hand is put on the board, with what it cannot read', async () => {
    const { context, page } = await openBoard();
    const row = 2;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'XLSX' }).click(),
    ]);
    const workbook = new Excel.Workbook();
    await workbook.xlsx.readFile(await download.path());
    const sheet = workbook.worksheets[0]!;
    const agentId = agentIds[row]!;
    const place = Array.from({ length: sheet.rowCount }, (_, at) => at + 1).find(
      (number) => sheet.getRow(number).getCell(1).text === agentId,
    )!;
    sheet.getRow(place).getCell(4).value = '';
    sheet.getRow(place).getCell(5).value = 'perhaps';
    const buffer = Buffer.from(await workbook.xlsx.writeBuffer());
    const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    await page.getByLabel(words.importFile).last().setInputFiles({ name: 'roster.xlsx', mimeType, buffer });
    const dialog = page.getByRole('dialog');
    await dialog.getByText(plan.importChanges(1)).waitFor();
    await dialog.getByText(plan.importRefused(1)).waitFor();
    await dialog.getByRole('button', { name: plan.importKeep }).click();
    await expect.poll(() => entryOf(page, row, 1), PATIENT).toBeNull();
    await page
      .getByLabel(words.importFile)
      .last()
      .setInputFiles({
        name: 'roster.xlsx',
        mimeType,
        buffer: Buffer.from('no workbook'),
      });
    await page.getByRole('alert').getByText('The list has no column for').waitFor();
    await context.close();
  });

  test('RX20 a copy marks what it changes, is taken in part, and asks before it is deleted', async () => {
    const { context, page } = await openBoard();
    await page.getByRole('button', { name: words.makeCopy }).click();
    await page.getByLabel(words.copyName).fill('Fewer evenings');
    await page.getByRole('dialog').getByRole('button', { name: words.makeCopy }).click();
    await page.waitForURL(/copy=/u);
    await page.getByText(words.copyDiffers(0)).waitFor();
    await page.getByText(words.cost, { exact: true }).first().waitFor();
    const rows = [0, 1];
    for (const row of rows) {
      await cellAt(page, row, 4).click();
      await page.keyboard.press('Delete');
    }
    await page.getByText(words.copyDiffers(2)).waitFor();
    expect(await page.locator('.differs[data-cell]').count()).toBe(2);
    await page.getByRole('button', { name: words.takeCopy }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByText(plan.chooseParts).click();
    await dialog.getByRole('checkbox').last().uncheck();
    await dialog.getByText(plan.takeChanges(1, 1)).waitFor();
    await dialog.getByRole('button', { name: plan.take }).click();
    await dialog.waitFor({ state: 'detached' });
    const taken = await Promise.all(rows.map((row) => entryOf(page, row, 4)));
    expect(taken.filter((entry) => entry === null)).toHaveLength(1);
    await page.goBack();
    await page.getByText(words.copyDiffers(1)).waitFor();
    await page.getByRole('button', { name: words.deleteCopy }).click();
    await page.getByText(words.deleteCopyText('Fewer evenings')).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: words.deleteCopy }).click();
    await page.getByText(words.copyDiffers(1)).waitFor({ state: 'detached' });
    expect(page.url()).not.toContain('copy=');
    await context.close();
  });

  test('RX25 a copy that somebody has deleted is no longer shown', async () => {
    const { context, page } = await openBoard();
    const send = (method: string, path: string, body: object | null) =>
      page.evaluate(
        async ([how, where, what]) => {
          const headers = { 'content-type': 'application/json' };
          const answer = await fetch(`/api/v1/rosters/copies${where}`, { method: how, headers, body: what });
          return (answer.status === 204 ? null : await answer.json()) as unknown;
        },
        [method, path, body && JSON.stringify(body)] as const,
      );
    const copy = (await send('POST', '', {
      name: 'Gone soon',
      firstDay: monday,
      days: 7,
      source: 'live',
    })) as RosterCopy;
    await page.goto(`${server.origin}/roster?from=${monday}&days=7&lang=en&copy=${copy.id}`);
    await page.getByText(words.copyDiffers(0)).waitFor();
    await send('DELETE', `/${copy.id}`, null);
    await page.getByText(words.copyGone).waitFor();
    await page.getByRole('button', { name: words.showWorking }).click();
    await page.getByText(words.cost, { exact: true }).first().waitFor();
    expect(page.url()).not.toContain('copy=');
    await context.close();
  });

  test('RX25 a copy that never was is told once, whichever answer comes first', async () => {
    const { context, page } = await openBoard();
    await page.route('**/api/v1/rosters/copies', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      await route.continue();
    });
    await page.goto(`${server.origin}/roster?from=${monday}&days=7&lang=en&copy=nope`);
    const alerts = page.getByRole('alert');
    await alerts.first().waitFor();
    expect(await alerts.allInnerTexts()).toEqual([expect.stringContaining(words.copyGone)]);
    await context.close();
  });
});

describe('two planners at once', { timeout: 400_000 }, () => {
  test('RX9 RX6 see each other and each other’s shifts; on one cell the quicker wins and the other is told', async () => {
    const [ada, pia] = await Promise.all([
      openBoard('lang=en', 'administrator'),
      openBoard('lang=en', 'planner'),
    ]);
    const [mine, both] = [0, 1];
    await cellAt(pia.page, both, 5).click();
    await pia.page.keyboard.press('Enter');
    await ada.page.locator('.editor', { hasText: 'Pia Planner' }).waitFor();
    await pia.page.keyboard.press('Escape');
    await ada.page.locator('.editor').waitFor({ state: 'detached' });
    await cellAt(ada.page, mine, 5).click();
    await ada.page.keyboard.press('Delete');
    await cellAt(pia.page, mine, 5).locator('.chip').waitFor({ state: 'detached' });

    await pia.context.setOffline(true);
    await cellAt(pia.page, both, 5).click();
    await pia.page.keyboard.press('Delete');
    await pia.page.getByRole('button', { name: frame.retry }).waitFor();
    await cellAt(ada.page, both, 5).click();
    await ada.page.keyboard.press('p');
    await expect.poll(async () => (await entryOf(ada.page, both, 5))?.isPinned, PATIENT).toBe(true);
    await pia.context.setOffline(false);
    await pia.page.getByRole('button', { name: frame.retry }).click();
    await pia.page.getByText(/^Ada Administrator changed/u).waitFor();
    await pia.page.getByRole('button', { name: words.doItAgain }).click();
    await expect.poll(async () => (await entryOf(ada.page, both, 5))?.shift ?? null, PATIENT).toBeNull();
    await cellAt(ada.page, both, 5).locator('.chip').waitFor({ state: 'detached' });
    await Promise.all([ada.context.close(), pia.context.close()]);
  });
});
