import { describe, expect, it } from 'vitest';
import { computeAccuracy, poissonDeviation } from '../../shared/forecasting/accuracy.ts';
import { poissonChance } from '../../shared/forecasting/uncertainty/count-quantile.ts';

const ends = (low: number[], high: number[]) => ({
  low: Float64Array.from(low),
  high: Float64Array.from(high),
});

describe('accuracy', () => {
  it('FC18 is what can be reckoned by hand, unknown intervals left out', () => {
    const accuracy = computeAccuracy([
      {
        actual: Float64Array.of(10, NaN, 30, 0),
        calls: Float64Array.of(12, 500, 24, NaN),
        band80: ends([8, 0, 20, 0], [14, 900, 28, 0]),
        band90: ends([6, 0, 18, 0], [16, 900, 29, 0]),
      },
    ]);
    expect(accuracy.wapeRatio).toBeCloseTo((2 + 6) / 40, 12);
    expect(accuracy.biasRatio).toBeCloseTo((36 - 40) / 40, 12);
    expect(accuracy.dayWapeRatio).toBeCloseTo(4 / 40, 12);
    expect(accuracy.coverage90Ratio).toBeCloseTo(2 / 3, 12);
    const losses =
      0.05 * 4 +
      0.1 * 2 +
      0.5 * 2 +
      0.1 * 4 +
      0.05 * 6 +
      (0.05 * 12 + 0.1 * 10 + 0.5 * 6 + 0.9 * 2 + 0.95 * 1);
    expect(accuracy.pinball).toBeCloseTo(losses / 5 / 3, 12);
  });

  it('FC18 of nothing is not a number, and never 0', () => {
    const { wapeRatio, coverage90Ratio } = computeAccuracy([]);
    expect([wapeRatio, coverage90Ratio]).toEqual([NaN, NaN]);
  });

  it.each([0.01, 0.5, 1, 2.7, 12, 400])(
    'FC18 the floor of a rate of %d is its mean deviation, summed',
    (mean) => {
      let sum = 0;
      for (let count = 0; count < mean + 40 * Math.sqrt(mean) + 40; count += 1)
        sum += Math.abs(count - mean) * poissonChance(count, mean);
      expect(poissonDeviation(mean)).toBeCloseTo(sum, 8);
    },
  );

  it('FC18 the floor of no calls is 0, of one a 2 / e', () => {
    expect(poissonDeviation(0)).toBe(0);
    expect(poissonDeviation(1)).toBeCloseTo(2 / Math.E, 12);
  });
});
