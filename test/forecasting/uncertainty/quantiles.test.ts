import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countQuantile, poissonChance } from '../../../shared/forecasting/uncertainty/count-quantile.ts';
import { gammaQuantile, logGamma } from '../../../shared/forecasting/uncertainty/gamma-quantile.ts';
import { rateQuantiles } from '../../../shared/forecasting/uncertainty/rate-quantiles.ts';

const SEED = 20_261_131;
const probabilities = fc.double({ min: 0.001, max: 0.999, noNaN: true });

describe('quantiles', () => {
  it('ln of the gamma function is that of factorials and of 1/2', () => {
    expect(logGamma(1)).toBeCloseTo(0, 12);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 10);
    expect(logGamma(0.5)).toBeCloseTo(0.5 * Math.log(Math.PI), 12);
    expect(logGamma(0.1)).toBeCloseTo(2.252712651734206, 10);
  });

  it('of the gamma distribution are those of the exponential and of chi-square tables', () => {
    expect(gammaQuantile(0.5, 1)).toBeCloseTo(Math.LN2, 9);
    expect(gammaQuantile(0.9, 1)).toBeCloseTo(-Math.log(0.1), 9);
    // Chi-square with 10 degrees of freedom: gamma of shape 5, mean 10.
    expect(10 * gammaQuantile(0.95, Math.sqrt(1 / 5))).toBeCloseTo(18.30704, 4);
    expect(10 * gammaQuantile(0.05, Math.sqrt(1 / 5))).toBeCloseTo(3.9403, 4);
    // With 1 degree of freedom: shape 1/2, mean 1.
    expect(gammaQuantile(0.95, Math.SQRT2)).toBeCloseTo(3.841459, 5);
    expect(gammaQuantile(0.3, 0)).toBe(1);
  });

  it(`of the gamma distribution rise with the probability and scatter round 1 (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        probabilities,
        probabilities,
        fc.double({ min: 0, max: 1.5, noNaN: true }),
        (a, b, variation) => {
          const [low, high] = [Math.min(a, b), Math.max(a, b)];
          expect(gammaQuantile(low, variation)).toBeLessThanOrEqual(gammaQuantile(high, variation) + 1e-9);
          expect(gammaQuantile(0.001, variation)).toBeLessThanOrEqual(1);
          expect(gammaQuantile(0.999, variation)).toBeGreaterThanOrEqual(1);
        },
      ),
      { seed: SEED, numRuns: 300 },
    );
  });

  it.each([
    // Poisson: P(X <= 3 | 5) = 0.265, P(X <= 8 | 5) = 0.932, P(X <= 9 | 5) = 0.968.
    [0.26, 5, 0, 3],
    [0.27, 5, 0, 4],
    [0.95, 5, 0, 9],
    [0.05, 5, 0, 2],
    [0.5, 0.5, 0, 0],
    // Shape 1: geometric with success 1 / 5, P(X <= k) = 1 - 0.8^(k + 1).
    [0.95, 4, 1, 13],
    [0.19, 4, 1, 0],
    [0.95, 0, 0.3, 0],
  ])(
    'of counts: probability %d of mean %d with variation %d is %d',
    (probability, mean, variation, expected) => {
      expect(countQuantile(probability, mean, variation)).toBe(expected);
    },
  );

  it('of counts go on above a mean of 60 where they were below', () => {
    for (const probability of [0.05, 0.1, 0.5, 0.9, 0.95]) {
      const below = countQuantile(probability, 59.9, 0.2);
      const above = countQuantile(probability, 60.1, 0.2);
      expect(Math.abs(above - below)).toBeLessThan(1.5);
    }
  });

  it('chances of a Poisson process sum to 1', () => {
    let sum = 0;
    for (let count = 0; count < 60; count += 1) sum += poissonChance(count, 12);
    expect(sum).toBeCloseTo(1, 9);
    expect([poissonChance(0, 0), poissonChance(2, 0)]).toEqual([1, 0]);
  });

  it('of a rate widen with the day, and have its mean in the middle', () => {
    const uncertainty = { dayVariation: Float64Array.of(0.1, 0.3), intervalVariation: 0.1 };
    const [low, high] = rateQuantiles(100, uncertainty, 0, [0.05, 0.95]) as [number, number];
    const [lower, higher] = rateQuantiles(100, uncertainty, 1, [0.05, 0.95]) as [number, number];
    expect(lower).toBeLessThan(low);
    expect(higher).toBeGreaterThan(high);
    const many = Array.from({ length: 400 }, (_, at) => (at + 0.5) / 400);
    const rates = rateQuantiles(100, uncertainty, 1, many);
    expect(rates.reduce((sum, rate) => sum + rate, 0) / 400).toBeCloseTo(100, 0);
  });
});
