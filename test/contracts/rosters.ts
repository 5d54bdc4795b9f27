import { describe, expect, test } from 'vitest';
import type { NewRosterAudit, RosterStore, RosterVersionRecord } from '../../server/ports/rosters.ts';

const AUDIT: NewRosterAudit = {
  atMs: 1_767_225_600_000,
  author: '王芳',
  reason: 'nul\0',
  action: 'changed',
  copyId: null,
  days: { firstDay: '2026-02-09', lastDay: '2026-02-10' },
  text: '[]',
};
const VERSION: Omit<RosterVersionRecord, 'versionNo'> = {
  kind: 'published',
  publishedMs: 1_767_225_600_000,
  author: '王芳',
  reason: 'Spring Festival',
  firstDay: '2026-02-09',
  days: 2,
  changedAgents: 3,
  text: '{"people":[]}',
};
const WEEK = { firstDay: '2026-02-09', days: 7 };

/** What every keeper of rosters owes; `open` gives an empty one. */
export function describeRosters(name: string, open: () => Promise<RosterStore>): void {
  describe(`rosters contract: ${name}`, () => {
    test('RV1 a day is told by its copy and day, and comes back as it was, in order', async () => {
      const store = await open();
      expect(await store.readDays(null, WEEK)).toEqual([]);
      const text = JSON.stringify({ a: '早班 🎧 nul\0' });
      await store.changeDays(
        null,
        [
          { day: '2026-02-10', revision: 0, text },
          { day: '2026-02-09', revision: 0, text: '{}' },
        ],
        AUDIT,
      );
      await store.changeDays('copy', [{ day: '2026-02-10', revision: 0, text: 'other' }], AUDIT);
      expect(await store.readDays(null, WEEK)).toEqual([
        { day: '2026-02-09', revision: 1, changedMs: 7, author: '王芳', text: '{}' },
        { day: '2026-02-10', revision: 1, changedMs: 7, author: '王芳', text },
      ]);
      expect(await store.readDays(null, { firstDay: '2026-02-10', days: 1 })).toHaveLength(1);
      expect(await store.readDays('copy', WEEK)).toMatchObject([{ day: '2026-02-10', text: 'other' }]);
      await store.removeCopy('copy');
      await store.removeCopy('copy');
      expect(await store.readDays('copy', WEEK)).toEqual([]);
      expect(await store.readDays(null, WEEK)).toHaveLength(2);
    });

    test('RV2 of two who change the same day one wins, and the other changes none of its days', async () => {
      const store = await open();
      const change = (author: string, ...days: string[]) =>
        store.changeDays(
          null,
          days.map((day) => ({ day, revision: 0, text: author })),
          { ...AUDIT, author },
        );
      const outcomes = await Promise.allSettled([
        change('one', '2026-02-09', '2026-02-10'),
        change('other', '2026-02-11', '2026-02-10'),
      ]);
      expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      const [won, lost] =
        outcomes[0].status === 'fulfilled' ? (['one', 'other'] as const) : (['other', 'one'] as const);
      const refusal = outcomes.find((outcome) => outcome.status === 'rejected')!.reason;
      expect(refusal).toMatchObject({
        code: 'conflict',
        said: { code: 'roster-day-changed', day: '2026-02-10', author: won, revision: 1, asked: 0 },
      });
      const kept = await store.readDays(null, WEEK);
      expect(kept.map(({ text }) => text)).toEqual([won, won]);
      expect(kept.map(({ text }) => text)).not.toContain(lost);
      expect(await store.listAudit(WEEK, null, 10)).toHaveLength(1);
    });

    test('RV3 what was done is told newest first, by days, page by page', async () => {
      const store = await open();
      const about = (firstDay: string, lastDay: string) => ({ ...AUDIT, days: { firstDay, lastDay } });
      await store.addAudit(about('2026-02-01', '2026-02-08'));
      await store.addAudit(about('2026-02-01', '2026-02-09'));
      await store.addAudit({ ...AUDIT, copyId: 'x', days: null });
      await store.addAudit(about('2026-02-15', '2026-02-20'));
      await store.addAudit(about('2026-02-16', '2026-02-20'));
      const listed = await store.listAudit(WEEK, null, 10);
      expect(listed.map(({ no }) => no)).toEqual([4, 3, 2]);
      expect(listed[1]).toEqual({ ...AUDIT, copyId: 'x', days: null, no: 3 });
      expect((await store.listAudit(WEEK, null, 2)).map(({ no }) => no)).toEqual([4, 3]);
      expect((await store.listAudit(WEEK, 3, 2)).map(({ no }) => no)).toEqual([2]);
    });

    test('RV4 versions are numbered without gaps, and the newest word on a day counts', async () => {
      const store = await open();
      const days = [
        { day: '2026-02-10', text: 'b' },
        { day: '2026-02-09', text: 'a' },
      ];
      expect(await store.publish(VERSION, days, AUDIT)).toBe(1);
      const away = { ...VERSION, kind: 'unpublished' as const, changedAgents: 1 };
      expect(await store.publish(away, [{ day: '2026-02-10', text: null }], AUDIT)).toBe(2);
      expect(await store.readPublished(WEEK)).toEqual([
        { day: '2026-02-09', versionNo: 1, text: 'a' },
        { day: '2026-02-10', versionNo: 2, text: null },
      ]);
      expect(await store.readPublished({ firstDay: '2026-02-10', days: 1 })).toHaveLength(1);
      expect(await store.readVersionDays(1)).toEqual([
        { day: '2026-02-09', versionNo: 1, text: 'a' },
        { day: '2026-02-10', versionNo: 1, text: 'b' },
      ]);
      expect(await store.readVersion(1)).toEqual({ ...VERSION, versionNo: 1 });
      expect(await store.readVersion(3)).toBeNull();
      expect(await store.readVersionDays(3)).toEqual([]);
      const { text: _text, ...head } = VERSION;
      expect(await store.listVersions()).toEqual([
        { ...head, kind: 'unpublished', changedAgents: 1, versionNo: 2, seenAgents: 0 },
        { ...head, versionNo: 1, seenAgents: 0 },
      ]);
      expect(await store.listAudit(WEEK, null, 10)).toHaveLength(2);
    });

    test('RV4 two who publish at once get a version each', async () => {
      const store = await open();
      const numbers = await Promise.all([
        store.publish(VERSION, [{ day: '2026-02-09', text: 'one' }], AUDIT),
        store.publish(VERSION, [{ day: '2026-02-09', text: 'other' }], AUDIT),
      ]);
      expect([...numbers].sort()).toEqual([1, 2]);
      expect(await store.readPublished(WEEK)).toMatchObject([{ versionNo: 2 }]);
    });

    test('RV5 who has seen a version is noted once, with the first time', async () => {
      const store = await open();
      await store.publish(VERSION, [], AUDIT);
      await store.markSeen(1, 'ß', 10);
      await store.markSeen(1, 'Z', 20);
      await store.markSeen(1, 'ß', 30);
      expect(await store.listSeen(1)).toEqual([
        { agentId: 'Z', atMs: 20 },
        { agentId: 'ß', atMs: 10 },
      ]);
      expect(await store.listVersions()).toMatchObject([{ versionNo: 1, seenAgents: 2 }]);
      expect(await store.listSeenBy('ß', 1)).toEqual([1]);
      expect(await store.listSeenBy('ß', 2)).toEqual([]);
      expect(await store.listSeenBy('s', 1)).toEqual([]);
    });
  });
}
