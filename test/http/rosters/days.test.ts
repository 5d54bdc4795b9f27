import { describe, expect, it } from 'vitest';
import { ask } from '../ask.ts';
import { change, entry, MONDAY, NAME, serveRosters, shift, WHY } from './serve-rosters.ts';

describe('days of rosters over http', () => {
  it('are for the administrator; the read token may read', async () => {
    const { url, secrets } = await serveRosters();
    const path = `${url}/api/v1/rosters?from=${MONDAY}&days=1`;
    expect((await ask(path)).status).toBe(401);
    const authorization = `Bearer ${secrets.readToken}`;
    expect((await ask(path, { headers: { authorization } })).status).toBe(200);
    const copy = { method: 'POST', headers: { authorization }, body: {} };
    expect((await ask(`${url}/api/v1/rosters/copies`, copy)).status).toBe(403);
  });

  it('RS3 days are changed by themselves: the second on the same day is told who was quicker, and for whom', async () => {
    const served = await serveRosters();
    expect((await change(served, '0', MONDAY, 0)).json).toMatchObject({ revisions: { [MONDAY]: 1 } });
    expect((await change(served, '0', '2026-11-10', 0)).status).toBe(200);
    const late = await served.send('POST', '/changes', {
      reason: '',
      copyId: null,
      changes: [{ day: MONDAY, agentId: '1', entry: entry() }],
      revisions: { [MONDAY]: 0 },
    });
    expect(late.status).toBe(409);
    expect(late.error.said).toEqual({
      code: 'roster-day-changed-of',
      day: MONDAY,
      author: NAME,
      agents: 1,
      names: '0',
    });
    const { json } = await served.get(`?from=${MONDAY}&days=2`);
    expect(json.days.map(({ revision }: { revision: number }) => revision)).toEqual([1, 1]);
    expect(json.days[0].entries).toEqual({ 0: entry() });
    expect(json.publishedVersions).toEqual([null, null]);
  });

  it('RS3 a day that nobody has saved was changed by nobody, and it is said so', async () => {
    const served = await serveRosters();
    const unsaved = { code: 'roster-day-unsaved', day: MONDAY, asked: 3 };
    const changed = await change(served, '0', MONDAY, 3);
    expect([changed.status, changed.error.said]).toEqual([409, unsaved]);
    const placed = { copyId: null, day: MONDAY, keep: true, revision: 3 };
    expect((await served.send('POST', '/breaks', placed)).error.said).toEqual(unsaved);
    const other = '2026-11-10';
    await change(served, '0', other, 0);
    const published = await served.send('POST', '/publish', {
      ...WHY,
      firstDay: MONDAY,
      days: 2,
      revisions: { [MONDAY]: 3, [other]: 1 },
    });
    expect([published.status, published.error.said]).toEqual([409, unsaved]);
  });

  it('RS4 what cannot be is refused and nothing of it is kept', async () => {
    const served = await serveRosters();
    const refusals = [
      await change(served, 'nobody', MONDAY, 0),
      await change(served, '0', MONDAY, 0, entry({ shift: shift({ templateId: 'gone' }) })),
      await change(served, '0', MONDAY, 0, entry({ shift: shift({ start: '25:00' }) })),
      await change(
        served,
        '0',
        MONDAY,
        0,
        entry({
          shift: shift({
            segments: [{ kind: 'work', id: null, fromMinute: 480, toMinute: 500, isPaid: true }],
          }),
        }),
      ),
    ];
    expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400, 400]);
    const night = entry({ shift: shift({ templateId: 'night', start: '23:00', minutes: 600 }) });
    await change(served, '0', MONDAY, 0, night);
    const overlapping = await change(served, '0', '2026-11-10', 0, entry());
    expect(overlapping.error.said?.code).toBe('roster-shift-overlaps');
    expect((await served.get(`?from=2026-11-10&days=1`)).json.days[0].entries).toEqual({});
  });

  it('RS9 the audit says who changed what from what to what', async () => {
    const served = await serveRosters();
    await change(served, '0', MONDAY, 0);
    await change(served, '0', MONDAY, 1, null);
    const { json } = await served.get(`/audit?from=${MONDAY}&days=7`);
    expect(json.olderBefore).toBeNull();
    expect(json.entries).toMatchObject([
      {
        no: 2,
        author: NAME,
        ...WHY,
        action: 'changed',
        changes: [{ agentId: '0', before: entry(), after: null }],
      },
      { no: 1, changes: [{ agentId: '0', day: MONDAY, before: null, after: entry() }] },
    ]);
    const newest = (await served.get(`/audit?from=${MONDAY}&days=7&limit=1`)).json;
    expect(newest).toMatchObject({ olderBefore: 2, entries: [{ no: 2 }] });
  });
});
