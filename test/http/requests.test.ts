import { describe, expect, it } from 'vitest';
import { WHOLE_SITE, type AccountScope, type Role } from '../../shared/access/roles.ts';
import { Rng } from '../../shared/simulation/rng.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { createMemoryRequests } from '../../server/stores/requests/memory-requests.ts';
import { createMemoryRosters } from '../../server/stores/rosters/memory-rosters.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { EARLY, entry, LATE, NIGHT, NOW_MS, REQUEST_SITE, TUESDAY } from '../requests/open-requests.ts';
import { ask, serve } from './ask.ts';

/** Requests over http, with one day planned and published. */
async function serveRequests(day = TUESDAY) {
  const floor = new ScriptedFloor({}, 'epoch-1', REQUEST_SITE);
  floor.nowMs = NOW_MS;
  const requests = createMemoryRequests();
  const rosters = createMemoryRosters({ nowMs: () => NOW_MS }, requests);
  const served = await serve({ floor, requests, rosters });
  const as = (role: Role, agentId: string | null = null, scope: AccountScope = WHOLE_SITE) => {
    const id = `${role}-${agentId}`;
    const cookie = served.sessions.signIn({ accountId: id, name: `Name ${id}`, role, agentId, scope });
    return (method: string, path: string, body?: object) =>
      ask(`${served.url}/api/v1${path}`, { method, headers: { cookie }, ...(body && { body }) });
  };
  const planner = as('planner');
  const plan = async (at: string) => {
    const changes = Object.entries({ a: EARLY, b: LATE }).map(([agentId, shift]) => ({
      day: at,
      agentId,
      entry: entry(shift),
    }));
    const who = { reason: '' };
    await planner('POST', '/rosters/changes', { ...who, copyId: null, changes, revisions: { [at]: 0 } });
    await planner('POST', '/rosters/publish', { ...who, firstDay: at, days: 1, revisions: { [at]: 1 } });
  };
  await plan(day);
  return { ...served, as, planner, plan, rosters, requests };
}

const leave = { kind: 'leave', leaveKind: 'annual', firstDay: TUESDAY, lastDay: TUESDAY, part: null };

describe('requests over http', () => {
  it('REQ1 REQ3 an agent asks for leave twice over a shaky line, and has it once', async () => {
    const served = await serveRequests();
    const agent = served.as('agent', 'a');
    const check = await agent('POST', '/me/requests/check', { ask: leave });
    expect(check.json).toMatchObject({ verdict: 'rules', places: [{ taken: 0, places: 3 }] });
    const body = { id: 'made-by-the-phone-1', ask: leave, reason: '' };
    const [first, again] = [
      await agent('POST', '/me/requests', body),
      await agent('POST', '/me/requests', body),
    ];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.json).toEqual(first.json);
    const { json } = await agent('GET', '/me/requests');
    expect(json.mine).toHaveLength(1);
    expect(json.leave[0]).toMatchObject({ leaveKind: 'annual', taken: 1 });
    expect(json.shifts).toEqual([{ day: TUESDAY, shift: null }]);
  });

  it('AC35 the audit tells a request whole, how it stood before, and leave that is given back as that', async () => {
    const served = await serveRequests();
    const agent = served.as('agent', 'a');
    const newest = async () => (await served.as('administrator')('GET', '/audit?kind=request')).json;
    const asked = { kind: 'leave', leaveKind: 'annual', firstDay: TUESDAY, lastDay: TUESDAY };
    await agent('POST', '/me/requests', { id: 'made-by-the-phone-1', ask: leave, reason: '' });
    await agent('POST', '/me/requests', { id: 'made-by-the-phone-1', ask: leave, reason: '' });
    const first = await newest();
    expect(first.entries).toMatchObject([
      {
        action: 'request-asked',
        target: { name: 'a' },
        before: null,
        after: { ...asked, state: 'approved' },
      },
    ]);
    expect(first.names).toEqual({ a: { en: 'Agent a', 'zh-CN': '坐席a' } });
    expect(first.leaveKinds.annual.en).toBe('Annual leave');
    await agent('POST', '/me/requests/made-by-the-phone-1/withdrawal', {
      seen: 'approved',
      reason: 'stays',
    });
    expect((await newest()).entries[0]).toMatchObject({
      action: 'leave-cancelled',
      reason: 'stays',
      before: { state: 'approved' },
      after: { ...asked, state: 'given-back' },
    });
  });

  it('AC35 each of many decided requests has an entry of its own, and what was not decided none', async () => {
    const served = await serveRequests();
    const { json } = await served.planner('GET', '/requests/settings');
    const kinds = { ...json.settings.kinds, leave: { ...json.settings.kinds.leave, decides: 'planner' } };
    await served.planner('PUT', '/requests/settings', {
      revision: json.revision,
      settings: { ...json.settings, kinds },
    });
    for (const of of ['a', 'b'])
      await served.as('agent', of)('POST', '/me/requests', {
        id: `leave-asked-by-000${of}`,
        ask: leave,
        reason: '',
      });
    const ids = ['leave-asked-by-000a', 'leave-asked-by-000b', 'leave-nobody-asked'];
    await served.planner('POST', '/requests/decisions', { ids, decision: 'refuse', reason: 'too few' });
    const { entries } = (await served.as('administrator')('GET', '/audit?what=requests-decided')).json;
    const decided = { before: { state: 'asked' }, after: { state: 'refused', lastDay: TUESDAY } };
    expect(entries).toMatchObject([
      { target: { name: 'b' }, reason: 'too few', ...decided },
      { target: { name: 'a' }, reason: 'too few', ...decided },
    ]);
    expect(entries).toHaveLength(2);
  });

  it('REQ2 says why before the tap and in the reader’s words, and refuses what is no request', async () => {
    const served = await serveRequests();
    const agent = served.as('agent', 'c');
    const swap = { kind: 'swap', day: TUESDAY, otherAgentId: 'a', otherDay: null };
    const check = await agent('POST', '/me/requests/check', { ask: swap });
    expect(check.json).toMatchObject({ verdict: 'refused', said: { code: 'request-no-shift' } });
    const refused = await agent('POST', '/me/requests', { id: 'made-by-the-phone-2', ask: swap, reason: '' });
    expect([refused.status, refused.error.message]).toEqual([
      409,
      expect.stringMatching(/Agent c has no shift on/),
    ]);
    const bad = await agent('POST', '/me/requests', { id: 'short', ask: { kind: 'holiday' }, reason: '' });
    expect(bad.status).toBe(400);
    const { json } = await agent('GET', `/me/requests/colleagues?kind=give-away&day=${TUESDAY}`);
    expect(json.colleagues).toHaveLength(4);
    const nobody = await served.as('agent')('GET', '/me/requests');
    expect([nobody.status, nobody.error.said]).toEqual([409, { code: 'request-no-agent' }]);
  });

  it('REQ8 a supervisor of one team decides for that team alone, signed by name', async () => {
    const served = await serveRequests();
    const sick = { ...leave, leaveKind: 'sick' };
    await served.as('agent', 'a')('POST', '/me/requests', {
      id: 'made-by-the-phone-3',
      ask: sick,
      reason: '发烧',
    });
    const other = served.as('supervisor', null, { teams: ['B'], queues: null });
    expect((await other('GET', '/requests')).json.open).toEqual([]);
    const decisions = { ids: ['made-by-the-phone-3'], decision: 'approve', reason: '' };
    const no = await other('POST', '/requests/decisions', decisions);
    expect(no.json.results).toMatchObject([{ said: { code: 'request-unknown' } }]);
    const own = served.as('supervisor', null, { teams: ['A'], queues: null });
    const { json } = await own('GET', '/requests');
    expect(json.open).toMatchObject([{ waitsFor: 'planner', request: { id: 'made-by-the-phone-3' } }]);
    const check = await own('GET', '/requests/made-by-the-phone-3/check');
    expect(check.json).toMatchObject({ verdict: 'planner' });
    expect((await other('GET', '/requests/made-by-the-phone-3/check')).status).toBe(404);
    const yes = await own('POST', '/requests/decisions', decisions);
    expect(yes.json).toEqual({ results: [{ id: 'made-by-the-phone-3', said: null }] });
    const kept = await served.requests.find('made-by-the-phone-3');
    expect(kept!.steps.at(-1)).toMatchObject({ by: { name: 'Name supervisor-null' } });
    const settings = await own('PUT', '/requests/settings', { settings: {} });
    expect(settings.status).toBe(403);
  });

  it('REQ10 a planner offers a shift, an agent takes it, and the offer is ended twice without harm', async () => {
    const served = await serveRequests();
    const offer = {
      id: 'made-by-the-desk-01',
      kind: 'bonus-shift',
      day: TUESDAY,
      shift: { templateId: 'early', start: '08:00', minutes: 510 },
      hours: null,
      places: 2,
      endsAtMs: NOW_MS + 86_400_000,
      pick: 'first-come',
      bonus: { unit: 'money', amount: 300 },
      teams: ['A'],
      note: '双十一',
    };
    const posted = await served.planner('POST', '/requests/offers', offer);
    expect([posted.status, posted.json.author]).toEqual([200, 'Name planner-null']);
    const agent = served.as('agent', 'c');
    const { json } = await agent('GET', '/me/requests');
    expect(json.canTake).toMatchObject([{ of: 'centre', left: 2, offer: { note: '双十一' } }]);
    expect((await agent('GET', '/me/requests/takes')).json.takes).toMatchObject([
      { id: offer.id, isPossible: true },
    ]);
    expect((await served.as('agent', 'e')('GET', '/me/requests')).json.canTake).toEqual([]);
    const take = { kind: 'bonus-shift', offerId: offer.id };
    const taken = await agent('POST', '/me/requests', { id: 'made-by-the-phone-4', ask: take, reason: '' });
    expect(taken.json.request.state).toBe('approved');
    for (const _ of [1, 2])
      expect((await served.planner('POST', `/requests/offers/${offer.id}/closing`)).status).toBe(200);
    expect((await served.planner('GET', '/requests')).json).toMatchObject({ offers: [], decided: [{}] });
  });

  it('REQ5 of a colleague who agrees and a planner who edits at once one wins and the other is told', async () => {
    const served = await serveRequests();
    const seen = new Set<string>();
    for (let seed = 1; seed <= 20; seed++) {
      const rng = new Rng(seed);
      const day = nameDay(dayNumber('2026-04-07') + 14 * seed);
      await served.plan(day);
      const id = `made-by-the-phone-race-${seed}`;
      const swap = { kind: 'swap', day, otherAgentId: 'b', otherDay: null };
      await served.as('agent', 'a')('POST', '/me/requests', { id, ask: swap, reason: '' });
      const b = served.as('agent', 'b');
      const agree = () => b('POST', `/me/requests/${id}/answer`, { agree: true, otherDay: null, reason: '' });
      const edit = () =>
        served.planner('POST', '/rosters/changes', {
          reason: '',
          copyId: null,
          changes: [{ day, agentId: 'b', entry: entry(NIGHT) }],
          revisions: { [day]: 1 },
        });
      const isAgreedFirst = rng.nextIndex(2) === 0;
      const sent = isAgreedFirst ? [agree(), edit()] : [edit(), agree()];
      const answers = await Promise.all(sent);
      const [agreed, edited] = isAgreedFirst ? answers : [answers[1]!, answers[0]!];
      const isGranted = agreed!.status === 200 && agreed!.json.request.state === 'approved';
      const isEdited = edited!.status === 200;
      expect([isGranted, isEdited].filter(Boolean), `seed ${seed}`).toHaveLength(1);
      const [published] = await served.rosters.readPublished({ firstDay: day, days: 1 });
      const startOfB = JSON.parse(published!.text!).b.shift.start;
      expect(startOfB).toBe(isGranted ? '08:00' : '12:00');
      if (isGranted) expect(edited!.error.message).toMatch(/changed/);
      else
        expect(agreed!.error?.message ?? agreed!.json.request.steps.at(-1).said.code).toMatch(
          /planner|changed/i,
        );
      seen.add(isGranted ? 'granted' : 'edited');
    }
    expect(seen.size).toBeGreaterThan(0);
  });
});
