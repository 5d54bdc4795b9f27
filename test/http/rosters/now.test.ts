import { describe, expect, it } from 'vitest';
import type { OnPhoneAnswer } from '../../../shared/contract/rosters.ts';
import { change, entry, MONDAY, serveRosters, shift, WHY } from './serve-rosters.ts';

describe('rosters of this moment over http', () => {
  it('RS18 needed, rostered and present agree with the requirement, what is published and the floor', async () => {
    // Monday 10:30 in Berlin.
    const served = await serveRosters({ clock: Date.UTC(2026, 10, 9, 9, 30) });
    expect((await served.get('/now')).json).toMatchObject({
      whole: { needed: expect.any(Number), rostered: null, present: null },
    });
    await change(served, '0', MONDAY, 0);
    await change(served, '1', MONDAY, 1, entry({ shift: shift({ start: '12:00', templateId: 'late' }) }));
    await served.send('POST', '/publish', { ...WHY, firstDay: MONDAY, days: 1, revisions: { [MONDAY]: 2 } });
    const { whole, groups, missing } = (await served.get('/now')).json;
    expect(whole).toMatchObject({ rostered: 1, present: null });
    expect(whole.needed).toBeGreaterThan(1);
    expect(groups).toHaveLength(2);
    expect(missing).toEqual([]);
  });

  it('RS20 on the phone by interval is what is published, never a draft', async () => {
    const served = await serveRosters();
    const read = async (more = '') =>
      (await served.get(`/on-phone?from=${MONDAY}&days=2${more}`)).json as OnPhoneAnswer;
    await change(served, '0', MONDAY, 0);
    const draft = await read();
    expect(draft.published.map(({ versionNo }) => versionNo)).toEqual([null, null]);
    expect(draft.groups.every(({ agents }) => agents.every((each) => each === null))).toBe(true);
    const publish = (revision: number) =>
      served.send('POST', '/publish', {
        ...WHY,
        firstDay: MONDAY,
        days: 1,
        revisions: { [MONDAY]: revision },
      });
    await publish(1);
    await change(served, '1', MONDAY, 1);
    const once = await read();
    expect(once.published).toEqual([
      { versionNo: 1, shifts: 1, withoutBreaks: 1 },
      { versionNo: null, shifts: 0, withoutBreaks: 0 },
    ]);
    const sum = (answer: OnPhoneAnswer, place: number) =>
      answer.groups.reduce((all, { agents }) => all + agents[place]!, 0);
    expect([once.intervalMinutes, sum(once, 16), sum(once, 15), sum(once, 24)]).toEqual([30, 1, 0, 0]);
    expect(once.groups.every(({ agents }) => agents[48] === null)).toBe(true);
    const { groups } = (await served.call('GET', '/planning')).json;
    expect(once.groups.map(({ groupId }) => groupId)).toEqual(groups.map(({ id }: { id: string }) => id));
    await publish(2);
    expect(sum(await read(), 16)).toBe(2);
    const quarters = await read('&interval=15');
    expect([quarters.intervalsPerDay, sum(quarters, 32), sum(quarters, 31)]).toEqual([96, 2, 0]);
    expect((await served.get(`/on-phone?from=${MONDAY}&days=63`)).status).toBe(400);
  });
});
