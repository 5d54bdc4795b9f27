import { describe, expect, test } from 'vitest';
import type { AdherenceStore } from '../../server/ports/adherence.ts';
import type { AdherenceContest, AdherenceException } from '../../shared/contract/adherence.ts';

const DAY = '2026-03-10';
const TIME = { agentId: '王\0', fromMs: 1000, toMs: 2000, madeAtMs: 5 };
const EXCEPTION: AdherenceException = {
  ...TIME,
  id: 'e1',
  author: '芳',
  kind: 'system',
  reason: "it's down",
  removedAtMs: null,
  removedBy: null,
};
const CONTEST: AdherenceContest = {
  ...TIME,
  id: 'c1',
  word: '电梯',
  state: 'open',
  answer: null,
  decidedAtMs: null,
  decidedBy: null,
};

/** What every keeper of adherence owes; `open` gives an empty one. */
export function describeAdherence(name: string, open: () => Promise<AdherenceStore>): void {
  describe(`adherence contract: ${name}`, () => {
    test('AH2 a day is kept whole, also with nobody, and replaced whole', async () => {
      const store = await open();
      await store.replaceDay(DAY, [
        { agentId: 'b', text: '{}' },
        { agentId: 'a', text: '早' },
      ]);
      await store.replaceDay('2026-03-11', []);
      const range = { firstDay: '2026-03-09', days: 3 };
      expect(await store.listClosed(range)).toEqual([DAY, '2026-03-11']);
      expect(await store.readDays(range)).toEqual([
        { day: DAY, agentId: 'a', text: '早' },
        { day: DAY, agentId: 'b', text: '{}' },
      ]);
      await store.replaceAgentDay(DAY, 'a', '晚');
      await store.replaceAgentDay(DAY, 'b', null);
      expect(await store.readDays(range)).toEqual([{ day: DAY, agentId: 'a', text: '晚' }]);
      await store.replaceDay(DAY, [{ agentId: 'c', text: '1' }]);
      expect(await store.readDays(range)).toEqual([{ day: DAY, agentId: 'c', text: '1' }]);
      expect(await store.listClosed({ firstDay: DAY, days: 1 })).toEqual([DAY]);
    });

    test('AH3 exceptions are found by the time they touch, newest first, and saved again', async () => {
      const store = await open();
      await store.saveException(EXCEPTION);
      const later = { ...EXCEPTION, id: 'e2', madeAtMs: 6 };
      await store.saveException(later);
      expect(await store.listExceptions({ fromMs: 1999, toMs: 3000 })).toEqual([later, EXCEPTION]);
      expect(await store.listExceptions({ fromMs: 2000, toMs: 3000 })).toEqual([]);
      expect(await store.listExceptions({ fromMs: 0, toMs: 1000 })).toEqual([]);
      const removed = { ...EXCEPTION, removedAtMs: 9, removedBy: '芳' };
      await store.saveException(removed);
      expect(await store.findException('e1')).toEqual(removed);
      expect(await store.findException('none')).toBe(null);
    });

    test('AH4 of two who decide a contest one wins', async () => {
      const store = await open();
      await store.addContest(CONTEST);
      const granted = { ...CONTEST, state: 'granted', decidedAtMs: 7, decidedBy: 'a', answer: '' } as const;
      const refused = { ...CONTEST, state: 'refused', decidedAtMs: 8, decidedBy: 'b', answer: '' } as const;
      const won = await Promise.all([store.decideContest(granted), store.decideContest(refused)]);
      expect(won).toEqual([true, false]);
      expect(await store.findContest('c1')).toEqual(granted);
      expect(await store.listContests({ fromMs: 0, toMs: 5000 })).toEqual([granted]);
    });
  });
}
