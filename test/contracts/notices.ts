import { describe, expect, test } from 'vitest';
import type {
  NewNoticeFact,
  NewSend,
  NoticeDevice,
  NoticePerson,
  NoticeStore,
  PlanNotice,
} from '../../server/ports/notice-store.ts';
import type { NoticeFact } from '../../shared/notices/notice.ts';
import { DEFAULT_NOTICE_SETTINGS } from '../../shared/notices/notice-settings.ts';

const fact = (text: string): NoticeFact => ({ kind: 'message', messageId: text, text });
const added = (key: string, atMs: number, accountId = 'ann'): NewNoticeFact => ({
  accountId,
  key,
  atMs,
  fact: fact(key),
});
const send = (id: string, other: Partial<NewSend> = {}): NewSend => ({
  id,
  channel: 'push',
  accountId: 'ann',
  deviceId: 'd1',
  text: '{"早":"\\u0000"}',
  madeMs: 100,
  ...other,
});
const device = (id: string, other: Partial<NoticeDevice> = {}): NoticeDevice => ({
  id,
  accountId: 'ann',
  sessionId: 's1',
  endpoint: `https://push.example/${id}`,
  p256dh: 'p',
  auth: 'a',
  browser: 'Test 1.0',
  addedMs: 1,
  ...other,
});
const PERSON: NoticePerson = { accountId: 'ann', settings: DEFAULT_NOTICE_SETTINGS, mail: null };

/** Ten after the first; nothing stands when the last one says so. */
const PLAN: PlanNotice = (_accountId, facts) => {
  const last = facts.at(-1)!.fact;
  return last.kind === 'message' && last.text === 'undone' ? null : facts[0]!.atMs + 10;
};

/** What every keeper of notices owes; `open` gives an empty one. */
export function describeNotices(name: string, open: () => Promise<NoticeStore>): void {
  describe(`notices contract: ${name}`, () => {
    test('NO2 facts join the open notice of their reader, each of them once', async () => {
      const store = await open();
      expect(await store.addFacts([added('a', 1), added('b', 2), added('x', 2, 'bo')], PLAN)).toEqual([
        'ann',
        'bo',
      ]);
      expect(await store.addFacts([added('b', 3)], PLAN)).toEqual([]);
      const [notice, ...others] = await store.listNotices('ann', null, 10);
      expect(others).toEqual([]);
      expect(notice).toMatchObject({ firstMs: 1, lastMs: 2, dueMs: 11, closedMs: null, readMs: null });
      expect(notice!.facts).toEqual([
        { atMs: 1, fact: fact('a') },
        { atMs: 2, fact: fact('b') },
      ]);
      expect([await store.countUnread('ann'), await store.countUnread('bo')]).toEqual([1, 1]);
      await store.replan('ann', () => 99);
      expect(await store.listNotices('ann', null, 10)).toMatchObject([{ dueMs: 99 }]);
      await store.replan('nobody', () => 99);
    });

    test('NO2 one without anything that stands is closed and read, and the next fact begins another', async () => {
      const store = await open();
      await store.addFacts([added('a', 1), added('undone', 2), added('c', 3)], PLAN);
      expect(await store.listNotices('ann', null, 10)).toMatchObject([
        { firstMs: 3, dueMs: 13, readMs: null },
        { firstMs: 1, dueMs: null, closedMs: 2, readMs: 2 },
      ]);
      expect(await store.countUnread('ann')).toBe(1);
    });

    test('NO3 what was read is not sent, and what came since it was shown is not read', async () => {
      const store = await open();
      await store.addFacts([added('a', 1), added('b', 2, 'bo')], PLAN);
      const { id } = (await store.listNotices('ann', null, 1))[0]!;
      await store.markRead('bo', [id], 50, 60);
      await store.markRead('ann', [id], 0, 60);
      expect(await store.countUnread('ann')).toBe(1);
      await store.markRead('ann', [id, 'none'], 1, 60);
      expect(await store.listNotices('ann', null, 1)).toMatchObject([
        { readMs: 60, closedMs: 60, dueMs: null },
      ]);
      expect(await store.listDue(1_000, 10)).toMatchObject([{ accountId: 'bo' }]);
      await store.addFacts([added('c', 70)], PLAN);
      await store.markRead('ann', null, 70, 80);
      expect((await store.listNotices('ann', null, 9)).map(({ readMs }) => readMs)).toEqual([80, 60]);
      expect(await store.countUnread('bo')).toBe(1);
    });

    test('NO2 the newest are listed first, page by page', async () => {
      const store = await open();
      for (const atMs of [10, 20, 30]) {
        await store.addFacts([added(String(atMs), atMs)], PLAN);
        await store.markRead('ann', null, atMs, atMs);
      }
      const seen = async (beforeMs: number | null) =>
        (await store.listNotices('ann', beforeMs, 2)).map(({ lastMs }) => lastMs);
      expect([await seen(null), await seen(20), await seen(10)]).toEqual([[30, 20], [10], []]);
    });

    test('NO4 a notice is closed once with what is to be sent of it, and not when a fact has come meanwhile', async () => {
      const store = await open();
      await store.addFacts([added('a', 1)], PLAN);
      expect(await store.listDue(10, 10)).toEqual([]);
      const [early] = await store.listDue(11, 10);
      await store.addFacts([added('b', 2)], PLAN);
      expect(await store.close(early!, 12, [send('early')])).toBe(false);
      const [late] = await store.listDue(11, 10);
      const won = await Promise.all([
        store.close(late!, 12, [send('one')]),
        store.close(late!, 12, [send('two')]),
      ]);
      expect(won).toEqual([true, false]);
      expect(await store.listDue(1_000, 10)).toEqual([]);
      expect(await store.countUnread('ann')).toBe(1);
      expect((await store.claimSends(1_000, 2_000, 10)).map(({ id }) => id)).toEqual(['one']);
    });

    test('NO4 a send is claimed by one at a time, tried again, and ends once', async () => {
      const store = await open();
      await store.addSends([send('b', { madeMs: 200 }), send('a'), send('c', { madeMs: 900 })]);
      await store.addSends([send('a', { text: 'other' })]);
      const claims = await Promise.all([store.claimSends(500, 600, 10), store.claimSends(500, 600, 10)]);
      expect(claims.map((each) => each.map(({ id }) => id))).toEqual([['a', 'b'], []]);
      expect(claims[0]![0]).toEqual({ ...send('a'), tries: 1 });
      await store.finishSend('a', { kind: 'later', nextMs: 550, fault: 'HTTP 500' });
      expect(await store.claimSends(550, 800, 1)).toMatchObject([{ id: 'a', tries: 2 }]);
      await store.finishSend('a', { kind: 'sent', atMs: 560 });
      // Whoever had 'b' is gone: it is free again after its lease.
      expect(await store.claimSends(599, 700, 10)).toEqual([]);
      expect(await store.claimSends(600, 700, 10)).toMatchObject([{ id: 'b', tries: 2 }]);
      await store.finishSend('b', { kind: 'given-up', atMs: 610, fault: '拒绝' });
      await store.finishSend('b', { kind: 'later', nextMs: 620, fault: 'again' });
      expect(await store.claimSends(800, 990, 10)).toEqual([]);
      expect(await store.listGivenUp('ann', 610)).toEqual([{ channel: 'push', atMs: 610, fault: '拒绝' }]);
      expect(await store.listGivenUp('ann', 611)).toEqual([]);
      expect(await store.listGivenUp('bo', 0)).toEqual([]);
    });

    test('NO6 people are kept with what they chose and their address', async () => {
      const store = await open();
      expect(await store.readPeople([])).toEqual([]);
      await store.savePerson(PERSON);
      const mail = { address: 'ann@例え.example', confirmedMs: null, tokenHash: 'h', tokenEndsMs: 9 };
      const bo = { accountId: 'bo', settings: null, mail };
      await store.savePerson(bo);
      expect(await store.readPeople(['bo', 'ann', 'cy'])).toEqual([PERSON, bo]);
      expect(await store.findByMailToken('h')).toEqual(bo);
      const confirmed = { ...bo, mail: { ...mail, confirmedMs: 5, tokenHash: null, tokenEndsMs: null } };
      await store.savePerson(confirmed);
      expect(await store.findByMailToken('h')).toBeNull();
      expect(await store.readPeople(['bo'])).toEqual([confirmed]);
    });

    test('NO7 a browser is one person’s, and goes by itself or with its session', async () => {
      const store = await open();
      await store.saveDevice(device('d1'));
      await store.saveDevice(device('d2', { sessionId: 's2', addedMs: 2 }));
      expect(await store.listDevices('ann')).toEqual([
        device('d1'),
        device('d2', { sessionId: 's2', addedMs: 2 }),
      ]);
      await store.saveDevice(device('d1', { accountId: 'bo', sessionId: 's3' }));
      expect((await store.listDevices('ann')).map(({ id }) => id)).toEqual(['d2']);
      await store.removeDevices({ sessionIds: ['s2', 's9'] });
      await store.removeDevices({ ids: [] });
      expect(await store.listDevices('ann')).toEqual([]);
      await store.moveDevices('s3', { accountId: 'bo', sessionId: 's4' });
      expect(await store.listDevices('bo')).toMatchObject([{ id: 'd1', sessionId: 's4' }]);
      await store.moveDevices('s4', { accountId: 'ann', sessionId: 's5' });
      expect([await store.listDevices('bo'), await store.listDevices('ann')]).toEqual([[], []]);
      await store.saveDevice(device('d1'));
      await store.removeDevices({ ids: ['d1'] });
      expect(await store.listDevices('ann')).toEqual([]);
    });

    test('NO9 what is over is forgotten in time, and nothing else', async () => {
      const store = await open();
      await store.addFacts([added('a', 1)], PLAN);
      await store.markRead('ann', null, 1, 5);
      await store.addFacts([added('b', 2)], PLAN);
      await store.addSends([send('sent'), send('waits')]);
      await store.finishSend('sent', { kind: 'sent', atMs: 5 });
      await store.forgetBefore(5);
      expect(await store.listNotices('ann', null, 9)).toHaveLength(2);
      await store.forgetBefore(6);
      expect(await store.listNotices('ann', null, 9)).toMatchObject([{ firstMs: 2 }]);
      expect((await store.claimSends(1_000, 2_000, 9)).map(({ id }) => id)).toEqual(['waits']);
      expect(await store.addFacts([added('a', 9)], PLAN)).toEqual(['ann']);
    });
  });
}
