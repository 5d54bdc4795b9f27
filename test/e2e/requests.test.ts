import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import type { MadeAccount } from '../../shared/contract/accounts.ts';
import type { OwnRequestsAnswer } from '../../shared/contract/requests.ts';
import type { RosterEntry } from '../../shared/contract/rosters.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { expectAccessible, launchBrowser, openPage, signInBrowser } from './browser.ts';
import { createServerForTest, type RunningServer } from './running-server.ts';

const PHONE = { width: 320, height: 640 } as const;
const DESK = { width: 1440, height: 900 } as const;
const PASSWORD = 'seven green lamps';
const words = WORDS.en.requests;

let server: RunningServer;
let browser: Browser;
let cookie: string;
let days: readonly string[];

const shift = (templateId: string, start: string): RosterEntry => ({
  shift: { templateId, start, minutes: 510, longBreakAfterMinutes: null, segments: null },
  isPinned: false,
  note: '',
});

async function call<T>(method: string, path: string, body?: object): Promise<T> {
  const answer = await fetch(`${server.origin}/api/v1${path}`, {
    method,
    headers: { cookie, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  expect(answer.status, `${method} ${path}: ${await answer.clone().text()}`).toBeLessThan(300);
  return (await answer.json()) as T;
}

/** An account of an agent of the demo, signed in in a browser of its own. */
async function signInAgent(
  agentId: string,
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const made = await call<MadeAccount>('POST', '/accounts', {
    signInName: `agent-${agentId}`,
    shownName: `Agent ${agentId}`,
    role: 'agent',
    scope: { teams: null, queues: null },
    agentId,
  });
  const opened = await openPage(browser, PHONE);
  await opened.page.goto(`${server.origin}${made.link.path}`);
  await opened.page.getByLabel(/New password/).fill(PASSWORD);
  await opened.page.keyboard.press('Enter');
  await opened.page.waitForURL((url) => url.pathname !== '/password');
  return opened;
}

beforeAll(async () => {
  [server, browser] = await Promise.all([
    createServerForTest({ FLOORCAST_DEMO_WEEKS: '0', FLOORCAST_SIM_SPEED: '1' }),
    launchBrowser(),
  ]);
  await server.start();
  cookie = (await fetch(server.adminLink, { redirect: 'manual' })).headers.get('set-cookie')!.split(';')[0]!;
  const { today } = await call<{ readonly today: string }>('GET', '/planning');
  // Beyond the weeks that the demo plans itself.
  const first = dayNumber(today) + 30;
  days = [0, 1, 2].map((at) => nameDay(first + at));
  for (const day of days) {
    const changes = [
      { day, agentId: '8003', entry: shift('morning', '07:30') },
      { day, agentId: '8004', entry: shift('middle', '10:00') },
    ];
    const who = { reason: '' };
    await call('POST', '/rosters/changes', { ...who, copyId: null, changes, revisions: { [day]: 0 } });
    await call('POST', '/rosters/publish', { ...who, firstDay: day, days: 1, revisions: { [day]: 1 } });
  }
});

afterAll(async () => {
  await browser?.close();
  await server?.dispose();
});

const widthOf = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth);

describe('requests in the browser', { timeout: 300_000 }, () => {
  test('REQ3 REQ4 an agent asks for leave and has it at once; two agents swap; a planner decides', async () => {
    const one = await signInAgent('8003');
    const two = await signInAgent('8004');
    await one.page.goto(`${server.origin}/me/requests?lang=en`);
    await one.page.getByRole('heading', { name: words.askNew }).waitFor();

    // Leave, in days beyond the notice.
    await one.page.getByLabel(words.kinds.leave, { exact: true }).check();
    await one.page.getByLabel(words.leaveKind).selectOption('annual');
    await one.page.getByLabel(words.firstDay).fill(days[0]!);
    await one.page.getByText(/0 of 3 places taken: likely/).waitFor();
    await one.page.getByText(/with this 1 of 20 days/).waitFor();
    await one.page.getByRole('button', { name: words.send, exact: true }).first().click();
    await one.page
      .getByText(/Annual leave:.*approved/)
      .first()
      .waitFor();

    // A part of a day is of the shift of that day, and what is still missing is said.
    await one.page.getByLabel(words.kinds.leave, { exact: true }).check();
    await one.page.getByText(words.missing.day).waitFor();
    await one.page.getByLabel(words.partOfDay).check();
    await one.page.getByLabel(words.day, { exact: true }).first().fill(days[1]!);
    const times = ['from', 'to'] as const;
    for (const [at, time] of ['07:30', '11:30'].entries())
      await expect
        .poll(() => one.page.getByLabel(words[times[at]!], { exact: true }).first().inputValue())
        .toBe(time);

    // Giving leave back asks first; kept it stays.
    const leave = one.page.getByRole('listitem').filter({ hasText: /Annual leave/ });
    await leave.getByRole('button', { name: words.giveBack }).click();
    const dialog = one.page.getByRole('dialog');
    await dialog.getByText(words.giveBackText).waitFor();
    await dialog.getByRole('button', { name: words.keepLeave }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await leave.getByText(words.states.approved, { exact: true }).count()).toBe(1);

    // A swap of the next day with a named colleague, who agrees in a browser of their own.
    await one.page.getByLabel(words.kinds.swap, { exact: true }).check();
    await one.page.getByLabel(words.shift).selectOption(days[1]!);
    await one.page.getByLabel(words.colleague).selectOption('8004');
    await one.page.getByText(/has to agree first/).waitFor();
    await one.page.getByRole('button', { name: words.send, exact: true }).first().click();
    await one.page.getByText(words.waitsColleague).first().waitFor();
    await two.page.goto(`${server.origin}/me/requests?lang=en`);
    await two.page.getByRole('heading', { name: words.askedOfMe }).waitFor();
    await two.page.getByRole('button', { name: words.agree }).click();
    await two.page
      .getByText(/Swap:.*approved/)
      .first()
      .waitFor();
    const own = (await (
      await two.context.request.get(`${server.origin}/api/v1/me/requests`)
    ).json()) as OwnRequestsAnswer;
    expect(own.shifts.find(({ day }) => day === days[1])!.shift!.start).toBe('07:30');

    // What the rules leave to a planner.
    await two.page.getByLabel(words.kinds.leave, { exact: true }).check();
    await two.page.getByLabel(words.leaveKind).selectOption('sick');
    await two.page.getByLabel(words.firstDay).fill(days[2]!);
    await two.page
      .getByText(/A planner decides/)
      .first()
      .waitFor();
    await two.page.getByRole('button', { name: words.send, exact: true }).first().click();
    await two.page.getByText(words.waitsPlanner).first().waitFor();
    const planner = await openPage(browser, DESK);
    await signInBrowser(planner.context, server.adminLink);
    await planner.page.goto(`${server.origin}/requests?lang=en`);
    await planner.page.getByRole('heading', { name: words.forPlanner }).waitFor();
    const item = planner.page
      .getByRole('listitem')
      .filter({ hasText: /Sick leave/ })
      .first();
    // Nobody is refused without being told why.
    await item.getByRole('button', { name: words.refuse, exact: true }).click();
    await planner.page.getByRole('alert').getByText(words.refuseReason).waitFor();
    const reason = planner.page.getByLabel(words.reason, { exact: true });
    expect(await reason.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    await reason.fill('Too many are away');
    await planner.page.getByText(words.refuseReason).waitFor({ state: 'detached' });
    await reason.fill('');
    await item.getByRole('button', { name: words.approve, exact: true }).click();
    await planner.page.getByText(WORDS.en.accounts.byLink).first().waitFor();
    await expectAccessible(planner.page);
    await two.page.reload();
    await two.page
      .getByText(/Sick leave:/)
      .first()
      .waitFor();
    await two.page.getByText(words.states.approved, { exact: true }).first().waitFor();
    planner.expectQuiet();
    for (const { context } of [one, two, planner]) await context.close();
  });

  test('REQ3 a kind of leave is added, is nothing without a name, and can be asked for', async () => {
    const { page, context, expectQuiet } = await openPage(browser, DESK);
    await signInBrowser(context, server.adminLink);
    await page.goto(`${server.origin}/requests?lang=en`);
    await page.getByRole('heading', { name: words.settings }).click();
    await page.getByRole('button', { name: words.addLeaveKind }).click();
    const name = page.getByRole('textbox', { name: `${words.leaveKind}: ${words.leaveKind}` });
    await expect.poll(() => name.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    await page.getByRole('button', { name: words.save, exact: true }).click();
    expect(await page.getByText(words.saved, { exact: true }).count()).toBe(0);
    await name.fill('Study leave');
    await page.getByRole('button', { name: words.save, exact: true }).click();
    await page.getByText(words.saved, { exact: true }).waitFor();
    expectQuiet();
    await context.close();
    const agent = await signInAgent('8008');
    await agent.page.goto(`${server.origin}/me/requests?lang=en`);
    await agent.page.getByLabel(words.kinds.leave, { exact: true }).check();
    await agent.page.getByLabel(words.leaveKind).selectOption('Study leave');
    await agent.context.close();
  });

  test.each(['en', 'zh-CN', 'zh-TW'] as const)(
    'REQ2 on a phone nothing is wider than it, and it is accessible in %s',
    async (lang) => {
      const { page, context } = await signInAgent(
        lang === 'en' ? '8005' : lang === 'zh-CN' ? '8006' : '8007',
      );
      await page.goto(`${server.origin}/me/requests?lang=${lang}`);
      const own = WORDS[lang].requests;
      await page.getByRole('heading', { name: own.askNew }).waitFor();
      await page.getByLabel(own.kinds['give-away'], { exact: true }).check();
      await expectAccessible(page);
      expect(await widthOf(page)).toBeLessThanOrEqual(PHONE.width);
      const small = await page
        .getByRole('article')
        .getByRole('button')
        .evaluateAll((buttons) =>
          buttons
            .filter((button) => button.getBoundingClientRect().height < 44)
            .map((button) => button.textContent),
        );
      expect(small).toEqual([]);
      await page.setViewportSize(PHONE);
      await context.close();
      const planner = await openPage(browser, PHONE);
      await signInBrowser(planner.context, server.adminLink);
      await planner.page.goto(`${server.origin}/requests?lang=${lang}`);
      await planner.page.getByRole('heading', { name: own.offers }).waitFor();
      await expectAccessible(planner.page);
      expect(await widthOf(planner.page)).toBeLessThanOrEqual(PHONE.width);
      await planner.context.close();
    },
  );
});
