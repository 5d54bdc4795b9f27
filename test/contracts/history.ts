import { describe, expect, test } from 'vitest';
import { createTally, TALLY_FIELDS } from '../../shared/floor/tally.ts';
import type { History, IntervalRow } from '../../server/ports.ts';

/** What every history owes; `open` gives an empty one. */
export function describeHistory(name: string, open: () => Promise<History>): void {
  describe(`history contract: ${name}`, () => {
    test('HI1 intervals come back by queue and period, oldest first, with every figure', async () => {
      const history = await open();
      const rows = [3, 1, 2].flatMap((hour) => [interval('support', hour, 100), interval('*', hour, 200)]);
      await history.saveIntervals(rows);
      await history.saveIntervals([interval('坐席 "sales"', 1, 300)]);
      const period = { fromMs: hourMs(1), toMs: hourMs(3) };
      expect(await history.readIntervals('support', period)).toEqual([
        interval('support', 1, 100),
        interval('support', 2, 100),
      ]);
      expect(await history.readIntervals('坐席 "sales"', period)).toEqual([interval('坐席 "sales"', 1, 300)]);
      expect(await history.readIntervals('unknown', period)).toEqual([]);
      expect(history.status().status).toBe('ok');
    });

    test('HI2 saving an interval again replaces it', async () => {
      const history = await open();
      await history.saveIntervals([interval('support', 1, 100), interval('support', 1, 150)]);
      await history.saveIntervals([interval('support', 1, 200)]);
      expect(await history.readIntervals('support', { fromMs: 0, toMs: hourMs(9) })).toEqual([
        interval('support', 1, 200),
      ]);
    });

    test('HI3 intervals of another length stand beside each other', async () => {
      const history = await open();
      const quarter = { ...interval('support', 1, 50), intervalMinutes: 15 };
      await history.saveIntervals([interval('support', 1, 100), quarter]);
      expect(await history.readIntervals('support', { fromMs: 0, toMs: hourMs(9) })).toEqual([
        quarter,
        interval('support', 1, 100),
      ]);
    });

    test('HI1 eight weeks of seven scopes are taken in one go', async () => {
      const history = await open();
      const rows = Array.from({ length: 8 * 7 * 48 }, (_, index) =>
        ['*', 'a', 'b', 'c', 'd', 'e', 'f'].map((queueId) => interval(queueId, index / 2, index)),
      ).flat();
      await history.saveIntervals(rows);
      expect((await history.readIntervals('f', { fromMs: 0, toMs: 1e15 })).length).toBe(8 * 7 * 48);
    });
  });
}

function hourMs(hour: number): number {
  return 1_700_000_000_000 + hour * 3_600_000;
}

/** Every figure another number, so that none can take the place of another. */
export function interval(queueId: string, hour: number, base: number): IntervalRow {
  const tally = createTally();
  TALLY_FIELDS.forEach((field, index) => {
    tally[field] = base + index;
  });
  return { queueId, startMs: hourMs(hour), intervalMinutes: 30, tally };
}
