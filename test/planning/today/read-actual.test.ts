import { describe, expect, it } from 'vitest';
import { readActual } from '../../../server/planning/today/read-actual.ts';
import { createGridClock } from '../../../shared/forecasting/grid/grid-clock.ts';
import { layDay } from '../../../shared/forecasting/intraday/lay-day.ts';
import { QUARTER_MS, tallyOf } from '../../history/build-past.ts';

const SITE = { timeZone: 'Europe/Berlin', dayStartsAt: '00:00' };
const HALF_MS = 2 * QUARTER_MS;

function aDay(day: string) {
  const layout = layDay(createGridClock(SITE, 30), day);
  const row = (half: number, quarter: 0 | 1, offered: number, queueId = 'sales') => ({
    queueId,
    startMs: layout.fromMs + half * HALF_MS + quarter * QUARTER_MS,
    tally: tallyOf({ offered }),
  });
  const expected = (calls: number) => new Float64Array(layout.intervals).fill(calls);
  return { layout, row, expected };
}

describe('what came so far', () => {
  it('is counted by whole intervals that are over', () => {
    const { layout, row, expected } = aDay('2026-06-01');
    const rows = [row(0, 0, 3), row(0, 1, 4), row(1, 0, 5), row(0, 0, 9, '*')];
    const { elapsed, queues } = readActual(rows, layout, expected(1), layout.fromMs + 1.5 * HALF_MS);
    expect(elapsed).toBe(1);
    expect([...queues.keys()]).toEqual(['sales']);
    expect(queues.get('sales')![0]).toBe(7);
    expect(queues.get('sales')![1]).toBeNaN();
  });

  it('PJ2 has both hours of a day of 25, one after the other', () => {
    const { layout, row, expected } = aDay('2026-10-25');
    const rows = Array.from({ length: 10 }, (_, half) => row(half, 0, half + 1));
    const { elapsed, queues } = readActual(rows, layout, expected(1), layout.fromMs + 10 * HALF_MS);
    expect(elapsed).toBe(10);
    expect([...queues.get('sales')!.subarray(0, 10)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('PJ3 a silent hour is one without calls at night, and not known at noon', () => {
    const { layout, row, expected } = aDay('2026-06-01');
    const rows = [row(0, 0, 3), row(0, 1, 1), row(3, 0, 2), row(3, 1, 2)];
    const read = (calls: number) =>
      readActual(rows, layout, expected(calls), layout.fromMs + 4 * HALF_MS).queues.get('sales')!;
    expect([...read(1).subarray(0, 4)]).toEqual([4, 0, 0, 4]);
    expect([...read(40).subarray(0, 4)]).toEqual([4, NaN, NaN, 4]);
  });

  it('is nothing before the day begins, and the whole day after it', () => {
    const { layout, expected } = aDay('2026-06-01');
    expect(readActual([], layout, expected(1), layout.fromMs - 1).elapsed).toBe(0);
    expect(readActual([], layout, expected(1), layout.toMs + 1).elapsed).toBe(48);
  });
});
