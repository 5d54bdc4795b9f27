import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { WORDS } from '../../client/locales/index.ts';
import { createMemoryAdherence } from '../../server/stores/adherence/memory-adherence.ts';
import { createMemoryRosters } from '../../server/stores/rosters/memory-rosters.ts';
import { createAdherenceDay } from '../../shared/adherence/adherence-figures.ts';
import type { RosterEntry } from '../../shared/contract/rosters.ts';
import { LOCALES, type Locale } from '../../shared/site/localized-text.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { serveParts, type ServedParts } from '../helpers/serve-parts.ts';
import { account, askAs } from '../access/ask-as.ts';
import { entry, segment } from '../me/own-builders.ts';
import { expectAccessible, launchBrowser, openPage } from './browser.ts';

const words = WORDS.en;
const PHONE = { width: 320, height: 640 };
/** The floor stands on Tuesday, 10 March 2026, 10:00 in Berlin. */
const DAY = '2026-03-10';
const at = (time: string) => Date.parse(`${DAY}T${time}Z`);
const MOST_SCRIPT_BYTES = 150_000;
const AUDIT = { atMs: 1, author: 'w', reason: '', action: 'published', copyId: null, days: null, text: '' };

let browser: Browser;
let served: ServedParts;
let link: string;

const today = entry('08:00', 480, {
  segments: [
    segment('work', 480, 660),
    segment('break', 660, 675, 'b'),
    segment('work', 675, 720),
    segment('lunch', 720, 750, 'l'),
    segment('work', 750, 960),
  ],
});

beforeAll(async () => {
  const row = { state: 'ready', sinceMs: 0, reason: null, queueId: null, callId: null, onHold: false };
  const floor = new ScriptedFloor(
    { 'agent/a': { ...row, name: 'Ann', queues: 'sales:1', team: 'Nord' } },
    'epoch',
    createEmptySite('Europe/Berlin'),
  );
  const rosters = createMemoryRosters({ nowMs: () => floor.nowMs });
  const publish = (day: string, entries: Readonly<Record<string, RosterEntry>>, people: readonly object[]) =>
    rosters.publish(
      {
        kind: 'published',
        publishedMs: floor.nowMs,
        author: 'Pia',
        reason: '',
        firstDay: day,
        days: 1,
        changedAgents: people.length,
        text: JSON.stringify({ people }),
      },
      [{ day, text: JSON.stringify(entries) }],
      AUDIT,
    );
  await publish(DAY, { a: today }, []);
  const [before, after] = [entry('07:00', 480), entry('22:00', 480, { note: 'Bring the headset' })];
  const change = { agentId: 'a', day: '2026-03-12', kind: 'moved', before: before.shift, after: after.shift };
  await publish('2026-03-11', {}, []);
  await publish('2026-03-12', { a: after }, [{ agentId: 'a', changes: [change] }]);
  const adherence = createMemoryAdherence();
  const out = { activity: 'work', state: 'paused', reason: 'Lunch' } as const;
  const amended = {
    ...createAdherenceDay(),
    outs: [{ ...out, fromMs: at('08:00') - 86_400_000, toMs: at('08:20') - 86_400_000 }],
  };
  await adherence.replaceDay('2026-03-09', [{ agentId: 'a', text: JSON.stringify({ amended }) }]);
  const clientFolder = fileURLToPath(new URL('../../dist/client/', import.meta.url));
  served = await serveParts({ clientFolder, floor, rosters, adherence, demoAgentId: 'a' });
  link = served.url + served.accounts.demoLinks.find(({ role }) => role === 'agent')!.path;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

async function openSignedIn(locale: Locale = 'en') {
  const opened = await openPage(browser, { ...PHONE, locale });
  await opened.page.goto(link);
  await opened.page.waitForURL(`${served.url}/me`);
  return opened;
}

const isKept = (page: Page) =>
  page.evaluate(async () => {
    const kept = await (await caches.open('floorcast-shell')).match('/me');
    const registration = await navigator.serviceWorker.getRegistration('/me');
    return kept !== undefined && registration?.active?.state === 'activated';
  });

/** Whatever is wider than the page is cut off on a phone. */
async function expectFits(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(wide).toBeLessThanOrEqual(PHONE.width);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('main button, main select, main input, main li > a, nav a')]
      .map((node) => ({ box: node.getBoundingClientRect(), text: node.textContent!.trim().slice(0, 30) }))
      .filter(({ box }) => box.height > 0 && Math.min(box.height, box.width) < 44)
      .map(({ box, text }) => `${text} ${Math.round(box.width)}x${Math.round(box.height)}`),
  );
  expect(small).toEqual([]);
}

describe('an agent’s own page', { timeout: 300_000 }, () => {
  test('MP6 a demo link leads to today: what is now, hour by hour, and what comes next', async () => {
    const { page, context, expectQuiet } = await openSignedIn();
    await page.getByRole('heading', { level: 1, name: /^Today, Tuesday,? 10 March$/ }).waitFor();
    await page.getByText('08:00–16:00', { exact: true }).waitFor();
    await page.getByText('Now: On queues, until 11:00').waitFor();
    await page.getByText('Then Break at 11:00').waitFor();
    const plan = page.getByRole('list', { name: words.me.plan }).getByRole('listitem');
    expect((await plan.allTextContents()).map((text) => text.replaceAll(/\s+/g, ' ').trim())).toEqual([
      '08:00–11:00 On queues',
      '11:00–11:15 Break',
      '11:15–12:00 On queues',
      '12:00–12:30 Lunch unpaid',
      '12:30–16:00 On queues',
    ]);
    await page.getByText('22:00–06:00').first().waitFor();
    await page
      .getByText(/^ends Fri,? 13 Mar, 06:00$/)
      .first()
      .waitFor();
    await expectFits(page);
    expectQuiet();
    await context.close();
  });

  test('MW4 a change is acknowledged with one tap, and the planner sees it', async () => {
    const { page, context } = await openSignedIn();
    const news = page.getByRole('region', { name: words.me.changes });
    await news.getByText(/^Thu,? 12 Mar$/).waitFor();
    expect(await news.getByRole('listitem').textContent()).toMatch(/07:00–15:00.*22:00–06:00/s);
    await expectAccessible(page);
    await news.getByRole('button', { name: words.me.acknowledge }).click();
    await news.waitFor({ state: 'detached' });
    const planner = askAs(served, account({ role: 'planner' }));
    const { seen } = (await planner.ask('/rosters/versions/3')).json;
    expect(seen).toMatchObject([{ agentId: 'a' }]);
    await context.close();
  });

  test('MP1, MP2, MP3 without a connection it loads, says how old it is, and forgets all when one signs out', async () => {
    const { page, context } = await openSignedIn();
    await page.getByText('08:00–16:00', { exact: true }).waitFor();
    await expect.poll(() => isKept(page)).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await page.getByText('08:00–16:00', { exact: true }).waitFor();
    await page.getByText(/^No connection\. This is as of/).waitFor();
    await page.getByRole('link', { name: words.me.more }).click();
    await page.getByRole('heading', { level: 1, name: words.me.more }).waitFor();
    await page.goto(`${served.url}/me/month`).catch(() => {});
    await context.setOffline(false);
    await page.goto(`${served.url}/me`);
    await page.getByText('08:00–16:00', { exact: true }).waitFor();
    expect(await page.getByText(/^No connection/).isVisible()).toBe(false);
    const keptKeys = () =>
      page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('floorcast.me:')));
    expect(await keptKeys()).not.toEqual([]);
    await page.getByRole('link', { name: words.me.more }).click();
    await page.getByRole('button', { name: words.me.signOut }).click();
    await page.waitForURL(`${served.url}/sign-in`);
    expect(await keptKeys()).toEqual([]);
    await page.goto(`${served.url}/me`);
    await page.getByText(words.me.signInText).waitFor();
    await context.close();
  });

  /** Waits until all that this page was made from is kept. */
  const allIsKept = (page: Page) =>
    page.evaluate(async () => {
      const kept = (await (await caches.open('floorcast-shell')).keys()).map(({ url }) => url);
      return performance
        .getEntriesByType('resource')
        .every(({ name }) => !new URL(name).pathname.startsWith('/assets/') || kept.includes(name));
    });

  test('MP1 opened without a connection, its buttons come back with it', async () => {
    const { page, context } = await openSignedIn();
    const call = page.getByRole('button', { name: words.me.helpSend });
    await call.waitFor();
    await expect.poll(() => isKept(page)).toBe(true);
    await context.setOffline(true);
    await page.reload();
    await page.getByText(/^No connection\. This is as of/).waitFor();
    expect(await call.count()).toBe(0);
    await context.setOffline(false);
    await call.waitFor();
    await context.close();
  });

  test('MP1 requests, notices and the calendar stand without a connection and say how old they are', async () => {
    const { page, context } = await openSignedIn();
    const pages = [
      ['/me/requests', words.requests.mineNone],
      ['/me/notices', words.notices.none],
      ['/me/more', words.me.calendar],
    ] as const;
    await expect.poll(() => isKept(page)).toBe(true);
    for (const [path, text] of pages) {
      await page.goto(served.url + path);
      await page.getByText(text).first().waitFor();
      await expect.poll(() => allIsKept(page)).toBe(true);
    }
    await context.setOffline(true);
    for (const [path, text] of pages) {
      await page.goto(served.url + path);
      await page.getByText(text).first().waitFor();
      await page.getByText(/^No connection\. This is as of/).waitFor();
      expect(await page.getByText(words.frame.loading).count()).toBe(0);
      expect(await page.getByRole('button', { name: words.frame.retry }).count()).toBe(0);
    }
    await context.close();
  });

  test('MP7 whoever is signed out meanwhile is told so, with a link that leads back', async () => {
    const { page, context } = await openSignedIn();
    const call = page.getByRole('button', { name: words.me.helpSend });
    await call.waitFor();
    await context.clearCookies();
    await call.click();
    await page.getByText(words.me.signedOut).waitFor();
    expect(await page.getByRole('link', { name: words.accounts.signIn }).getAttribute('href')).toBe(
      '/sign-in?to=%2Fme',
    );
    await context.close();
  });

  test('MP3 walls and desks are not the worker’s', async () => {
    const { page, context } = await openSignedIn();
    await expect.poll(() => isKept(page)).toBe(true);
    await page.goto(`${served.url}/sign-in`);
    expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    await context.setOffline(true);
    await expect(page.goto(`${served.url}/wall/floor`)).rejects.toThrow();
    await context.close();
  });

  test('MP6 the month says of each day what it is, and a day that is tapped stands below', async () => {
    const { page, context } = await openSignedIn();
    await page.getByRole('link', { name: words.me.month }).click();
    await page.getByRole('heading', { level: 1, name: 'March 2026' }).waitFor();
    await page.getByRole('button', { name: /^Wednesday,? 11 March: Day off$/ }).waitFor();
    await page.getByRole('button', { name: /^Friday,? 13 March: Not published yet$/ }).waitFor();
    const night = page.getByRole('button', { name: /^Thursday,? 12 March: 22:00–06:00/ });
    const now = page.getByRole('button', { name: /^Tuesday,? 10 March/ });
    await now.focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await night.getAttribute('aria-pressed')).toBe('true');
    await page.getByText('Note of the planner: Bring the headset').waitFor();
    await page.getByRole('button', { name: words.me.later }).click();
    await page.getByRole('heading', { level: 1, name: 'April 2026' }).waitFor();
    await expectFits(page);
    await context.close();
  });

  test('MW6 an agent contests a time of their own, and sees that it waits', async () => {
    const { page, context } = await openSignedIn();
    await page.goto(`${served.url}/me/figures`);
    await page.getByRole('button', { name: /^Contest Mon,? 9 Mar, 09:00–09:20$/ }).click();
    await page.getByLabel(words.me.contestWord).fill('电脑重启');
    await expectAccessible(page);
    await page.getByRole('button', { name: words.me.contestSend }).click();
    await page.getByText(/^Mon,? 9 Mar, 09:00–09:20: not decided yet$/).waitFor();
    await page.getByText('电脑重启').waitFor();
    expect(await page.getByRole('button', { name: /^Contest/ }).count()).toBe(0);
    await context.close();
  });

  test('MW20, MW21 a calendar link is made, read by a calendar, and taken back', async () => {
    const { page, context } = await openSignedIn();
    await page.goto(`${served.url}/me/more`);
    await page.getByRole('button', { name: words.me.calendarMake }).click();
    const made = await page.getByLabel(words.me.calendarLink).inputValue();
    const calendar = await fetch(made);
    expect(calendar.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(await calendar.text()).toContain('DTSTART;TZID=Europe/Berlin:20260312T220000');
    await expectAccessible(page);
    await expectFits(page);
    await page.getByRole('button', { name: words.me.calendarRemove }).click();
    await page.getByText(words.me.calendarRemoved).waitFor();
    expect((await fetch(made)).status).toBe(404);
    await context.close();
  });

  test('MW30 a call for help is taken on the desk, and the agent sees by whom', async () => {
    const { page, context } = await openSignedIn();
    await page.getByLabel(words.me.helpNote).fill('Angry caller');
    await page.getByRole('button', { name: words.me.helpSend }).click();
    await page.getByText(/^You called a supervisor at/).waitFor();
    const desk = await openPage(browser, { width: 1280, height: 800 });
    const [name, value] = askAs(served, account({ name: 'Sam' })).cookie.split('=') as [string, string];
    await desk.context.addCookies([{ name, value, url: served.url }]);
    await desk.page.goto(`${served.url}/desk`);
    const band = desk.page.getByRole('status', { name: words.floorHelp.calls });
    await band.getByText('Angry caller').waitFor();
    await band.getByRole('button', { name: 'Take Ann' }).click();
    await page.getByText('Sam is coming.').waitFor();
    await desk.page.goto(`${served.url}/desk/messages`);
    await desk.page.getByRole('textbox', { name: words.floorHelp.text }).fill('Systems are updated at noon');
    await desk.page.getByRole('button', { name: words.floorHelp.send }).click();
    await desk.page.getByRole('listitem').getByText('Systems are updated at noon').waitFor();
    await expectAccessible(desk.page);
    await page.getByRole('button', { name: words.me.helpEnd }).click();
    await page.reload();
    await page.getByText('Systems are updated at noon').waitFor();
    await desk.context.close();
    await context.close();
  });

  test.each(LOCALES)('MP4, MP5 is small, fits a small phone and is accessible (%s)', async (locale) => {
    const { page, context } = await openPage(browser, { ...PHONE, locale });
    const sizes = countScripts(context);
    await page.goto(link);
    await page.waitForURL(`${served.url}/me`);
    const own = WORDS[locale].me;
    const bar = page.getByRole('navigation', { name: own.nav });
    await page.getByText('08:00–16:00', { exact: true }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await bar.getByRole('link', { name: own.month }).click();
    await page.getByRole('table').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await bar.getByRole('link', { name: own.more }).click();
    await page.getByRole('heading', { name: own.calendar }).waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await page.getByRole('link', { name: own.figures }).click();
    await page.getByRole('table').waitFor();
    await expectAccessible(page);
    await expectFits(page);
    await page.goto(`${served.url}/me?theme=dark`);
    await page.getByText('08:00–16:00', { exact: true }).waitFor();
    await expectAccessible(page);
    const all = await sizes();
    expect(all.length).toBeGreaterThan(2);
    expect(all.reduce((sum, size) => sum + size, 0)).toBeLessThan(MOST_SCRIPT_BYTES);
    await context.close();
  });
});

describe('a supervisor whose account is closed', { timeout: 120_000 }, () => {
  test('MP7 is told so on the desk, with a link that leads back, and sees no floor of before', async () => {
    const { page, context } = await openPage(browser, { width: 1280, height: 800 });
    const demo = served.accounts.demoLinks.find(({ role }) => role === 'supervisor')!;
    await page.goto(served.url + demo.path);
    await page.waitForURL(`${served.url}/desk`);
    await page.getByText('Ann').first().waitFor();
    const open = served.accounts.list().find(({ role }) => role === 'supervisor')!;
    await served.accounts.setState({ accountId: null, name: '' }, open.id, 'closed', '');
    await page.getByText(words.frame.signInTitle).waitFor();
    expect(await page.locator('a[href="/sign-in?to=%2Fdesk"]').count()).toBe(1);
    expect(await page.getByText('Ann').count()).toBe(0);
    await context.close();
  });
});

/** All scripts that are loaded, each once, as many bytes as they are when they are packed. */
function countScripts(context: BrowserContext): () => Promise<readonly number[]> {
  const bodies = new Map<string, Promise<Buffer>>();
  context.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (pathname.endsWith('.js') && !bodies.has(pathname)) bodies.set(pathname, response.body());
  });
  return async () => (await Promise.all(bodies.values())).map((body) => gzipSync(body, { level: 9 }).length);
}
