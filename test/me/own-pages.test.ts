import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { openOwnPages } from '../../server/me/open-own-pages.ts';
import type { Adherence } from '../../server/ports/adherence.ts';
import type { History } from '../../server/ports/history.ts';
import { ENDED_LINK } from '../../server/ports/own-store.ts';
import { createMemoryOwn } from '../../server/stores/own/memory-own.ts';
import { createMemoryRosters } from '../../server/stores/rosters/memory-rosters.ts';
import { ROUTES } from '../../server/http/routes/index.ts';
import type { Account } from '../../shared/contract/accounts.ts';
import type { PersonChanges } from '../../shared/contract/roster-versions.ts';
import type { RosterEntry, RosterSettingsAnswer } from '../../shared/contract/rosters.ts';
import { createAgentTally } from '../../shared/history/agent-tally.ts';
import type { ApprovedLeave } from '../../shared/requests/leave.ts';
import { createSiteCalendar } from '../../shared/time/site-calendar.ts';
import { account, askAs } from '../access/ask-as.ts';
import { ask, serve } from '../http/ask.ts';
import type { ServeOptions } from '../helpers/serve-parts.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { entry } from './own-builders.ts';

/** The floor stands on 10 March 2026, 09:00 in UTC. */
const ROW = { state: 'ready', sinceMs: 0, reason: null, queueId: null, callId: null, onHold: false };
const AUDIT = { atMs: 1, author: 'w', reason: '', action: 'published', copyId: null, days: null, text: '' };

async function open(options: Partial<ServeOptions> = {}) {
  const floor = new ScriptedFloor({
    'agent/a': { ...ROW, name: 'Ann', queues: 'sales:1\nhelp:2', team: 'Nord' },
    'agent/b': { ...ROW, name: 'Bo', queues: 'help:1', team: 'Süd' },
  });
  const rosters = createMemoryRosters({ nowMs: () => floor.nowMs });
  const served = await serve({ floor, rosters, demoAgentId: 'a', ...options });
  let versionNo = 0;
  const publish = async (
    days: Readonly<Record<string, Readonly<Record<string, RosterEntry>> | null>>,
    people: readonly PersonChanges[] = [],
  ) => {
    const names = Object.keys(days).sort();
    const head = {
      kind: 'published',
      publishedMs: floor.nowMs,
      author: 'w',
      reason: '',
      firstDay: names[0]!,
      days: names.length,
      changedAgents: people.length,
      text: JSON.stringify({ people }),
    } as const;
    versionNo = await rosters.publish(
      head,
      names.map((day) => ({ day, text: days[day] == null ? null : JSON.stringify(days[day]) })),
      AUDIT,
    );
    return versionNo;
  };
  const asAgent = (agentId: string | null, accountId = `account-${agentId}`) =>
    askAs(served, account({ role: 'agent', agentId, accountId, name: agentId ?? 'nobody' }));
  return { floor, rosters, served, publish, asAgent, ann: asAgent('a'), bo: asAgent('b') };
}

const moved = (agentId: string, day: string): PersonChanges => ({
  agentId,
  changes: [
    {
      agentId,
      day,
      kind: 'moved',
      before: entry('07:00', 480).shift,
      after: entry('09:00', 480).shift,
      noticeHours: 20,
      isLate: true,
    },
  ],
});

describe('own work', () => {
  it('MW1 is what is published of one’s own, from yesterday’s night shift on', async () => {
    const { publish, ann, bo, floor, served } = await open();
    await publish({
      '2026-03-09': { a: entry('22:00', 720) },
      '2026-03-10': { b: entry('08:00', 480) },
      '2026-03-11': { a: entry('06:00', 480, { note: 'Headset' }), b: entry('14:00', 480) },
    });
    await served.planning.rosters.change({
      author: 'w',
      reason: '',
      copyId: null,
      changes: [{ day: '2026-03-12', agentId: 'a', entry: entry('12:00', 480) }],
      revisions: { '2026-03-12': 0 },
    });
    const { json, status } = await ann.ask('/me/work');
    expect(status).toBe(200);
    expect(json).toMatchObject({
      atMs: floor.nowMs,
      today: '2026-03-10',
      agent: { agentId: 'a', name: 'Ann', team: 'Nord', queues: [{ level: 1 }, { level: 2 }] },
      running: { day: '2026-03-09' },
      next: { day: '2026-03-11', note: 'Headset' },
    });
    expect(
      json.days
        .slice(0, 4)
        .map((one: { isPublished: boolean; shift: object | null }) => [one.isPublished, one.shift !== null]),
    ).toEqual([
      [true, false],
      [true, true],
      [false, false],
      [false, false],
    ]);
    const asked = await bo.ask('/me/work?from=2026-03-09&days=3');
    expect(asked.json.days.map(({ shift }: { shift: object | null }) => shift !== null)).toEqual([
      false,
      true,
      true,
    ]);
    expect((await ann.ask('/me/work?from=2026-03-09&days=63')).status).toBe(400);
  });

  it('MW1 has no address with an agent in it', () => {
    const own = ROUTES.filter(({ path }) => path.startsWith('/api/v1/me/'));
    expect(own.length).toBeGreaterThan(8);
    for (const { path, query, body } of own) {
      expect(path.replace('/requests/{id}/', '/')).not.toContain('{');
      const named = JSON.stringify([
        Object.keys(query?.shape ?? {}),
        Object.keys((body as { shape?: object })?.shape ?? {}),
      ]);
      expect(named, path).not.toMatch(/agent/i);
    }
  });

  it('MW2 is nobody’s where an account is tied to no agent', async () => {
    const { asAgent, served } = await open();
    const nobody = asAgent(null);
    for (const path of ['/me/work', '/me/changes', '/me/figures', '/me/floor', '/me/calendar-link'])
      expect(await nobody.ask(path), path).toMatchObject({
        status: 404,
        error: { said: { code: 'own-work-no-agent' } },
      });
    expect((await ask(`${served.url}/api/v1/me/work`)).status).toBe(401);
  });

  it('MW3 has no shift on a day of leave', async () => {
    const leave: ApprovedLeave = {
      requestId: 'r1',
      agentId: 'a',
      firstDay: '2026-03-11',
      lastDay: '2026-03-11',
      part: null,
      leaveKind: 'annual',
      revision: 1,
      isCancelled: false,
    };
    const half = {
      ...leave,
      requestId: 'r2',
      firstDay: '2026-03-12',
      lastDay: '2026-03-12',
      part: { fromMinute: 480, toMinute: 600 },
    };
    const { publish, ann } = await open({
      leaveBook: { readLeave: async (_range, agentId) => (agentId === 'a' ? [leave, half] : []) },
    });
    await publish({ '2026-03-11': { a: entry('06:00', 480) }, '2026-03-12': { a: entry('06:00', 480) } });
    const { json } = await ann.ask('/me/work');
    expect(json.days[1]).toMatchObject({ shift: null, leave: [{ requestId: 'r1' }] });
    expect(json.days[2]).toMatchObject({ shift: { day: '2026-03-12' }, leave: [{ requestId: 'r2' }] });
    expect(json.next.day).toBe('2026-03-12');
  });

  it('OW4 a roster that is new has as many shifts as the calendar beside it', async () => {
    const { publish, ann } = await open();
    const told = (day: string, kind: 'new' | 'added', after: string) => ({
      ...moved('a', day).changes[0]!,
      kind,
      before: null,
      after: entry(after, 480).shift,
    });
    const days = ['2026-03-11', '2026-03-13'];
    await publish(
      { [days[0]!]: { a: entry('07:00', 480) }, '2026-03-12': {}, [days[1]!]: { a: entry('07:00', 480) } },
      [{ agentId: 'a', changes: days.map((day) => told(day, 'new', '07:00')) }],
    );
    await publish({ '2026-03-12': { a: entry('09:00', 480) } }, [
      { agentId: 'a', changes: [told('2026-03-12', 'added', '09:00')] },
    ]);
    expect((await ann.ask('/me/changes')).json).toMatchObject({
      fresh: { firstDay: days[0], lastDay: days[1], shifts: 3 },
      changes: [{ day: '2026-03-12', before: null, after: { start: '09:00' } }],
    });
  });

  it('MW4 is acknowledged up to a version, by whom it is about, and planners see it', async () => {
    const { publish, ann, bo, served } = await open();
    await publish({ '2026-03-11': {} }, [moved('a', '2026-03-11')]);
    await publish({ '2026-03-12': {} }, [moved('b', '2026-03-12')]);
    const read = (await ann.ask('/me/changes')).json;
    expect(read).toMatchObject({
      upToVersion: 1,
      changes: [{ day: '2026-03-11', before: { start: '07:00' }, after: { start: '09:00' } }],
    });
    // Published after it was read: not acknowledged with it.
    await publish({ '2026-03-13': {} }, [moved('a', '2026-03-13')]);
    const seen = () =>
      ann.ask('/me/changes/seen', { method: 'POST', body: { upToVersion: read.upToVersion } });
    expect((await seen()).status).toBe(204);
    expect((await seen()).status).toBe(204);
    expect((await ann.ask('/me/changes')).json).toMatchObject({
      upToVersion: 3,
      changes: [{ day: '2026-03-13' }],
    });
    expect((await bo.ask('/me/changes')).json.changes).toHaveLength(1);
    const planner = askAs(served, account({ role: 'planner', accountId: 'pia' }));
    const version = (await planner.ask('/rosters/versions/1')).json;
    expect(version.seen).toMatchObject([{ agentId: 'a' }]);
    expect((await planner.ask('/rosters/versions/2')).json.seen).toEqual([]);
    expect((await ann.ask('/me/changes/seen', { method: 'POST', body: { upToVersion: 0 } })).status).toBe(
      400,
    );
  });

  it('MW5 figures are one’s own, of day, week and month', async () => {
    const { ann } = await open();
    const { json } = await ann.ask('/me/figures');
    expect(json.periods).toMatchObject([
      { period: 'today', firstDay: '2026-03-10', lastDay: '2026-03-10', handled: null, adherence: null },
      { period: 'week', firstDay: '2026-03-09' },
      { period: 'month', firstDay: '2026-03-01' },
    ]);
    expect(json.targets).toEqual({ adherenceRatio: 0.9 });
  });

  it('MW5 handle time is talk, hold and wrap-up of what is over; seconds out are not told', async () => {
    const floor = new ScriptedFloor();
    const asked: unknown[] = [];
    const tally = {
      ...createAgentTally(),
      handled: 4,
      sumTalkMs: 600_000,
      sumHoldMs: 40_000,
      sumWrapUpMs: 80_000,
    };
    const scores = { adherenceRatio: 0.95, rosteredMs: 100, inMs: 90, excusedMs: 5, outMs: 5 };
    const out = { day: '2026-03-09', activity: 'work', state: 'paused', reason: null } as const;
    const { ownWork } = openOwnPages({
      store: createMemoryOwn(),
      rosterStore: createMemoryRosters({ nowMs: () => 1 }),
      rosters: { readSettings: () => Promise.reject(new Error()), onChanged: () => () => {} },
      leaveBook: { readLeave: async () => [] },
      notices: { tell: () => {} },
      live: floor,
      adherence: {
        readHistory: async (range, only) => {
          asked.push([range, only]);
          const outs = [
            { ...out, fromMs: 0, toMs: 60_000 },
            { ...out, fromMs: 90_000, toMs: 149_999 },
            { ...out, fromMs: 200_000, toMs: 300_000 },
          ];
          return { whole: { amended: scores }, outs } as never;
        },
        listContests: async () => [],
        contest: () => Promise.reject(new Error()),
        readSettings: () => ({ graceSeconds: 60, counts: [] }),
      },
      history: {
        sumAgentDays: async (request) => {
          asked.push(request.agentIds);
          return [{ agentId: 'a', queueId: null, tally }];
        },
      },
      calendar: createSiteCalendar(floor.site()),
      accounts: { list: () => [] },
      tokens: { create: () => '', hash: () => '' },
    });
    const figures = await ownWork.readFigures('a');
    expect(figures.periods[1]).toMatchObject({ handled: 4, averageHandleSeconds: 180, adherence: scores });
    expect(figures.targets.adherenceRatio).toBeNull();
    expect(figures.outs.map(({ fromMs }) => fromMs)).toEqual([200_000, 0]);
    expect(asked).toHaveLength(7);
    for (const one of asked) expect(JSON.stringify(one)).toMatch(/"a"/);
  });

  it('MW6 an agent contests their own time once, and is told the decision', async () => {
    const { ann, bo, floor, served } = await open();
    const time = { fromMs: floor.nowMs - 3_600_000, toMs: floor.nowMs - 3_000_000 };
    const contest = (who: typeof ann, body: object) => who.ask('/me/contests', { method: 'POST', body });
    // An agent that is named is not looked at.
    const both = [1, 2].map(() => contest(ann, { ...time, word: '电脑坏了', agentId: 'b' }));
    // Tapped twice at once it is one.
    const [made, twice] = (await Promise.all(both)) as [Awaited<(typeof both)[0]>, Awaited<(typeof both)[0]>];
    expect(twice.status).toBe(409);
    expect(made).toMatchObject({ status: 200, json: { state: 'open', word: '电脑坏了' } });
    expect(await contest(ann, { ...time, word: 'again' })).toMatchObject({
      status: 409,
      error: { said: { code: 'own-contest-there' } },
    });
    expect((await contest(bo, { ...time, word: 'mine' })).status).toBe(200);
    const later = { fromMs: floor.nowMs, toMs: floor.nowMs + 60_000, word: 'x' };
    expect(await contest(ann, later)).toMatchObject({ error: { said: { code: 'own-contest-too-old' } } });
    const old = floor.nowMs - 15 * 86_400_000;
    expect((await contest(ann, { fromMs: old, toMs: old + 1, word: 'x' })).status).toBe(400);
    expect((await contest(ann, { ...time, word: '  ' })).status).toBe(400);
    const desk = askAs(served, account({ role: 'supervisor', accountId: 'sam', name: 'Sam' }));
    const listed = (await desk.ask('/adherence/contests?from=2026-03-10&days=1')).json.contests;
    expect(listed).toContainEqual(expect.objectContaining({ id: made.json.id, agentId: 'a' }));
    await desk.ask(`/adherence/contests/${made.json.id}/decision`, {
      method: 'POST',
      body: { state: 'granted', answer: 'So it was' },
    });
    const { contests } = (await ann.ask('/me/figures')).json;
    expect(contests).toMatchObject([{ state: 'granted', answer: 'So it was' }]);
    expect(JSON.stringify(contests)).not.toContain('Sam');
    expect((await ann.ask('/adherence/contests?from=2026-03-10&days=1')).status).toBe(403);
  });
});

describe('a calendar link', () => {
  async function openCalendar(options: Partial<ServeOptions> = {}) {
    const opened = await open(options);
    const { served } = opened;
    const token = served.accounts.demoLinks.find(({ role }) => role === 'agent')!.path.split('#')[1]!;
    const signIn = await ask(`${served.url}/api/v1/sign-in/demo`, { method: 'POST', body: { token } });
    const cookie = signIn.headers['set-cookie']![0]!.split(';')[0]!;
    const agent = (path: string, question: Parameters<typeof ask>[1] = {}) =>
      ask(`${served.url}/api/v1${path}`, { ...question, headers: { cookie, ...question.headers } });
    const make = async (language = 'en') =>
      (await agent('/me/calendar-link', { method: 'POST', body: { language } })).json.path as string;
    return {
      ...opened,
      agent,
      make,
      read: (path: string, headers = {}) => ask(`${served.url}${path}`, { headers }),
    };
  }

  const eventsOf = (text: string) =>
    new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((one) => ({
      uid: one.getFirstPropertyValue('uid') as string,
      sequence: Number(one.getFirstPropertyValue('sequence')),
      status: one.getFirstPropertyValue('status'),
      summary: one.getFirstPropertyValue('summary'),
    }));

  it('MW24 serves a calendar without a cookie, and 304 while nothing changes', async () => {
    const { publish, make, read } = await openCalendar();
    await publish({ '2026-03-11': { a: entry('22:00', 480), b: entry('08:00', 480) } });
    const path = await make('zh-CN');
    expect(path).toMatch(/^\/api\/v1\/calendar\/[\w-]{43}\.ics$/);
    const first = await read(path);
    expect(first.status).toBe(200);
    expect(first.headers).toMatchObject({
      'content-type': 'text/calendar; charset=utf-8',
      'cache-control': 'no-cache',
    });
    expect(first.headers['set-cookie']).toBeUndefined();
    expect(eventsOf(first.text)).toMatchObject([{ sequence: 0, status: 'CONFIRMED', summary: '早班' }]);
    const again = await read(path, { 'if-none-match': first.headers.etag! });
    expect(again).toMatchObject({ status: 304, text: '' });
  });

  it('MW23, MW25 numbers grow with changes over restarts, and what is taken back is cancelled for a month', async () => {
    const floor = new ScriptedFloor({ 'agent/a': { ...ROW, name: 'Ann', queues: '', team: null } });
    const [own, rosterStore] = [createMemoryOwn(), createMemoryRosters({ nowMs: () => floor.nowMs })];
    const settings = { templates: [], activities: [], people: [] };
    const start = () =>
      openOwnPages({
        store: own,
        rosterStore,
        rosters: {
          readSettings: async () => ({ settings }) as unknown as RosterSettingsAnswer,
          onChanged: () => () => {},
        },
        leaveBook: { readLeave: async () => [] },
        notices: { tell: () => {} },
        live: floor,
        adherence: {} as Adherence,
        history: {} as History,
        calendar: createSiteCalendar(floor.site()),
        accounts: { list: () => [{ id: 'ann', state: 'active', agentId: 'a' } as Account] },
        tokens: { create: () => 'token', hash: (token) => `hash of ${token}` },
      }).calendarLinks;
    const head = { kind: 'published', author: 'w', reason: '', days: 2, changedAgents: 1 } as const;
    const publish = (first: RosterEntry | null, second: RosterEntry | null) =>
      rosterStore.publish(
        { ...head, publishedMs: 1, firstDay: '2026-03-11', text: '{"people":[]}' },
        [first, second].map((one, at) => ({
          day: `2026-03-1${at + 1}`,
          text: JSON.stringify(one === null ? {} : { a: one }),
        })),
        AUDIT,
      );
    // Every reading after a restart: nothing but the stores is left.
    const read = async () =>
      eventsOf((await start().read('token'))!).map(({ sequence, status }) => [sequence, status]);
    await start().make('ann', 'en');
    await publish(entry('08:00', 480), entry('08:00', 480));
    expect(await read()).toEqual([
      [0, 'CONFIRMED'],
      [0, 'CONFIRMED'],
    ]);
    await publish(entry('10:00', 480), null);
    expect(await read()).toEqual([
      [1, 'CONFIRMED'],
      [1, 'CANCELLED'],
    ]);
    expect(await read()).toEqual([
      [1, 'CONFIRMED'],
      [1, 'CANCELLED'],
    ]);
    await publish(entry('10:00', 480), entry('12:00', 480));
    expect(await read()).toEqual([
      [1, 'CONFIRMED'],
      [2, 'CONFIRMED'],
    ]);
    await publish(null, null);
    expect(await read()).toEqual([
      [2, 'CANCELLED'],
      [3, 'CANCELLED'],
    ]);
    floor.nowMs += 30 * 86_400_000;
    expect(await read()).toHaveLength(2);
    floor.nowMs += 2 * 86_400_000;
    expect(await read()).toEqual([]);
  });

  it('MW21 is good until it is taken back, replaced, or its account is closed; then it is as if it never was', async () => {
    const { make, read, agent, served } = await openCalendar();
    const first = await make();
    const second = await make();
    const gone = [await read(first), await read('/api/v1/calendar/wrong.ics')];
    expect((await read(second)).status).toBe(200);
    expect((await agent('/me/calendar-link')).json).toMatchObject({
      madeAtMs: expect.any(Number),
      readAtMs: expect.any(Number),
    });
    expect((await agent('/me/calendar-link', { method: 'DELETE' })).status).toBe(204);
    gone.push(await read(second));
    const third = await make();
    const author = { accountId: null, name: '' };
    await served.accounts.setState(author, 'demo-agent', 'closed', '');
    gone.push(await read(third));
    expect(gone.map(({ status, text }) => [status, text])).toEqual(gone.map(() => [404, gone[0]!.text]));
    expect(gone[0]!.error.said).toEqual({ code: 'calendar-link-unknown' });
  });

  it('MW26 RE5 that a restore ended is good no more, says so, and is made anew', async () => {
    const own = createMemoryOwn();
    const { make, read, agent } = await openCalendar({ own });
    const path = await make();
    expect((await agent('/me/calendar-link')).json).toMatchObject({ isEnded: false });
    const link = (await own.findLink('demo-agent'))!;
    await own.saveLink({ ...link, tokenHash: `${ENDED_LINK}demo-agent` });
    expect((await agent('/me/calendar-link')).json).toMatchObject({ isEnded: true });
    expect((await read(path)).status).toBe(404);
    expect((await read(`/api/v1/calendar/${ENDED_LINK}demo-agent.ics`)).status).toBe(404);
    expect((await read(await make())).status).toBe(200);
    expect((await agent('/me/calendar-link')).json).toMatchObject({ isEnded: false });
  });

  it('MW20 is kept as a hash alone, and two that read at once get the same', async () => {
    const own = createMemoryOwn();
    const { make, read, publish } = await openCalendar({ own });
    await publish({ '2026-03-11': { a: entry('08:00', 480) } });
    const path = await make();
    const token = path.slice('/api/v1/calendar/'.length, -'.ics'.length);
    expect(JSON.stringify(await own.findLink('demo-agent'))).not.toContain(token);
    const both = await Promise.all([read(path), read(path), read(path)]);
    expect(new Set(both.map(({ text }) => text)).size).toBe(1);
  });
});

describe('calls for help', () => {
  it('MW30, MW31 are seen on the desk, taken once and ended; the next waits a minute', async () => {
    const { ann, bo, floor, served } = await open();
    const sam = askAs(served, account({ accountId: 'sam', name: 'Sam' }));
    const call = (note: string) => ann.ask('/me/help', { method: 'POST', body: { note } });
    // What turns the direction of reading is left out.
    expect((await call('一位\u202e客户\u0000很生气')).json.help).toMatchObject({
      note: '一位客户很生气',
      takenBy: null,
    });
    expect(await call('')).toMatchObject({ status: 409, error: { said: { code: 'help-call-stands' } } });
    const [seen] = (await sam.ask('/help-calls')).json.calls;
    expect(seen).toMatchObject({ agentId: 'a', name: 'Ann', team: 'Nord', calledAtMs: floor.nowMs });
    const act = (who: typeof sam, what: string) =>
      who.ask(`/help-calls/${seen.id}/${what}`, { method: 'POST' });
    expect((await act(bo, 'taking')).status).toBe(403);
    expect((await act(sam, 'taking')).status).toBe(204);
    expect(await act(sam, 'taking')).toMatchObject({ status: 409, error: { said: { name: 'Sam' } } });
    expect((await ann.ask('/me/floor')).json.help).toMatchObject({ takenBy: 'Sam' });
    expect((await bo.ask('/me/floor')).json.help).toBeNull();
    expect((await act(sam, 'ending')).status).toBe(204);
    expect((await act(sam, 'ending')).status).toBe(204);
    expect((await sam.ask('/help-calls')).json.calls).toEqual([]);
    floor.nowMs += 20_000;
    expect(await call('')).toMatchObject({
      status: 429,
      error: { said: { code: 'help-call-too-soon', seconds: 40 } },
    });
    floor.nowMs += 40_000;
    expect((await call('')).status).toBe(200);
    const ended = await ann.ask('/me/help', { method: 'DELETE' });
    expect(ended).toMatchObject({ status: 200, json: { help: null } });
    expect((await ann.ask('/me/help', { method: 'DELETE' })).status).toBe(200);
    const unknown = await sam.ask('/help-calls/x/taking', { method: 'POST' });
    expect(unknown.status).toBe(404);
    expect((await ann.ask('/me/help', { method: 'POST', body: { note: 'x'.repeat(201) } })).status).toBe(400);
  });
});

describe('messages of the day', () => {
  it('MW41 reach the teams they are for until they end, with who wrote and who took back', async () => {
    const { ann, bo, floor, served } = await open();
    const pia = askAs(served, account({ role: 'planner', accountId: 'pia', name: 'Pia' }));
    const endsAtMs = floor.nowMs + 3_600_000;
    const write = (body: object) =>
      pia.ask('/day-messages', {
        method: 'POST',
        body: { text: 'Hi', teams: null, endsAtMs, ...body },
      });
    const toAll = (await write({ text: '系统今天升级' })).json;
    expect((await write({ teams: ['Nord'] })).status).toBe(200);
    const textsOf = async (who: typeof ann) =>
      (await who.ask('/me/floor')).json.messages.map(({ text }: { text: string }) => text).sort();
    expect(await textsOf(ann)).toEqual(['Hi', '系统今天升级']);
    expect(await textsOf(bo)).toEqual(['系统今天升级']);
    expect(await write({ teams: ['West'] })).toMatchObject({
      error: { said: { code: 'day-message-team-unknown', team: 'West' } },
    });
    expect((await write({ endsAtMs: floor.nowMs })).status).toBe(400);
    expect((await write({ endsAtMs: floor.nowMs + 8 * 86_400_000 })).status).toBe(400);
    expect((await ann.ask('/day-messages', { method: 'POST', body: {} })).status).toBe(403);
    expect((await ann.ask('/day-messages')).status).toBe(403);
    const sam = askAs(served, account({ accountId: 'sam', name: 'Sam' }));
    const remove = () => sam.ask(`/day-messages/${toAll.id}/removal`, { method: 'POST' });
    expect((await remove()).status).toBe(204);
    expect((await remove()).status).toBe(404);
    expect(await textsOf(bo)).toEqual([]);
    const listed = (await pia.ask('/day-messages')).json;
    expect(listed.messages).toContainEqual(
      expect.objectContaining({ id: toAll.id, author: 'Pia', removedBy: 'Sam' }),
    );
    expect(listed.teams).toEqual(['Nord', 'Süd']);
    const boss = askAs(served, account({ role: 'administrator', accountId: 'ada', name: 'Ada' }));
    const audit = (await boss.ask('/audit?what=message-written')).json.entries;
    expect(audit.at(-1)).toMatchObject({
      author: { accountId: 'pia', name: 'Pia' },
      target: { name: '系统今天升级' },
    });
    expect((await boss.ask('/audit?what=message-removed')).json.entries).toMatchObject([
      { author: { name: 'Sam' }, target: { id: toAll.id } },
    ]);
    floor.nowMs = endsAtMs;
    expect(await textsOf(ann)).toEqual([]);
  });
});
