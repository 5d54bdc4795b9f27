import { describe, expect, it } from 'vitest';
import { moveBands, sumEach } from '../../../shared/forecasting/edits/move-bands.ts';

describe('a band under an edited number', () => {
  it('ED9 is as wide in percent as the band of the methods', () => {
    const band = { low: [80, 40], high: [125, 60] };
    expect(moveBands(band, [100, 50], [120, 50], 0.9)).toEqual({ low: [96, 40], high: [150, 60] });
    expect(moveBands(band, [100, 50], [50, 0], 0.9)).toEqual({ low: [40, 0], high: [62.5, 0] });
  });

  it('ED9 is chance alone where hardly any call was expected, and holds the number', () => {
    const none = { low: [0, 0], high: [0, 1] };
    const { low, high } = moveBands(none, [0, 0.2], [20, 400], 0.9);
    // Poisson of 20: 13 to 28. Of 400: 20 as a standard deviation.
    expect([low[0], high[0]]).toEqual([13, 28]);
    expect(low[1]).toBeGreaterThan(400 - 2 * 20);
    expect(low[1]).toBeLessThan(400 - 1.4 * 20);
    expect(high[1]).toBeGreaterThan(400 + 1.4 * 20);
    expect(high[1]).toBeLessThan(400 + 2 * 20);
  });

  it('ED9 of the methods it stays as it was to the digit, also where they expected nothing', () => {
    const band = { low: [0.123, 0], high: [7.456, 2] };
    expect(moveBands(band, [2, 0], [2, 0], 0.8)).toEqual(band);
  });

  it('ED9 days and weeks go by their sums; days beyond the last whole week have none', () => {
    expect([...sumEach([1, 2, 3, 4, 5], 2)]).toEqual([3, 7]);
    expect([...sumEach([], 2)]).toEqual([]);
  });
});
