import { describe, expect, it, vi } from 'vitest';
import { change, MONDAY, serveRosters, WHY } from './serve-rosters.ts';

describe('proposals of rosters over http', () => {
  it('RS16 a proposal is searched for by a job, stopped with the best, kept over a restart and taken', async () => {
    const served = await serveRosters();
    const request = {
      kind: 'roster',
      firstDay: MONDAY,
      days: 7,
      agentIds: null,
      weights: { coverage: 'high', wishes: 'normal', fairness: 'normal', cost: 'normal', fewChanges: 'low' },
      seconds: 600,
      seed: 7,
      name: 'Week 46',
      copyId: null,
    };
    const { json: job } = await served.call('POST', '/planning/jobs', request);
    const read = async () => (await served.get(`/proposals/${job.id}`)).json;
    await vi.waitFor(async () => expect((await read()).roster.length).toBe(7), {
      timeout: 60_000,
      interval: 200,
    });
    expect(await read()).toMatchObject({ state: 'running', request: { name: 'Week 46' } });
    expect((await served.send('POST', `/proposals/${job.id}/stop`)).status).toBe(200);
    await vi.waitFor(async () => expect((await read()).state).toBe('stopped'), { timeout: 60_000 });
    const { progress, roster } = await read();
    expect(progress.best.violations).toBe(0);
    expect(progress.best.understaffedHours).toBeGreaterThanOrEqual(0);
    expect(progress.history.length).toBeGreaterThan(0);
    const listed = await (await serveRosters({ plans: served.plans as never })).get('/proposals');
    expect(listed.json.proposals).toMatchObject([{ id: job.id, state: 'stopped' }]);
    const taken = await served.send('POST', `/proposals/${job.id}/take`, {
      ...WHY,
      agentIds: null,
      days: null,
    });
    expect(taken.status).toBe(200);
    const { days } = (await served.get(`?from=${MONDAY}&days=7`)).json;
    expect(days.map(({ entries }: { entries: object }) => entries)).toEqual(
      roster.map(({ entries }: { entries: object }) => entries),
    );
    const compared = (await served.get(`/compare?from=${MONDAY}&days=7&before=proposal:${job.id}&after=live`))
      .json;
    expect(compared.changes).toEqual([]);
    expect(compared.after.violations).toBe(0);
  }, 120_000);

  it('RS22 what no search could change anything of is refused when it is asked for', async () => {
    const served = await serveRosters();
    const word = 'normal';
    const weights = { coverage: word, wishes: word, fairness: word, cost: word, fewChanges: word };
    const search = { seconds: 1, seed: 1, name: '', weights, agentIds: null, copyId: null };
    const ask = async (other: object) => {
      const request = { kind: 'roster', firstDay: MONDAY, days: 7, ...search, ...other };
      const { status, error } = await served.call('POST', '/planning/jobs', request);
      return [status, error.said?.code];
    };
    expect(await ask({ agentIds: ['0', 'nobody'] })).toEqual([400, 'roster-agent-unknown']);
    expect(await ask({ agentIds: [] })).toEqual([400, 'roster-asked-nobody']);
    expect(await ask({ firstDay: '2026-10-05' })).toEqual([400, 'roster-search-over']);
    expect(await ask({ copyId: 'gone' })).toEqual([404, 'roster-copy-unknown']);
    expect((await served.get('/proposals')).json.proposals).toEqual([]);
  });

  it('RS19 where no roster keeps all hard rules the proposal breaks few of them, and says which collide', async () => {
    const served = await serveRosters();
    const { settings } = (await served.get('/settings')).json;
    await served.send('PUT', '/settings', {
      revision: 0,
      settings: { ...settings, contracts: [{ id: 'full-time', minutesPerWeek: { hardMin: 480 } }] },
    });
    for (let at = 0; at < 7; at += 1) {
      const day = `2026-11-${String(9 + at).padStart(2, '0')}`;
      await change(served, '0', day, 0, { shift: null, isPinned: true, note: 'away' });
    }
    const normal = 'normal';
    const { json: job } = await served.call('POST', '/planning/jobs', {
      kind: 'roster',
      firstDay: MONDAY,
      days: 7,
      agentIds: null,
      weights: { coverage: normal, wishes: normal, fairness: normal, cost: normal, fewChanges: 'low' },
      seconds: 16,
      seed: 1,
      name: '',
      copyId: null,
    });
    const read = async () => (await served.get(`/proposals/${job.id}`)).json;
    await vi.waitFor(async () => expect((await read()).state).toBe('done'), {
      timeout: 110_000,
      interval: 200,
    });
    const { progress, conflicts } = await read();
    expect(progress.best.violations).toBeCloseTo(1, 6);
    expect(conflicts).toHaveLength(1);
    const agents = conflicts[0].parts.map(({ agentId }: { agentId: string | null }) => agentId);
    expect(new Set(agents)).toEqual(new Set(['0']));
    expect(conflicts[0].parts.map(({ rule }: { rule: string }) => rule)).toContain('contract-hours');
  }, 150_000);

  it('RS17 a search that is cancelled leaves nothing behind', async () => {
    const served = await serveRosters();
    const request = {
      kind: 'roster',
      firstDay: MONDAY,
      days: 7,
      agentIds: null,
      weights: {
        coverage: 'normal',
        wishes: 'normal',
        fairness: 'normal',
        cost: 'normal',
        fewChanges: 'normal',
      },
      seconds: 600,
      seed: 1,
      name: '',
      copyId: null,
    };
    const { json: job } = await served.call('POST', '/planning/jobs', request);
    await vi.waitFor(
      async () => expect((await served.get('/proposals')).json.proposals[0]?.state).toBe('running'),
      { timeout: 60_000, interval: 100 },
    );
    expect((await served.send('DELETE', `/proposals/${job.id}`)).status).toBe(204);
    expect((await served.get('/proposals')).json.proposals).toEqual([]);
    expect((await served.get(`/proposals/${job.id}`)).status).toBe(404);
  }, 120_000);
});
