import { describe, expect, it } from 'vitest';
import { describePast } from '../../server/planning/causes.ts';
import { createPlanningSettings } from '../../server/planning/parse-settings.ts';
import type { PlanningTask } from '../../server/planning/plan-messages.ts';
import { refuseUnknownQueues } from '../../server/planning/refuse-unknown-queues.ts';
import { runPlanning } from '../../server/planning/run-planning.ts';
import { createMemoryPlans } from '../../server/stores/plans/memory-plans.ts';
import type { ForecastAnswer } from '../../shared/contract/planning-forecast.ts';
import { ScriptedFloor } from '../helpers/scripted-floor.ts';
import { buildWork } from '../helpers/work-builder.ts';
import { keepPast } from '../history/build-past.ts';
import { PLANNED_TASK } from '../planning/made-plans.ts';
import { inventWeeks, NOW_MS, PLANNED_SITE } from '../planning/weeks-of-calls.ts';
import { ask, serve } from './ask.ts';

const PAST = keepPast(PLANNED_SITE, inventWeeks());
const PAST_KEY = (await describePast({ list: async () => [] })).key;
const SETTINGS = { ...createPlanningSettings(PLANNED_SITE, 'DE'), weeksAhead: 1 };

/** @param made whether a forecast was made already */
async function servePlanning(made: 'made' | 'not-made' = 'made', other: Partial<PlanningTask> = {}) {
  const floor = new ScriptedFloor({}, 'epoch-1', PLANNED_SITE);
  floor.nowMs = NOW_MS;
  const plans = createMemoryPlans({ nowMs: () => NOW_MS });
  if (made === 'made')
    await plans.save(
      await runPlanning({ ...PLANNED_TASK, settings: SETTINGS, pastKey: PAST_KEY, ...other }, PAST, () => {}),
    );
  const served = await serve({ floor, history: PAST, plans });
  const headers = { cookie: served.cookie };
  const get = (path: string) => ask(`${served.url}/api/v1/planning${path}`, { headers });
  const send = (method: string, path: string, body?: object) =>
    ask(`${served.url}/api/v1/planning${path}`, { method, headers, ...(body && { body }) });
  const saveSettings = async (settings: object) =>
    send('PUT', '/settings', { revision: (await get('')).json.settingsRevision, settings });
  return { ...served, plans, get, send, saveSettings };
}

describe('planning over http', () => {
  it('is for the administrator; the read token may read', async () => {
    const { url, secrets } = await servePlanning();
    expect((await ask(`${url}/api/v1/planning`)).status).toBe(401);
    const authorization = `Bearer ${secrets.readToken}`;
    expect((await ask(`${url}/api/v1/planning`, { headers: { authorization } })).status).toBe(200);
    const start = { method: 'POST', headers: { authorization }, body: { kind: 'forecast' } };
    expect((await ask(`${url}/api/v1/planning/jobs`, start)).status).toBe(403);
  });

  it('says what there is, and before the first forecast how to get one', async () => {
    const { get } = await servePlanning('not-made');
    const { json } = await get('');
    expect(json).toMatchObject({ today: '2026-11-02', forecast: null, jobs: [], versions: [] });
    expect(json.groups).toMatchObject([{ agents: 2 }, { agents: 3 }]);
    const { status, error } = await get('/forecast?queue=sales');
    expect(status).toBe(404);
    expect(error.message).toMatch(/No forecast was made yet. Start one/);
    expect((await get('/requirement')).error.message).toMatch(/Make a forecast first/);
  });

  it('gives some days of a forecast and of the requirement', async () => {
    const { get } = await servePlanning();
    const { json } = await get('/forecast?queue=sales&from=2026-11-03&days=2');
    expect(json).toMatchObject({ firstDay: '2026-11-03', days: 2, methodId: expect.any(String) });
    expect((json as ForecastAnswer).calls).toHaveLength(96);
    expect((json as ForecastAnswer).bands80.days.low).toHaveLength(2);
    const requirement = (await get('/requirement?from=2026-11-03&days=1')).json;
    expect(requirement.queues[0].agents).toHaveLength(48);
    expect((await get('/forecast?queue=nobody')).error.message).toMatch(/no forecast of queue 'nobody'/);
    expect((await get('/forecast?queue=*')).status).toBe(400);
    expect((await get('/forecast?queue=sales&from=2026-13-01')).status).toBe(400);
  });

  it('PN14 says what a refused queue lacks, and what nobody can be staffed for can be taken back', async () => {
    const impossible = { kind: 'set', day: '2026-11-03', places: [18], calls: 1e7 } as const;
    const entry = { id: '1', queueId: 'sales', madeAtMs: 1, author: 'Li Na', reason: '', edit: impossible };
    const borrow = { kind: 'queue', queueId: 'nobody', callsPerDay: null } as const;
    const settings = {
      ...SETTINGS,
      queues: [
        {
          queueId: 'chat',
          opening: { kind: 'found' },
          patienceSeconds: null,
          borrow,
          concurrency: null,
        } as const,
      ],
    };
    const { get } = await servePlanning('made', {
      settings,
      edits: { sales: { revision: 1, edits: [entry] } },
    });
    const { refused } = (await get('')).json.forecast;
    expect(refused).toMatchObject([
      { queueId: 'chat', lacks: 'forecast' },
      { queueId: 'sales', lacks: 'requirement', said: { code: 'at-interval' } },
    ]);
    expect((await get('/forecast?queue=sales')).status).toBe(200);
    expect((await get('/forecast?queue=chat')).status).toBe(404);
  });

  it('PN15 refuses edits that nobody can be staffed for, and takes them on the way back', async () => {
    const set = (id: string, calls: number) => ({
      id,
      queueId: 'sales',
      madeAtMs: 1,
      author: 'Li Na',
      reason: '',
      edit: { kind: 'set', day: '2026-11-03', places: [Number(id)], calls } as const,
    });
    const { send, plans } = await servePlanning();
    const keep = (revision: number, ...edits: readonly object[]) =>
      send('PUT', '/edits?queue=sales', { revision, edits });
    expect((await keep(0, set('18', 500))).status).toBe(200);
    const { status, error } = await keep(1, set('18', 500), set('19', 1e7));
    expect(status).toBe(400);
    expect(error.said).toMatchObject({ code: 'at-interval', day: 2, interval: 20 });
    await plans.save([
      { kind: 'edits', key: 'sales', text: JSON.stringify([set('19', 1e7), set('20', 1e7)]) },
    ]);
    expect((await keep(2, set('19', 1e7))).status).toBe(200);
    expect((await keep(3)).status).toBe(200);
  });

  it('PN6 keeps edits apart from what the methods say, and tells who comes too late', async () => {
    const { get, send } = await servePlanning();
    const day = '2026-11-03';
    const entry = {
      id: '1',
      queueId: 'sales',
      madeAtMs: NOW_MS,
      author: '',
      reason: 'Mailing',
      edit: { kind: 'percent', days: [day], places: [18], percent: 50 },
    };
    const before = (await get(`/forecast?queue=sales&from=${day}&days=1`)).json;
    const saved = await send('PUT', '/edits?queue=sales', { revision: 0, edits: [entry] });
    expect(saved.json).toMatchObject({ revision: 1 });
    const { json } = await get(`/forecast?queue=sales&from=${day}&days=1`);
    expect(json.calls[18]).toBeCloseTo(1.5 * json.statistical[18], 2);
    expect(json.calls[19]).toBe(json.statistical[19]);
    expect(json.edits).toEqual([entry]);
    const ends = (of: typeof json) => [of.bands80.intervals.high[18], of.bands90.intervals.low[18]];
    ends(json).forEach((end, at) => expect(end).toBeCloseTo(1.5 * ends(before)[at], 1));
    expect(json.bands90.intervals.high[19]).toBe(before.bands90.intervals.high[19]);
    expect(json.bands80.days.high[0]).toBeGreaterThan(before.bands80.days.high[0]);
    const late = await send('PUT', '/edits?queue=sales', { revision: 0, edits: [] });
    expect(late.status).toBe(409);
    expect(late.error.message).toMatch(/revision 1, not 0/);
    const bad = { ...entry, edit: { ...entry.edit, percent: -101 } };
    const refused = await send('PUT', '/edits?queue=sales', { revision: 1, edits: [bad] });
    expect(refused.status).toBe(400);
    expect(refused.error.message).toMatch(/-101/);
    const foreign = await send('PUT', '/edits?queue=support', { revision: 0, edits: [entry] });
    expect(foreign.error.message).toMatch(/of queue 'sales'/);
  });

  it('PN7 publishes with the edits, and a version stays as it was', async () => {
    const { get, send } = await servePlanning();
    const total = { kind: 'day-total', day: '2026-11-03', calls: 100 };
    const entry = { id: 'a', queueId: 'sales', madeAtMs: 1, author: 'Li Na', reason: '', edit: total };
    await send('PUT', '/edits?queue=sales', { revision: 0, edits: [entry] });
    const { json } = await send('POST', '/versions', { reason: 'November' });
    expect(json).toMatchObject({ versionNo: 1, firstDay: '2026-11-02', days: 7 });
    await send('PUT', '/edits?queue=sales', { revision: 1, edits: [] });
    // Nobody keeps up here: what is published is of the edits all the same.
    expect((await get('/requirement')).json.isStale).toBe(true);
    const version = (await get('/versions/1?queue=sales')).json;
    const sum = (calls: readonly number[]) => calls.slice(48, 96).reduce((all, each) => all + each, 0);
    expect(sum(version.calls)).toBeCloseTo(100, 0);
    expect(sum(version.statistical)).toBeGreaterThan(300);
    expect((await get('')).json.versions).toMatchObject([{ versionNo: 1, reason: 'November' }]);
    expect(version.actual).toHaveLength(7 * 48);
    // 11:00 in Winter: the hours of today that are over, and nothing of the days to come.
    expect(version.actual[18]).toBeGreaterThan(30);
    expect(version.actual.slice(24)).toEqual(new Array(7 * 48 - 24).fill(null));
    expect(version.horizons).toEqual([]);
    expect((await get('/versions/1/changes?queue=sales&since=1')).json).toMatchObject({
      edits: { added: [], changed: [] },
      intervals: [],
    });
    expect((await get('/versions/2?queue=sales')).error).toMatchObject({
      said: { code: 'version-unknown', versionNo: 2, queueId: 'sales' },
    });
    expect((await send('POST', '/versions', { reason: 7 })).status).toBe(400);
  });

  it('keeps events, says that the forecast is older than they are, and offers holidays', async () => {
    const { get, send, saveSettings } = await servePlanning();
    const { json } = await get('/holidays?country=DE&from=2026-12-20&to=2026-12-31');
    const christmas = json.events.find(({ fromDay }: { fromDay: string }) => fromDay === '2026-12-25');
    expect(christmas).toMatchObject({ kind: 'holiday', effect: { kind: 'learnt' } });
    await saveSettings(SETTINGS);
    const isStale = async () => (await get('')).json.forecast.isStale;
    expect(await isStale()).toBe(false);
    expect((await send('PUT', `/events/${christmas.id}`, christmas)).status).toBe(200);
    expect(await isStale()).toBe(true);
    expect((await get('/events')).json.events).toEqual([christmas]);
    const wrong = await send('PUT', '/events/x', { ...christmas, id: 'x', toDay: '2026-12-01' });
    expect(wrong.status).toBe(400);
    expect((await send('PUT', '/events/other', christmas)).status).toBe(400);
    expect((await send('DELETE', `/events/${christmas.id}`)).status).toBe(204);
    expect((await get('/events')).json.events).toEqual([]);
    expect(await isStale()).toBe(false);
    expect((await get('/holidays?country=XX&from=2026-12-20&to=2026-12-31')).status).toBe(400);
  });

  it('saves settings, and refuses those that leave nobody on the phone', async () => {
    const { get, saveSettings } = await servePlanning();
    const settings = { ...SETTINGS, weeksAhead: 4 };
    expect((await saveSettings(settings)).json.settings.weeksAhead).toBe(4);
    expect((await get('')).json.settings.weeksAhead).toBe(4);
    const shrinkage = [0.6, 0.5].map((ratio, index) => ({ name: `${index}`, ratio, base: 'paid-time' }));
    const requirement = { ...settings.requirement, shrinkage };
    const refused = await saveSettings({ ...settings, requirement });
    expect(refused.status).toBe(400);
    expect(refused.error.message).toMatch(/leave at least 1 %/);
    expect(refused.error.message).toMatch(/^There is 1 bad place in the planning settings:/);
  });

  it('PN24 work that may wait is of queues there are; one that has gone meanwhile keeps nobody from saving', async () => {
    const { saveSettings } = await servePlanning();
    const work = buildWork({
      doer: { kind: 'queue', queueId: 'slaes' },
      arises: { kind: 'as-calls', queueId: 'gone' },
    });
    const { status, error } = await saveSettings({ ...SETTINGS, deferredWorks: [work] });
    expect(status).toBe(400);
    expect(error.message).toMatch(
      /deferredWorks\[0\]\.doer\.queueId \("slaes"\) must be a queue of the site/,
    );
    expect(error.message).toMatch(/deferredWorks\[0\]\.arises\.queueId \("gone"\).*Choose one of the queues/);
    const fit = buildWork({ doer: { kind: 'queue', queueId: 'sales' } });
    expect((await saveSettings({ ...SETTINGS, deferredWorks: [fit] })).status).toBe(200);
    expect(() => refuseUnknownQueues([work], [work], ['sales'])).not.toThrow();
    expect(() => refuseUnknownQueues([work], [fit], ['sales'])).toThrow(/slaes/);
  });

  it('PN16 refuses settings of somebody who had not read those that were saved meanwhile', async () => {
    const { get, send } = await servePlanning();
    const { settings, settingsRevision: revision } = (await get('')).json;
    const both = [3, 5].map((weeksAhead) =>
      send('PUT', '/settings', { revision, settings: { ...settings, weeksAhead } }),
    );
    const [first, second] = await Promise.all(both);
    expect([first!.status, second!.status].sort()).toEqual([200, 409]);
    const late = first!.status === 409 ? first! : second!;
    expect(late.error).toMatchObject({ code: 'conflict', said: { code: 'settings-changed-meanwhile' } });
    expect(late.error.message).toMatch(/nothing of yours was saved. Read the settings again/);
    const now = (await get('')).json;
    expect(now.settingsRevision).not.toBe(revision);
    const again = { revision: now.settingsRevision, settings: { ...settings, weeksAhead: 9 } };
    expect((await send('PUT', '/settings', again)).json.settings.weeksAhead).toBe(9);
    expect((await send('PUT', '/settings', settings)).status).toBe(400);
  });

  it('PJ24 has nothing of played days before the first job, and then what it kept', async () => {
    const { get, send, plans } = await servePlanning();
    for (const [path, kind] of [
      ['/simulated', 'simulated'],
      ['/what-if', 'what-if'],
    ] as const) {
      expect(await get(path)).toMatchObject({ status: 200, json: null });
      await plans.save([{ kind, key: '', text: '{"firstDay":"2026-11-03"}' }]);
      expect((await get(path)).json).toEqual({ firstDay: '2026-11-03' });
    }
    expect((await send('POST', '/jobs', { kind: 'what-if', firstDay: '2026-11-03', days: 1 })).status).toBe(
      400,
    );
  });

  it('PJ24 refuses days that are not forecast when they are asked for, and begins nothing', async () => {
    const { get, send } = await servePlanning();
    const change = {
      queueIds: null,
      volumeRatio: 1.1,
      handleSecondsAdded: 0,
      agentsAdded: 0,
      target: null,
      crossTraining: null,
    };
    const { jobs } = (await get('')).json;
    for (const kind of ['simulate', 'what-if']) {
      const asked = { kind, firstDay: '2027-11-02', days: 2, ...(kind === 'what-if' && { change }) };
      const { status, error } = await send('POST', '/jobs', asked);
      expect([status, error.said?.code], kind).toEqual([404, 'played-days-not-forecast']);
      expect(error.message).toMatch(/2 days from 2027-11-02 cannot be played.*Choose days/);
    }
    expect((await get('')).json.jobs).toEqual(jobs);
  });

  it('knows no job and no flag that is not there', async () => {
    const { get, send } = await servePlanning();
    expect((await get('/jobs/__proto__')).status).toBe(404);
    expect((await send('DELETE', '/jobs/7')).status).toBe(404);
    expect((await send('POST', '/jobs', { kind: 'roster' })).status).toBe(400);
    const played = { kind: 'simulate', firstDay: '2026-11-02', days: 8 };
    expect((await send('POST', '/jobs', played)).status).toBe(400);
    const flag = await send('POST', '/flags/none?queue=sales', { state: 'confirmed' });
    expect(flag.error.message).toMatch(/no flag 'none'/);
  });
});
