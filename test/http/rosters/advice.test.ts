import { describe, expect, it } from 'vitest';
import type { RosterExplainAnswer } from '../../../shared/contract/roster-advice.ts';
import { wordMessage } from '../../../shared/messages/message.ts';
import { change, EARLY, entry, MONDAY, serveRosters, WHY } from './serve-rosters.ts';

describe('advice on rosters over http', () => {
  it('RS11 somebody is ill: alternatives and plans, and none of it is done by asking', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    const { json, status } = await served.send('POST', '/repair', {
      copyId: null,
      agentId: '0',
      days: [MONDAY],
      reason: 'ill',
      note: '病假',
    });
    expect(status).toBe(200);
    expect(json.lost.understaffedHours).toBeGreaterThan(0);
    expect(json.alternatives.map(({ kind }: { kind: string }) => kind)).toContain('leave-short');
    expect(json.alternatives.length).toBeGreaterThan(1);
    // Whoever reads it is told the names in their own language.
    expect(json.alternatives[0].said).toMatchObject({
      agent: { code: 'named' },
      shift: { shift: { code: 'named' } },
    });
    expect(json.alternatives[0].changes[0]).toEqual({
      day: MONDAY,
      agentId: '0',
      entry: { shift: null, isPinned: true, note: '病假' },
    });
    expect(json.plans[0].changeCount).toBe(1);
    expect((await served.get(`?from=${MONDAY}&days=1`)).json.days[0].entries).toEqual({ 0: entry() });
    const { changes } = json.plans[0];
    const days: string[] = [...new Set<string>(changes.map(({ day }: { day: string }) => day))];
    const applied = await served.send('POST', '/changes', {
      ...WHY,
      copyId: null,
      changes,
      revisions: Object.fromEntries(days.map((day) => [day, day === MONDAY ? 1 : 0])),
    });
    expect(applied.status).toBe(200);
  });

  it('RS11 what a planner noted on the day stays; days far apart are asked for by themselves', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0, entry({ note: 'second line' }));
    const ask = (days: readonly string[]) =>
      served.send('POST', '/repair', { copyId: null, agentId: '0', days, reason: 'ill', note: '病假' });
    const { json } = await ask([MONDAY]);
    expect(json.alternatives[0].changes[0].entry.note).toBe('second line');
    const far = await ask([MONDAY, '2029-11-09']);
    expect([far.status, far.error.message]).toEqual([400, expect.stringMatching(/within 31 days/)]);
    expect((await served.get('/problem?from=9999-12-31&days=7')).status).toBe(400);
  });

  it('RS4 names the questions there are to one who asks another', async () => {
    const served = await serveRosters();
    const asked = { copyId: null, firstDay: MONDAY, days: 7, about: 'weather' };
    const { status, error } = await served.send('POST', '/explain', asked);
    expect([status, error.message]).toEqual([
      400,
      'about ("weather") must be one of interval, shift, wish, rule.',
    ]);
  });

  it('RS22 refuses days at the end of the calendar, whose weeks have days without a name', async () => {
    const served = await serveRosters();
    const day = '9999-12-31';
    const asked = await Promise.all([
      served.send('POST', '/repair', { copyId: null, agentId: '0', days: [day], reason: 'ill' }),
      served.send('POST', '/candidates', { copyId: null, day, shift: EARLY }),
      served.send('POST', '/copies', { name: 'Last', firstDay: day, days: 62 }),
      change(served, '0', day, 0),
    ]);
    for (const { status, error } of asked) {
      expect(status).toBe(400);
      expect(error.message).toMatch(/must be before 9999-01-01/);
    }
  });

  it('RS12 candidates are ranked, and each who is not among them has a reason', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    await change(served, '1', MONDAY, 1, { shift: null, isPinned: true, note: '' });
    const { json } = await served.send('POST', '/candidates', { copyId: null, day: MONDAY, shift: EARLY });
    expect(json.candidates).toHaveLength(3);
    expect(json.candidates[0].change.entry.shift).toMatchObject(EARLY);
    expect(json.others.map(({ agentId }: { agentId: string }) => agentId).sort()).toEqual(['0', '1']);
    const unknown = await served.send('POST', '/candidates', {
      copyId: null,
      day: MONDAY,
      shift: { ...EARLY, minutes: 45 },
    });
    expect([unknown.status, unknown.error.said?.code]).toEqual([400, 'roster-template-lengths']);
    const gone = { ...EARLY, templateId: 'gone' };
    const removed = await served.send('POST', '/candidates', { copyId: null, day: MONDAY, shift: gone });
    expect([removed.status, removed.error.said?.code]).toEqual([400, 'roster-template-unknown']);
  });

  it('RS12 nobody is a candidate for a shift its template does not make any more, and it says why', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    const { settings } = (await served.get('/settings')).json;
    const templates = settings.templates.map((template: { id: string }) =>
      template.id === 'early' ? { ...template, firstStart: '06:00', lastStart: '07:00' } : template,
    );
    await served.send('PUT', '/settings', {
      revision: 0,
      settings: { ...settings, templates },
    });
    const { json } = await served.send('POST', '/candidates', { copyId: null, day: MONDAY, shift: EARLY });
    expect(json.candidates).toEqual([]);
    const codes = json.others.map(({ reasons }: { reasons: { code: string }[] }) => reasons[0]!.code);
    expect(new Set(codes)).toEqual(new Set(['roster-works-it', 'roster-template-starts']));
  });

  it('RS13 it is explained why an interval is short and why somebody has a day off', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    const horizon = { copyId: null, firstDay: MONDAY, days: 7 };
    const interval = await served.send('POST', '/explain', {
      ...horizon,
      about: 'interval',
      day: MONDAY,
      atMinute: 660,
      coverId: null,
    });
    expect(interval.json.said[0].says[0].code).toBe('roster-interval-short');
    expect(interval.json.tried.length).toBeGreaterThan(0);
    const person = await served.send('POST', '/explain', {
      ...horizon,
      about: 'shift',
      agentId: '1',
      day: MONDAY,
    });
    expect(person.json.tried[0].changes[0].agentId).toBe('1');
    const rule = { about: 'rule', rule: 'cover', ruleIndex: 0 };
    const bent = await served.send('POST', '/explain', { ...horizon, ...rule });
    expect(bent.json.worst.length).toBeGreaterThan(0);
    const outside = { about: 'shift', agentId: '1', day: '2026-12-24' };
    expect((await served.send('POST', '/explain', { ...horizon, ...outside })).status).toBe(400);
  });

  it('EX8 an interval of everybody tells each group that is short or over by its name, the worst first', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    const ask = async (coverId: string | null) =>
      (
        await served.send('POST', '/explain', {
          copyId: null,
          firstDay: MONDAY,
          days: 7,
          about: 'interval',
          day: MONDAY,
          atMinute: 660,
          coverId,
        })
      ).json as RosterExplainAnswer;
    const { said, tried } = await ask(null);
    expect(said.map((message) => wordMessage(message, 'en').replace(/\d+(\.\d+)?/g, 'N'))).toEqual([
      expect.stringMatching(/^sales, then support: N p[a-z]+ [a-z]+ there, and N are needed\./),
      expect.stringMatching(/^sales: N p[a-z]+ [a-z]+ there, and N are needed\./),
    ]);
    const lacking = said.map((message) => {
      const state = message.code === 'roster-of-group' ? message.says[0]! : message;
      return state.code === 'roster-interval-short' ? state.needed - state.there : 0;
    });
    expect(lacking[0]).toBeGreaterThan(lacking[1]!);
    expect(new Set(tried.map(({ coverId }) => coverId)).size).toBe(2);
    const { coverId } = tried.at(-1)!;
    const alone = await ask(coverId);
    expect(alone.said).toEqual([said[1]]);
    expect(new Set(alone.tried.map((one) => one.coverId))).toEqual(new Set([coverId]));
  });

  it('RS14 breaks are shown, or kept on the revision that was read', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    const place = (keep: boolean, revision: number) =>
      served.send('POST', '/breaks', { copyId: null, day: MONDAY, keep, revision });
    const shown = (await place(false, 1)).json;
    const kinds = shown.agents[0].segments.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind !== 'work').sort()).toEqual(['break', 'break', 'lunch']);
    expect((await served.get(`?from=${MONDAY}&days=1`)).json.days[0].entries[0].shift.segments).toBeNull();
    expect((await place(true, 0)).status).toBe(409);
    expect((await place(true, 1)).json.revision).toBe(2);
    const kept = (await served.get(`?from=${MONDAY}&days=1`)).json.days[0].entries[0].shift.segments;
    expect(kept).toEqual(shown.agents[0].segments);
  });

  it('RS15 a roster is played call by call on days that are forecast, and on no others', async () => {
    const served = await serveRosters();
    for (const [at, agentId] of ['0', '1', '2', '3'].entries()) await change(served, agentId, MONDAY, at);
    const { json } = await served.get(`/service?from=${MONDAY}&days=1&present=1`);
    expect(json).toMatchObject({ firstDay: MONDAY, days: 1, presentRatio: 1 });
    expect(json.queues.map(({ queueId }: { queueId: string }) => queueId)).toEqual(['sales', 'support']);
    expect((await served.get('/service?from=2027-03-01&days=1')).status).toBe(404);
  });
});
