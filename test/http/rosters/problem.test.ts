import { describe, expect, it } from 'vitest';
import { readPicks } from '../../../shared/rostering/days/read-picks.ts';
import { createShiftCodec } from '../../../shared/rostering/days/shift-codec.ts';
import { compileModel } from '../../../shared/rostering/model/compile-model.ts';
import { change, MONDAY, serveRosters, shift } from './serve-rosters.ts';

describe('problems of rosters over http', () => {
  it('RS5 the problem is scored by whoever asks with the code that makes rosters', async () => {
    const served = await serveRosters();
    await change(served, '2', MONDAY, 0);
    await change(served, '3', '2026-11-06', 0);
    await change(served, '4', MONDAY, 1, { shift: null, isPinned: true, note: 'wedding' });
    const { json } = await served.get(`/problem?from=${MONDAY}&days=7`);
    const { problem } = json;
    expect(problem.horizon).toMatchObject({ firstDay: MONDAY, days: 7, slotMinutes: 30 });
    expect(problem.cover).toHaveLength(2);
    expect(json.covers.map(({ groupId }: { groupId: string }) => groupId)).toContain('sales:1 support:2');
    expect(problem.cover[0].needed).toHaveLength(7 * 48);
    expect(Math.max(...problem.cover[0].needed)).toBeGreaterThan(0.5);
    expect(problem.agents[3]).toMatchObject({ name: 'Agent 3', names: { en: 'Agent 3' } });
    expect(problem.agents[3].past).toEqual([
      { day: '2026-11-06', templateId: 'early', from: '08:00', to: '16:30', paidMinutes: 480 },
    ]);
    expect(problem.agents[4].pinned).toEqual([{ day: MONDAY, shift: null }]);
    expect(json.daysWithoutRequirement).toEqual([]);
    const model = compileModel(problem);
    const codec = createShiftCodec(model, problem);
    const { days } = (await served.get(`?from=${MONDAY}&days=7`)).json;
    const { picks, unread } = readPicks(model, problem.horizon, codec, days);
    expect(unread).toEqual([]);
    expect(picks.filter((variant) => variant !== 0)).toHaveLength(1);
    expect(codec.shiftOf(picks[2 * 7]!)).toEqual(shift());
  });

  it('RS6 days beyond the requirement are told, and people without skills are left out with the reason', async () => {
    const served = await serveRosters();
    const { json } = await served.get('/problem?from=2026-11-15&days=3');
    expect(json.daysWithoutRequirement).toEqual(['2026-11-16', '2026-11-17']);
    const { settings } = (await served.get('/settings')).json;
    const person = {
      agentId: '1',
      isRostered: false,
      contractId: 'full-time',
      tags: [],
      seniorityYears: 0,
      daysOff: [],
      wishes: [],
      ledgerBalance: 0,
    };
    await served.send('PUT', '/settings', {
      revision: 0,
      settings: { ...settings, people: [person] },
    });
    const after = (await served.get('/problem?from=2026-11-15&days=3')).json;
    expect(after.leftOut).toEqual([{ agentId: '1', said: { code: 'roster-not-rostered' } }]);
    expect(after.problem.agents).toHaveLength(4);
  });
});
