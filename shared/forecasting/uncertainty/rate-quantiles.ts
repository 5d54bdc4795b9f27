import type { Uncertainty } from '../queue-forecast.ts';
import { gammaQuantile } from './gamma-quantile.ts';

/**
 * What the rate of an interval may be, for staffing on more than its mean: quantiles of mean x day factor x interval factor,
 * taken as one gamma variable of the same variation. Poisson noise is not in it: that is the queueing model's.
 *
 * @param calls expected calls of the interval
 * @param day of the forecast, 0 is its first
 * @param probabilities each above 0 and below 1
 * Example: equally likely rates for staffing: `rateQuantiles(100, uncertainty, 0, [0.1, 0.3, 0.5, 0.7, 0.9])`.
 */
export function rateQuantiles(
  calls: number,
  { dayVariation, intervalVariation }: Uncertainty,
  day: number,
  probabilities: readonly number[],
): readonly number[] {
  const variation = Math.sqrt((1 + dayVariation[day]! ** 2) * (1 + intervalVariation ** 2) - 1);
  return probabilities.map((probability) => calls * gammaQuantile(probability, variation));
}
