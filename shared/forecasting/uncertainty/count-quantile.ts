import { gammaQuantile, logGamma } from './gamma-quantile.ts';

/** Above this mean a count is as good as continuous. */
const COUNTED_MEAN = 60;

/**
 * The count that a Poisson variable, whose rate is `mean` times a gamma factor of mean 1 and coefficient of variation
 * `variation`, stays at or below with probability `probability`: summed (a negative binomial distribution) up to a mean of 60,
 * a gamma distribution of the same mean and variance above. 0 where `mean` is 0.
 */
export function countQuantile(probability: number, mean: number, variation: number): number {
  if (!(mean > 0)) return 0;
  if (mean > COUNTED_MEAN) {
    return mean * gammaQuantile(probability, Math.sqrt(1 / mean + variation ** 2));
  }
  const shape = variation > 1e-4 ? 1 / variation ** 2 : 1e8;
  const success = mean / (mean + shape);
  let term = Math.exp(-shape * Math.log1p(mean / shape));
  // A shape far below 1 leaves nearly everything at 0, and exp() never underflows here: mean is at most 60.
  let sum = term;
  let count = 0;
  while (sum < probability && count < 100_000) {
    term *= (success * (shape + count)) / (count + 1);
    count += 1;
    sum += term;
  }
  return count;
}

/** Chance of exactly `count` calls of a Poisson process. */
export function poissonChance(count: number, mean: number): number {
  if (mean === 0) return count === 0 ? 1 : 0;
  return Math.exp(count * Math.log(mean) - mean - logGamma(count + 1));
}
