import { describe, expect, it } from 'vitest';
import { cutRoster } from '../../server/http/cut-roster.ts';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import type { AccountScope } from '../../shared/access/roles.ts';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { createEmptySite } from '../../shared/site/site.ts';
import { agentTallyOf, inventQuarters, keepPast } from '../history/build-past.ts';
import { serve } from '../http/ask.ts';
import { change, MONDAY, serveRosters } from '../http/rosters/serve-rosters.ts';
import { commitEvents } from '../helpers/commit-events.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { account, askAs } from './ask-as.ts';

const SITE = {
  ...createEmptySite('Etc/UTC'),
  agents: [
    { id: '1', name: { en: 'Ann' }, team: 'Red' },
    { id: '2', name: { en: 'Bo' }, team: 'Blue' },
    { id: '3', name: { en: 'Cy' } },
  ],
};
const DAY_MS = Date.UTC(2026, 9, 21);
const SPAN = 'from=2026-10-21&to=2026-10-21';

const call = (callId: string, queueId: string, agentId: string | null): CallRecord => ({
  callId,
  queueId,
  offeredAtMs: DAY_MS + 8 * 3_600_000,
  outcome: agentId === null ? 'abandoned' : 'answered',
  flowOutReason: null,
  waitMs: 1500,
  agentId,
  handled: agentId !== null,
  talkMs: 60_000,
  holdMs: 0,
  wrapUpMs: 0,
  callerNumber: '+49301234567',
  answerWithinMs: 20_000,
  shortAbandonMs: 5_000,
});

async function serveScoped(scope: AccountScope) {
  const floor = new ScriptedFloor({}, 'epoch-1', SITE);
  floor.nowMs = DAY_MS + 20 * 3_600_000;
  const days = { fromDay: '2026-10-21', toDay: '2026-10-21', queueIds: ['sales', 'support'] };
  const agents = ['1', '2', '3'].map((agentId) => ({
    agentId,
    queueId: null,
    startMs: DAY_MS,
    tally: agentTallyOf({ readyMs: 60_000 }),
  }));
  const history = keepPast(SITE, inventQuarters(SITE, 5, days), agents);
  history.keep({
    ...NO_CHANGES,
    calls: [call('a', 'sales', '1'), call('b', 'support', '2'), call('c', 'support', null)],
  });
  const at = (id: string, type: string, other: object) =>
    ({ id, type, atMs: DAY_MS + 1000, ...other }) as never;
  await commitEvents(floor.journal, [
    at('1', 'call-offered', { callId: 'a', queueId: 'sales', callerNumber: '+4930111' }),
    at('2', 'call-answered', { callId: 'a', queueId: 'sales', agentId: '1' }),
    at('3', 'call-offered', { callId: 'b', queueId: 'support', callerNumber: '+4930222' }),
    at('4', 'call-abandoned', { callId: 'b', queueId: 'support' }),
  ]);
  const served = await serve({ floor, history });
  return {
    served,
    ...askAs(served, account({ scope })),
    whole: askAs(served, account({ accountId: 'all' })),
  };
}

const SALES = { teams: null, queues: ['sales'] };
const RED = { teams: ['Red'], queues: null };
const idsOf = (rows: readonly { readonly subject: { readonly id: string } }[]) => [
  ...new Set(rows.map(({ subject }) => subject.id)),
];

describe('an account of some queues', () => {
  it('AZ8 is told figures of its queues, and sums of them', async () => {
    const { ask, whole } = await serveScoped(SALES);
    expect(idsOf((await whole.ask(`/history?${SPAN}&by=queue`)).json.rows)).toEqual(['sales', 'support']);
    expect(idsOf((await ask(`/history?${SPAN}&by=queue`)).json.rows)).toEqual(['sales']);
    const offered = async (one: typeof ask, more: string) =>
      (await one(`/history?${SPAN}&by=site${more}`)).json.rows[0].figures;
    expect(await offered(ask, '')).toEqual(await offered(whole.ask, '&queues=sales'));
    expect(await offered(ask, '')).not.toEqual(await offered(whole.ask, ''));
    const file = (await ask(`/history/export?${SPAN}&by=queue`)).text;
    expect(file).toContain('sales');
    expect(file).not.toContain('support');
  });

  it('AZ8 is told its calls, its contacts, and who gave up there', async () => {
    const { ask, whole } = await serveScoped(SALES);
    const calls = async (one: typeof ask) =>
      (await one(`/calls?${SPAN}`)).json.calls.map(({ callId }: { callId: string }) => callId);
    expect(await calls(whole.ask)).toEqual(['a', 'b', 'c']);
    expect(await calls(ask)).toEqual(['a']);
    expect((await ask('/calls/a')).status).toBe(200);
    const [other, none] = [await ask('/calls/b'), await ask('/calls/nothing')];
    expect([other.status, other.text.replace('"b', '"nothing')]).toEqual([404, expect.any(String)]);
    expect(other.error.said).toEqual({ ...none.error.said, callId: 'b' });
    expect((await whole.ask('/abandoned?day=2026-10-21')).json.callers).toHaveLength(1);
    expect((await ask('/abandoned?day=2026-10-21')).json.callers).toEqual([]);
  });

  it('AZ8 may name no other queue, whether there is one or not', async () => {
    const { ask } = await serveScoped(SALES);
    for (const path of [
      `/history?${SPAN}&by=queue&queues=X`,
      `/history?${SPAN}&by=queue&queues=sales&queues=X`,
      `/history/export?${SPAN}&queues=X`,
      `/calls?${SPAN}&queues=X`,
      '/abandoned?queue=X',
      '/trend?queue=X',
      '/planning/forecast?queue=X',
    ]) {
      const [there, nowhere] = [
        await ask(path.replace('X', 'support')),
        await ask(path.replace('X', 'nowhere')),
      ];
      expect([there.status, there.error.said], path).toEqual([403, { code: 'scope-outside', id: 'support' }]);
      expect([nowhere.status, nowhere.error.said], path).toEqual([
        403,
        { code: 'scope-outside', id: 'nowhere' },
      ]);
    }
    expect((await ask(`/history?${SPAN}&by=queue&queues=sales`)).status).toBe(200);
  });
});

describe('an account of some teams', () => {
  it('AZ8 is told figures of its people', async () => {
    const { ask, whole } = await serveScoped(RED);
    expect(idsOf((await whole.ask(`/history?${SPAN}&by=agent`)).json.rows)).toEqual(['1', '2', '3']);
    expect(idsOf((await ask(`/history?${SPAN}&by=agent`)).json.rows)).toEqual(['1']);
    expect(idsOf((await ask(`/history?${SPAN}&by=team`)).json.rows)).toEqual(['Red']);
    for (const named of ['agents=2', 'agents=1&agents=3', 'agents=unknown', 'teams=Blue'])
      expect((await ask(`/history?${SPAN}&by=agent&${named}`)).status, named).toBe(403);
    const contents = (await ask('/history/contents')).json;
    expect([contents.teams, contents.agents.map(({ id }: { id: string }) => id)]).toEqual([['Red'], ['1']]);
    expect(contents.site.agents).toHaveLength(1);
  });

  it('AZ8 is told calls and contacts its people had, and their days', async () => {
    const { ask } = await serveScoped(RED);
    expect((await ask(`/calls?${SPAN}`)).json.calls).toMatchObject([{ callId: 'a' }]);
    expect((await ask('/calls/a')).status).toBe(200);
    expect((await ask('/calls/b')).status).toBe(404);
    expect((await ask('/agents/1/day?day=2026-10-21')).status).toBe(200);
    expect((await ask('/agents/2/day?day=2026-10-21')).status).toBe(403);
  });

  it('AZ8 is told the shifts of its people, and AZ9 nothing else of rosters', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    await change(served, '1', MONDAY, 1);
    const { ask } = askAs(served, account({ scope: { teams: ['Elsewhere'], queues: null } }));
    const whole = (await served.get(`?from=${MONDAY}&days=1`)).json;
    expect(Object.keys(whole.days[0].entries)).toEqual(['0', '1']);
    expect((await ask(`/rosters?from=${MONDAY}&days=1`)).json.days[0].entries).toEqual({});
    const site = { ...SITE, agents: [{ id: '1', name: { en: 'Ann' }, team: 'Red' }] };
    expect(Object.keys(cutRoster(RED, whole, site).days[0]!.entries)).toEqual(['1']);
    expect((await ask(`/rosters/problem?from=${MONDAY}&days=7`)).error.said).toMatchObject({
      code: 'scope-lacks',
    });
  });
});

describe('an account of nothing', () => {
  it('AZ8 is told nothing: an empty list is not all', async () => {
    const { ask } = await serveScoped({ teams: [], queues: [] });
    for (const by of ['site', 'queue', 'team', 'agent'])
      expect((await ask(`/history?${SPAN}&by=${by}`)).error.said, by).toEqual({ code: 'scope-nothing' });
    expect((await ask(`/calls?${SPAN}`)).status).toBe(403);
    expect((await ask('/abandoned')).status).toBe(403);
    const contents = (await ask('/history/contents')).json;
    expect([contents.queues, contents.teams, contents.agents]).toEqual([[], [], []]);
  });
});
