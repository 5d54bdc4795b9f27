import { describe, expect, it } from 'vitest';
import { change, entry, MONDAY, serveRosters, shift, WHY } from './serve-rosters.ts';

describe('published rosters over http', () => {
  it('RS8 what is published is told by person, stays as it was, and what was changed unseen is not published', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    const preview = (await served.get(`/publish-preview?from=${MONDAY}&days=2`)).json;
    expect(preview.people).toMatchObject([{ agentId: '0', changes: [{ kind: 'new', isLate: false }] }]);
    expect(preview.revisions).toEqual({ [MONDAY]: 1, '2026-11-10': 0 });
    await change(served, '1', MONDAY, 1);
    const publish = (revisions: object) =>
      served.send('POST', '/publish', { ...WHY, firstDay: MONDAY, days: 2, revisions });
    expect((await publish(preview.revisions)).status).toBe(409);
    const published = await publish({ ...preview.revisions, [MONDAY]: 2 });
    expect(published.json).toMatchObject({ versionNo: 1, kind: 'published', changedAgents: 2 });
    await change(served, '0', MONDAY, 2, entry({ shift: shift({ start: '07:00' }) }));
    const again = (await served.get(`/publish-preview?from=${MONDAY}&days=2`)).json;
    expect(again.people).toMatchObject([
      { agentId: '0', changes: [{ kind: 'moved', isLate: true, noticeHours: 163 }] },
    ]);
    const version = (await served.get('/versions/1')).json;
    expect(version.roster[0].entries[0]).toEqual(entry());
    expect((await served.send('POST', '/versions/1/seen', { agentId: '0' })).status).toBe(204);
    expect((await served.get('/versions')).json.versions).toMatchObject([{ versionNo: 1, seenAgents: 1 }]);
    expect((await served.get(`?from=${MONDAY}&days=2`)).json.publishedVersions).toEqual([1, 1]);
    const away = await served.send('POST', '/unpublish', { ...WHY, firstDay: MONDAY, days: 2 });
    expect(away.json).toMatchObject({ versionNo: 2, kind: 'unpublished', changedAgents: 2 });
    expect((await served.get(`?from=${MONDAY}&days=2`)).json.publishedVersions).toEqual([null, null]);
    expect((await served.send('POST', '/unpublish', { ...WHY, firstDay: MONDAY, days: 2 })).status).toBe(409);
    expect((await served.get('/versions/3')).status).toBe(404);
  });

  it('RS21 a version is seen by those it speaks of, and by nobody else', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    await served.send('POST', '/publish', { ...WHY, firstDay: MONDAY, days: 2, revisions: { [MONDAY]: 1 } });
    for (const agentId of ['nobody', '1', 'constructor']) {
      const { status, error } = await served.send('POST', '/versions/1/seen', { agentId });
      expect([status, error.said]).toEqual([
        404,
        { code: 'roster-version-without-agent', versionNo: 1, agentId },
      ]);
    }
    expect((await served.send('POST', '/versions/2/seen', { agentId: '0' })).status).toBe(404);
    await served.send('POST', '/unpublish', { ...WHY, firstDay: MONDAY, days: 2 });
    // What was taken back has no roster any more, and tells its people so.
    expect((await served.send('POST', '/versions/2/seen', { agentId: '0' })).status).toBe(204);
    expect((await served.get('/versions')).json.versions).toMatchObject([
      { seenAgents: 1 },
      { seenAgents: 0 },
    ]);
  });

  it('RS23 what is as it was published makes no version; notes and breaks do, pins do not', async () => {
    const served = await serveRosters();
    const days = 2;
    const preview = async () => (await served.get(`/publish-preview?from=${MONDAY}&days=${days}`)).json;
    const publish = async () => {
      const { revisions } = await preview();
      return served.send('POST', '/publish', { ...WHY, firstDay: MONDAY, days, revisions });
    };
    await change(served, '0', MONDAY, 0);
    expect((await preview()).sameAsVersion).toBeNull();
    expect((await publish()).json.versionNo).toBe(1);
    expect((await preview()).sameAsVersion).toBe(1);
    const again = await publish();
    expect([again.status, again.error.said]).toEqual([
      409,
      { code: 'roster-nothing-new', versionNo: 1, firstDay: MONDAY, days },
    ]);
    await change(served, '0', MONDAY, 1, entry({ isPinned: true }));
    expect((await publish()).status).toBe(409);
    await change(served, '0', MONDAY, 2, entry({ note: 'first line' }));
    expect((await publish()).json).toMatchObject({ versionNo: 2, changedAgents: 0 });
    await served.send('POST', '/unpublish', { ...WHY, firstDay: MONDAY, days: 1 });
    expect((await publish()).json.versionNo).toBe(4);
  });

  it('RS23 of several who publish the same at once, or take it back, one does', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    const range = { ...WHY, firstDay: MONDAY, days: 1 };
    const statuses = async (path: string, body: object) =>
      (await Promise.all([1, 2, 3].map(() => served.send('POST', path, body))))
        .map(({ status }) => status)
        .toSorted();
    expect(await statuses('/publish', { ...range, revisions: { [MONDAY]: 1 } })).toEqual([200, 409, 409]);
    expect(await statuses('/unpublish', range)).toEqual([200, 409, 409]);
    expect((await served.get('/versions')).json.versions).toHaveLength(2);
  });

  it('RS8 a shift where none may be is told before publishing, also one that is pinned', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    await change(served, '1', MONDAY, 1, entry({ isPinned: true }));
    const { settings } = (await served.get('/settings')).json;
    const daysOff = [{ from: MONDAY, to: MONDAY, kind: 'leave', paidMinutesPerDay: 480 }];
    const people = ['0', '1'].map((agentId) => ({
      agentId,
      contractId: 'full-time',
      tags: [],
      seniorityYears: 1,
      daysOff,
      wishes: [],
      ledgerBalance: 0,
      isRostered: true,
    }));
    const saved = await served.send('PUT', '/settings', {
      revision: 0,
      settings: { ...settings, people },
    });
    expect(saved.status).toBe(200);
    const preview = (await served.get(`/publish-preview?from=${MONDAY}&days=2`)).json;
    const why = { code: 'day-off', kind: 'leave', from: MONDAY, to: MONDAY };
    expect(preview.misplaced).toEqual([
      { agentId: '0', day: MONDAY, why },
      { agentId: '1', day: MONDAY, why },
    ]);
  });
});
