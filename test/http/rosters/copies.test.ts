import { describe, expect, it } from 'vitest';
import type { RosterDay } from '../../../shared/contract/rosters.ts';
import { change, EARLY, entry, MONDAY, serveRosters, WHY } from './serve-rosters.ts';

describe('copies of rosters over http', () => {
  it('RS7 a copy is changed beside the roster, compared with it and taken over by agents', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    const made = await served.send('POST', '/copies', {
      name: 'What if',
      firstDay: MONDAY,
      days: 2,
    });
    const copyId: string = made.json.id;
    const inCopy = (agentId: string, what: object | null, revision: number) =>
      served.send('POST', '/changes', {
        reason: '',
        copyId,
        changes: [{ day: MONDAY, agentId, entry: what }],
        revisions: { [MONDAY]: revision },
      });
    expect((await inCopy('0', null, 1)).status).toBe(200);
    expect((await inCopy('1', entry(), 2)).status).toBe(200);
    const compared = (await served.get(`/compare?from=${MONDAY}&days=2&before=live&after=copy:${copyId}`))
      .json;
    expect(compared.changes).toMatchObject([
      { agentId: '0', day: MONDAY, before: EARLY, after: null },
      { agentId: '1', day: MONDAY, before: null, after: EARLY },
    ]);
    expect(compared.before.paidHours).toBe(8);
    expect(compared.before.understaffedHours).toBeGreaterThan(0);
    const taken = await served.send('POST', `/copies/${copyId}/take`, {
      ...WHY,
      agentIds: ['1'],
      days: null,
    });
    expect(taken.json.revisions[MONDAY]).toBe(2);
    const live = (await served.get(`?from=${MONDAY}&days=1`)).json.days[0].entries;
    expect(Object.keys(live)).toEqual(['0', '1']);
    expect((await served.send('DELETE', `/copies/${copyId}`)).status).toBe(204);
    expect((await served.get(`?from=${MONDAY}&days=1&copy=${copyId}`)).status).toBe(404);
    expect((await served.get(`/compare?from=${MONDAY}&days=2&before=live&after=else`)).status).toBe(400);
  });

  it('RS22 nothing can be taken of nobody, of others than there are, and of days that are over', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    const copy = async (firstDay: string): Promise<string> =>
      (await served.send('POST', '/copies', { name: 'What if', firstDay, days: 2 })).json.id;
    const [copyId, oldId] = [await copy(MONDAY), await copy('2026-10-26')];
    const take = async (other: object, id = copyId) => {
      const request = { ...WHY, agentIds: null, days: null, ...other };
      const { status, error } = await served.send('POST', `/copies/${id}/take`, request);
      return [status, error.said?.code];
    };
    expect(await take({ agentIds: [] })).toEqual([400, 'roster-asked-nobody']);
    expect(await take({ agentIds: ['nobody'] })).toEqual([400, 'roster-agent-unknown']);
    expect(await take({ days: [] })).toEqual([400, 'roster-take-no-days']);
    expect(await take({ days: ['2026-11-11'] })).toEqual([400, 'roster-take-day-outside']);
    expect(await take({}, oldId)).toEqual([400, 'roster-take-over']);
    expect((await served.get(`?from=${MONDAY}&days=1`)).json.days[0].revision).toBe(1);
  });

  it('RS22 what is taken leaves days that are over as they were worked', async () => {
    const served = await serveRosters();
    const [yesterday, today] = ['2026-11-01', '2026-11-02'];
    const request = { name: 'Last week', firstDay: yesterday, days: 2 };
    const { id } = (await served.send('POST', '/copies', request)).json;
    await change(served, '0', yesterday, 0);
    await change(served, '0', today, 0);
    const taken = await served.send('POST', `/copies/${id}/take`, { ...WHY, agentIds: null, days: null });
    expect(taken.status).toBe(200);
    const { days } = (await served.get(`?from=${yesterday}&days=2`)).json;
    expect(days.map((day: RosterDay) => Object.keys(day.entries))).toEqual([['0'], []]);
  });
});
