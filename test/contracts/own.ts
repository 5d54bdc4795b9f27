import { describe, expect, test } from 'vitest';
import type {
  CalendarEntryRecord,
  CalendarLinkRecord,
  DayMessageRecord,
  HelpCallRecord,
  OwnStore,
} from '../../server/ports/own-store.ts';

const LINK: CalendarLinkRecord = {
  accountId: 'ä',
  tokenHash: 'h1',
  locale: 'zh-TW',
  madeMs: 5,
  readMs: null,
};
const ENTRY: CalendarEntryRecord = {
  uid: '2026-03-29.x@floorcast',
  sequence: 0,
  isCancelled: false,
  changedMs: 7,
  text: '{"名":"早班"}',
};
const CALL: HelpCallRecord = {
  id: 'c1',
  agentId: '王',
  note: "l'aide 📞",
  calledMs: 1_000,
  takenMs: null,
  takenBy: null,
  endedMs: null,
  endedBy: null,
};
const MESSAGE: DayMessageRecord = {
  id: 'm1',
  text: '今天系统升级\nPlease be kind',
  teams: ['Nord', '北'],
  author: 'Pia',
  madeMs: 10,
  endsMs: 100,
  removedMs: null,
  removedBy: null,
};

/** What every keeper of agents' own work owes; `open` gives an empty one. */
export function describeOwn(name: string, open: () => Promise<OwnStore>): void {
  describe(`own work in ${name}`, () => {
    test('MW20 an account has one calendar link, found by its hash until it is taken back', async () => {
      const store = await open();
      expect(await store.findLink('ä')).toBeNull();
      await store.saveLink(LINK);
      await store.saveLink({ ...LINK, tokenHash: 'h2', madeMs: 6 });
      expect(await store.findLinkByHash('h1')).toBeNull();
      await store.markLinkRead('h1', 8);
      expect(await store.findLinkByHash('h2')).toEqual({ ...LINK, tokenHash: 'h2', madeMs: 6 });
      await store.markLinkRead('h2', 9);
      expect(await store.findLink('ä')).toMatchObject({ readMs: 9 });
      await store.removeLink('ä');
      await store.removeLink('ä');
      expect(await store.findLinkByHash('h2')).toBeNull();
    });

    test('MW23 what a calendar was told is kept by agent, whole', async () => {
      const store = await open();
      const cancelled = { ...ENTRY, uid: 'leave-1@floorcast', sequence: 3, isCancelled: true };
      await store.saveCalendar('王', [cancelled, ENTRY]);
      await store.saveCalendar('z', [ENTRY]);
      expect(await store.readCalendar('王')).toEqual([ENTRY, cancelled]);
      await store.saveCalendar('王', [cancelled]);
      expect(await store.readCalendar('王')).toEqual([cancelled]);
      await store.saveCalendar('王', []);
      expect(await store.readCalendar('王')).toEqual([]);
      expect(await store.readCalendar('z')).toEqual([ENTRY]);
    });

    test('MW30 an agent has one call for help at a time, taken once and ended once', async () => {
      const store = await open();
      expect(await store.addHelpCall(CALL)).toBe(true);
      expect(await store.addHelpCall({ ...CALL, id: 'c2' })).toBe(false);
      expect(await store.addHelpCall({ ...CALL, id: 'c0', agentId: 'z', calledMs: 500 })).toBe(true);
      expect((await store.listHelpCalls()).map(({ id }) => id)).toEqual(['c0', 'c1']);
      expect(await store.takeHelpCall('c1', 2_000, 'Sam')).toBe(true);
      expect(await store.takeHelpCall('c1', 2_001, 'Pia')).toBe(false);
      expect(await store.findHelpCall('c1')).toEqual({ ...CALL, takenMs: 2_000, takenBy: 'Sam' });
      expect(await store.endHelpCall('c1', 3_000, null)).toBe(true);
      expect(await store.endHelpCall('c1', 3_001, 'Sam')).toBe(false);
      expect((await store.listHelpCalls()).map(({ id }) => id)).toEqual(['c0']);
      expect(await store.takeHelpCall('c1', 3_002, 'Sam')).toBe(false);
      expect(await store.addHelpCall({ ...CALL, id: 'c3', calledMs: 4_000 })).toBe(true);
      expect(await store.findLastHelpCall('王')).toMatchObject({ id: 'c3' });
      expect(await store.findLastHelpCall('nobody')).toBeNull();
      expect(await store.findHelpCall('nothing')).toBeNull();
    });

    test('MW40 messages are listed until they end, also those taken back', async () => {
      const store = await open();
      await store.addMessage(MESSAGE);
      await store.addMessage({ ...MESSAGE, id: 'm2', teams: null, madeMs: 11, endsMs: 50 });
      expect(await store.listMessages(49)).toMatchObject([{ id: 'm2', teams: null }, MESSAGE]);
      expect(await store.listMessages(50)).toEqual([MESSAGE]);
      const removed = { ...MESSAGE, removedMs: 60, removedBy: 'Sam' };
      expect(await store.removeMessage('m1', 60, 'Sam')).toEqual(removed);
      expect(await store.removeMessage('m1', 61, 'Pia')).toBeNull();
      expect(await store.removeMessage('m9', 61, 'Pia')).toBeNull();
      expect(await store.listMessages(50)).toEqual([removed]);
    });
  });
}
