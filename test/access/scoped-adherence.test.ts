import { describe, expect, it } from 'vitest';
import { createEmptySite } from '../../shared/site/site.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { serve } from '../http/ask.ts';
import { account, askAs } from './ask-as.ts';

const DAY_MS = Date.UTC(2026, 9, 21);
const RANGE = 'from=2026-10-21&days=1';
const SITE = {
  ...createEmptySite('Etc/UTC'),
  agents: [
    { id: '1', name: { en: 'Ann' }, team: 'Red' },
    { id: '2', name: { en: 'Bo' }, team: 'Blue' },
  ],
};
const timeOf = (agentId: string) => ({ agentId, fromMs: DAY_MS, toMs: DAY_MS + 3_600_000 });
const exceptionOf = (agentId: string) => ({
  ...timeOf(agentId),
  author: 'w',
  kind: 'system',
  reason: 'phone',
});

async function open() {
  const floor = new ScriptedFloor({}, 'epoch-1', SITE);
  floor.nowMs = DAY_MS + 20 * 3_600_000;
  const served = await serve({ floor });
  const red = askAs(served, account({ scope: { teams: ['Red'], queues: null } }));
  const whole = askAs(served, account({ accountId: 'all' }));
  const post = ({ ask }: typeof red, path: string, body: object) =>
    ask(`/adherence/${path}`, { method: 'POST', body });
  const idsOf = async ({ ask }: typeof red, kind: 'exceptions' | 'contests') =>
    (await ask(`/adherence/${kind}?${RANGE}`)).json[kind].map(({ agentId }: { agentId: string }) => agentId);
  return { red, whole, post, idsOf };
}

describe('adherence as an account of some teams has it', () => {
  it('AH12 AZ8 lists what is of its people, and excuses them', async () => {
    const { red, whole, post, idsOf } = await open();
    expect((await post(red, 'exceptions', exceptionOf('1'))).status).toBe(200);
    expect((await post(whole, 'exceptions', exceptionOf('2'))).status).toBe(200);
    expect((await post(red, 'contests', { ...timeOf('1'), word: 'x' })).status).toBe(200);
    expect((await post(whole, 'contests', { ...timeOf('2'), word: 'x' })).status).toBe(200);
    for (const kind of ['exceptions', 'contests'] as const) {
      expect(await idsOf(red, kind)).toEqual(['1']);
      expect((await idsOf(whole, kind)).toSorted()).toEqual(['1', '2']);
    }
    for (const path of ['now', `history?${RANGE}`, `attendance?${RANGE}&format=csv`])
      expect((await red.ask(`/adherence/${path}`)).status, path).toBe(200);
  });

  it('AH12 AZ8 refuses what it names of others, whether there is such a thing or not', async () => {
    const { red, whole, post, idsOf } = await open();
    for (const id of ['2', 'nobody']) {
      const said = [403, { code: 'scope-outside', id }];
      for (const answer of [
        await post(red, 'exceptions', exceptionOf(id)),
        await post(red, 'contests', { ...timeOf(id), word: 'x' }),
        await red.ask(`/adherence/history?${RANGE}&agent=${id}`),
        await red.ask(`/adherence/history?${RANGE}&team=${id}`),
      ])
        expect([answer.status, answer.error.said]).toEqual(said);
    }
    expect([await idsOf(whole, 'exceptions'), await idsOf(whole, 'contests')]).toEqual([[], []]);
    expect((await red.ask(`/adherence/history?${RANGE}&agent=1&team=Red`)).status).toBe(200);
  });

  it('AH12 AZ10 an id of others is one there is not', async () => {
    const { red, whole, post, idsOf } = await open();
    const exception = (await post(whole, 'exceptions', exceptionOf('2'))).json;
    const contest = (await post(whole, 'contests', { ...timeOf('2'), word: 'x' })).json;
    const decision = { author: 'w', state: 'granted', answer: '' };
    const removed = [
      await post(red, `exceptions/${exception.id}/removal`, { author: 'w' }),
      await post(red, 'exceptions/none/removal', { author: 'w' }),
    ];
    const decided = [
      await post(red, `contests/${contest.id}/decision`, decision),
      await post(red, 'contests/none/decision', decision),
    ];
    for (const [theirs, none] of [removed, decided])
      expect([theirs!.status, { ...theirs!.error.said, id: 'none' }]).toEqual([404, none!.error.said]);
    expect((await whole.ask(`/adherence/exceptions?${RANGE}`)).json.exceptions).toMatchObject([
      { removedAtMs: null },
    ]);
    expect((await whole.ask(`/adherence/contests?${RANGE}`)).json.contests).toMatchObject([
      { state: 'open' },
    ]);
    expect((await post(whole, `contests/${contest.id}/decision`, decision)).status).toBe(200);
    expect(await idsOf(red, 'exceptions')).toEqual([]);
  });

  it('AH12 AZ9 reads the settings and leaves them to accounts of the whole site', async () => {
    const { red, whole } = await open();
    const { settings, revision } = (await red.ask('/adherence/settings')).json;
    const body = { revision, settings: { ...settings, graceSeconds: 90 } };
    const refused = await red.ask('/adherence/settings', { method: 'PUT', body });
    expect([refused.status, refused.error.said]).toMatchObject([403, { code: 'scope-lacks' }]);
    expect((await whole.ask('/adherence/settings', { method: 'PUT', body })).status).toBe(200);
  });
});
