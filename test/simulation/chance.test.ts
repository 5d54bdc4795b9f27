import { describe, expect, test } from 'vitest';
import {
  createLognormal,
  sampleBusyness,
  sampleExponential,
  sampleGamma,
  sampleLognormal,
  sampleWeibull,
} from '../../shared/simulation/distributions.ts';
import { hashSeed, Rng } from '../../shared/simulation/rng.ts';

const DRAWS = 100_000;

function measure(draw: (rng: Rng) => number): { mean: number; deviation: number } {
  const rng = new Rng(hashSeed('chance', draw.toString()));
  let sum = 0;
  let squares = 0;
  for (let count = 0; count < DRAWS; count++) {
    const value = draw(rng);
    sum += value;
    squares += value * value;
  }
  const mean = sum / DRAWS;
  return { mean, deviation: Math.sqrt(squares / DRAWS - mean * mean) };
}

describe('the generators', () => {
  test('SI45 the stream is the same for the same seed and another for another', () => {
    const draw = (seed: number): number[] => {
      const rng = new Rng(seed);
      return Array.from({ length: 5 }, () => rng.nextUint32());
    };
    expect(draw(1)).toEqual(draw(1));
    expect(draw(1)).not.toEqual(draw(2));
    expect(hashSeed(1, 'a')).not.toBe(hashSeed(1, 'b'));
    expect(hashSeed(12, 3)).not.toBe(hashSeed(1, 23));
  });

  test('SI45 numbers are even over 0 to 1: chi-square over 64 parts', () => {
    const rng = new Rng(3);
    const counts = new Array<number>(64).fill(0);
    for (let count = 0; count < DRAWS; count++) counts[rng.nextIndex(64)]! += 1;
    const expected = DRAWS / 64;
    const chiSquare = counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0);
    // 63 degrees of freedom: 0.1 % and 99.9 % points.
    expect(chiSquare).toBeGreaterThan(32);
    expect(chiSquare).toBeLessThan(104);
  });

  test.each([
    ['exponential', (rng: Rng) => sampleExponential(rng, 7), 7, 7],
    ['gamma of shape 4', (rng: Rng) => sampleGamma(rng, 4, 2), 8, 4],
    ['gamma of shape 0.5', (rng: Rng) => sampleGamma(rng, 0.5, 2), 1, Math.SQRT2],
    ['busyness', (rng: Rng) => sampleBusyness(rng, 0.2), 1, 0.2],
    ['lognormal', (rng: Rng) => sampleLognormal(rng, createLognormal(180, 0.8)), 180, 144],
    ['Weibull of shape 2', (rng: Rng) => sampleWeibull(rng, 10, 2), 8.862, 4.633],
  ])('SI45 %s has its mean and deviation', (_, draw, mean, deviation) => {
    const measured = measure(draw);
    expect(measured.mean / mean).toBeCloseTo(1, 1.5);
    expect(measured.deviation / deviation).toBeCloseTo(1, 1);
  });
});
