import { describe, expect, test } from 'vitest';
import { combineProjected, countDayCalls } from '../../client/state/combine-projected.ts';

const level = (mean: number, low: number, high: number) => ({ mean, low, high });

describe('where several queues are heading together', () => {
  test('goes by calls, its ends as well', () => {
    const both = combineProjected([
      { level: level(0.6, 0.5, 0.7), calls: 100 },
      { level: level(0.9, 0.8, 0.95), calls: 200 },
    ])!;
    expect(both.mean).toBeCloseTo(0.8, 12);
    expect(both.low).toBeCloseTo(0.7, 12);
    expect(both.high).toBeCloseTo(2.6 / 3, 12);
  });

  test('is not known while a queue with calls was not played; one without calls does not matter', () => {
    const sales = { level: level(0.6, 0.5, 0.7), calls: 100 };
    expect(combineProjected([sales, { level: null, calls: 5 }])).toBeNull();
    expect(combineProjected([sales, { level: null, calls: 0 }])).toEqual(level(0.6, 0.5, 0.7));
    expect(combineProjected([{ level: null, calls: 0 }])).toBeNull();
    expect(combineProjected([])).toBeNull();
  });

  test('a day has what came, and of the rest what is expected', () => {
    expect(countDayCalls({ actual: [4, null, null], updated: [9, 5, 6] })).toBe(15);
  });
});
