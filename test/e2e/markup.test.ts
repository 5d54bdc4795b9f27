import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMemoryRosters } from '../../server/stores/rosters/memory-rosters.ts';
import { EMPTY_QUEUE_ROW } from '../../shared/contract/queue-row.ts';
import { parseSite } from '../../shared/site/parse-site.ts';
import { planningEvent } from '../helpers/planning-event-builder.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { serveParts, type ServedParts } from '../helpers/serve-parts.ts';
import { launchBrowser } from './browser.ts';

/** The floor stands on Tuesday, 10 March 2026, 10:00 in Berlin. */
const DAY = '2026-03-10';
const NOW_MS = Date.parse(`${DAY}T09:00Z`);

/** What would run in a page that took texts for markup, each with a word by which it is found. */
const image = (word: string) => `${word}<img src=x onerror=ran=1>`;
const script = (word: string) => `${word}"><script>ran=1</script>`;
const link = (word: string) => `javascript:ran=1//${word}`;

/** Everything that a person or a phone system calls something. */
const EVIL = {
  agent: image('agent'),
  colleague: script('colleague'),
  team: script('team'),
  seat: link('seat'),
  queue: script('queue'),
  reason: image('paused'),
  caller: image('caller'),
  call: 'call"><img src=x onerror=ran=1>',
  board: script('board'),
  tile: image('tile'),
  notice: image('on-the-wall'),
  kiosk: link('kiosk'),
  exception: image('excused'),
  contest: script('contested'),
  message: link('message'),
  account: image('account'),
  why: script('why'),
  request: image('asked'),
  help: script('help'),
  event: image('event'),
  shift: script('shift-note'),
  site: script('site'),
} as const;

/** Which screen shows which of them, to whom. */
const SCREENS: readonly (readonly [path: string, who: 'planner' | 'agent', shown: readonly string[]])[] = [
  ['/', 'planner', [EVIL.board]],
  ['/wall/evil', 'planner', [EVIL.tile, EVIL.queue, EVIL.notice, EVIL.agent]],
  ['/boards/evil', 'planner', [EVIL.board]],
  ['/links', 'planner', [EVIL.kiosk]],
  ['/desk', 'planner', [EVIL.queue, EVIL.agent, EVIL.reason, EVIL.help]],
  ['/desk/queue/q', 'planner', [EVIL.queue]],
  ['/desk/agent/a', 'planner', [EVIL.agent]],
  ['/desk/adherence', 'planner', [EVIL.agent]],
  ['/desk/messages', 'planner', [EVIL.message]],
  // Of a floor without a past there is nothing to name.
  ['/history', 'planner', []],
  ['/forecast', 'planner', []],
  ['/requirement', 'planner', []],
  ['/roster', 'planner', [EVIL.agent]],
  ['/adherence', 'planner', [EVIL.exception, EVIL.contest]],
  ['/people', 'planner', [EVIL.agent, EVIL.colleague, EVIL.team, EVIL.seat]],
  ['/requests', 'planner', [EVIL.request]],
  ['/accounts', 'planner', [EVIL.account]],
  ['/audit', 'planner', [EVIL.why, EVIL.account, EVIL.board, EVIL.kiosk]],
  ['/me', 'agent', [EVIL.message]],
  ['/me/month', 'agent', []],
  ['/me/more', 'agent', []],
  ['/me/requests', 'agent', [EVIL.request]],
  ['/me/notices', 'agent', [EVIL.message]],
];

let browser: Browser;
let served: ServedParts;
const contexts = {} as Record<'planner' | 'agent', BrowserContext>;

beforeAll(async () => {
  const row = { state: 'ready', sinceMs: NOW_MS, reason: null, queueId: null, callId: null, onHold: false };
  const site = parseSite({
    timeZone: 'Europe/Berlin',
    name: { en: EVIL.site },
    queues: [{ id: 'q', name: { en: EVIL.queue } }],
    agents: [
      { id: 'a', name: { en: EVIL.agent }, team: EVIL.team, seat: EVIL.seat },
      { id: 'b', name: { en: EVIL.colleague }, team: EVIL.team },
    ],
  });
  const floor = new ScriptedFloor(
    {
      'queue/*': { ...EMPTY_QUEUE_ROW, waiting: 1 },
      'queue/q': { ...EMPTY_QUEUE_ROW, waiting: 1 },
      'agent/a': { ...row, name: EVIL.agent, queues: 'q:1', team: EVIL.team },
      'agent/b': {
        ...row,
        name: EVIL.colleague,
        state: 'paused',
        reason: EVIL.reason,
        queues: 'q:1',
        team: EVIL.team,
      },
      [`waiting/${EVIL.call}@q`]: {
        callId: EVIL.call,
        queueId: 'q',
        offeredAtMs: NOW_MS,
        caller: EVIL.caller,
        priority: 0,
        ringing: 0,
      },
    },
    'epoch',
    site,
  );
  floor.nowMs = NOW_MS;
  const rosters = createMemoryRosters({ nowMs: () => NOW_MS });
  const clientFolder = fileURLToPath(new URL('../../dist/client/', import.meta.url));
  served = await serveParts({
    clientFolder,
    floor,
    rosters,
    clock: { nowMs: () => NOW_MS },
    demoAgentId: 'a',
  });
  browser = await launchBrowser();
  for (const who of ['planner', 'agent'] as const)
    contexts[who] = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: 'en-GB' });
  await contexts.planner.request.get(`${served.url}/admin?key=${served.secrets.adminKey}`, {
    maxRedirects: 0,
  });
  const { path } = served.accounts.demoLinks.find(({ role }) => role === 'agent')!;
  await send('agent', 'POST', '/sign-in/demo', { token: path.split('#')[1]! });
  await fill();
});

afterAll(async () => {
  await browser?.close();
  await served?.stop();
});

async function send(who: 'planner' | 'agent', method: string, path: string, data?: object): Promise<void> {
  const answer = await contexts[who].request.fetch(`${served.url}/api/v1${path}`, {
    method,
    ...(data && { data }),
  });
  expect(answer.status(), `${method} ${path}: ${await answer.text()}`).toBeLessThan(300);
}

/** Names and words on everything that takes some. */
async function fill(): Promise<void> {
  const who = { author: EVIL.account, reason: EVIL.why };
  const [board] = served.boards.list();
  const tile = { columns: 6, rows: 3, queues: [] };
  await send('planner', 'PUT', '/boards/evil', {
    ...board,
    id: 'evil',
    name: EVIL.board,
    pages: [
      {
        id: 'p',
        name: EVIL.board,
        seconds: 3600,
        tiles: [
          {
            ...tile,
            id: 'm',
            kind: 'metric',
            title: EVIL.tile,
            metric: 'waiting-now',
            window: 'now',
            thresholds: null,
          },
          { id: 'n', kind: 'message', columns: 6, rows: 3, title: '', text: EVIL.notice },
          {
            ...tile,
            id: 'l',
            kind: 'queue-list',
            title: '',
            order: 'as-listed',
            columnsShown: [{ metric: 'waiting-now', window: 'now' }],
          },
          { ...tile, id: 'g', kind: 'agent-grid', title: '', showOffline: 'yes' },
        ],
      },
    ],
  });
  await send('planner', 'POST', '/kiosk-links', { boardId: 'evil', note: EVIL.kiosk, agentNames: 'shown' });
  await send('planner', 'POST', '/accounts', {
    signInName: 'evil',
    shownName: EVIL.account,
    role: 'planner',
    scope: { teams: null, queues: null },
    agentId: null,
    reason: EVIL.why,
  });
  await send('planner', 'POST', '/adherence/exceptions', {
    author: EVIL.account,
    agentId: 'a',
    fromMs: NOW_MS - 600_000,
    toMs: NOW_MS - 60_000,
    kind: 'system',
    reason: EVIL.exception,
  });
  await send('planner', 'POST', '/adherence/contests', {
    agentId: 'a',
    fromMs: NOW_MS - 7_200_000,
    toMs: NOW_MS - 3_600_000,
    word: EVIL.contest,
  });
  await send('planner', 'POST', '/day-messages', {
    author: EVIL.account,
    text: EVIL.message,
    teams: null,
    endsAtMs: NOW_MS + 86_400_000,
  });
  const event = planningEvent({ id: 'evil', day: '2026-03-12', name: { en: EVIL.event }, note: EVIL.event });
  await send('planner', 'PUT', '/planning/events/evil', event);
  await send('planner', 'POST', '/rosters/changes', {
    ...who,
    copyId: null,
    revisions: { [DAY]: 0 },
    changes: [{ day: DAY, agentId: 'a', entry: { shift: null, isPinned: true, note: EVIL.shift } }],
  });
  await send('planner', 'POST', '/rosters/publish', {
    ...who,
    firstDay: DAY,
    days: 1,
    revisions: { [DAY]: 1 },
  });
  await send('agent', 'POST', '/me/help', { note: EVIL.help });
  await send('agent', 'POST', '/me/requests', {
    id: 'request-of-markup-1',
    ask: { kind: 'leave', leaveKind: 'sick', firstDay: '2026-05-05', lastDay: '2026-05-05', part: null },
    reason: EVIL.request,
  });
}

/** A page that keeps what would show that a text ran: dialogs, what was asked for elsewhere or as `x`, what the policy stopped. */
async function watch(context: BrowserContext): Promise<{ readonly page: Page; readonly odd: string[] }> {
  const page = await context.newPage();
  const odd: string[] = [];
  page.on('dialog', (dialog) => {
    odd.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (url.protocol === 'data:' || url.protocol === 'blob:') return;
    if (url.origin !== served.url || url.pathname.endsWith('/x')) odd.push(`request: ${request.url()}`);
  });
  page.on('pageerror', (error) => odd.push(`error: ${String(error)}`));
  page.on('console', (message) => {
    if (/content security policy/i.test(message.text())) odd.push(`policy: ${message.text()}`);
  });
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', (event) =>
      console.error(`Content Security Policy: ${event.violatedDirective} ${event.blockedURI}`),
    ),
  );
  return { page, odd };
}

/** What a page says, in whichever place: as text, in a field, as a choice, or to who does not see it. */
const readTexts = (page: Page) =>
  page.evaluate(() =>
    [
      document.title,
      document.body.textContent,
      ...[...document.querySelectorAll('input, textarea')].map((field) => (field as HTMLInputElement).value),
      ...[...document.querySelectorAll('[aria-label], [title]')].flatMap((node) => [
        node.getAttribute('aria-label') ?? '',
        node.getAttribute('title') ?? '',
      ]),
    ].join('\n'),
  );

/** What no text may have become. */
const findMarkup = (page: Page) =>
  page.evaluate(() => [
    ...[
      ...document.querySelectorAll('[onerror], img[src="x"], script:not([src]), [href^="javascript:" i]'),
    ].map(({ outerHTML }) => outerHTML.slice(0, 200)),
    ...('ran' in globalThis ? ['it ran'] : []),
  ]);

describe('texts that would be markup', { timeout: 300_000 }, () => {
  test.each(SCREENS)(
    'TH2 %s shows %s what things are called, and none of it runs',
    async (path, who, shown) => {
      const { page, odd } = await watch(contexts[who]);
      await page.goto(`${served.url}${path}`);
      await page.locator('main, .wall, .desk').first().waitFor();
      for (const text of shown)
        await expect.poll(() => readTexts(page), { timeout: 60_000, message: text }).toContain(text);
      await page.waitForLoadState('networkidle').catch(() => {});
      expect(await findMarkup(page)).toEqual([]);
      expect(odd).toEqual([]);
      await page.close();
    },
  );

  test('TH2 a calendar has them as texts, and is no page', async () => {
    const made = await contexts.agent.request.post(`${served.url}/api/v1/me/calendar-link`, {
      data: { language: 'en' },
    });
    const { path } = (await made.json()) as { readonly path: string };
    const answer = await contexts.agent.request.get(served.url + path);
    expect(answer.headers()).toMatchObject({
      'content-type': expect.stringMatching(/^text\/calendar/) as string,
      'x-content-type-options': 'nosniff',
    });
    // Lines are folded.
    expect((await answer.text()).replaceAll('\r\n ', '')).toContain('ran=1');
    const { page, odd } = await watch(contexts.agent);
    // A browser that is sent there saves it.
    await page.goto(served.url + path).catch(() => {});
    expect(await findMarkup(page)).toEqual([]);
    expect(odd).toEqual([]);
  });

  test('TH2 what is watched for is seen: a page that took a text for markup would fail', async () => {
    const { page, odd } = await watch(contexts.planner);
    await page.goto(`${served.url}/people`);
    await page.locator('main').first().waitFor();
    await page.evaluate((text) => document.body.insertAdjacentHTML('beforeend', text), EVIL.agent);
    await expect.poll(() => odd.some((one) => one.startsWith('request:'))).toBe(true);
    await expect.poll(() => odd.some((one) => one.startsWith('policy:'))).toBe(true);
    expect(await findMarkup(page)).not.toEqual([]);
  });
});
