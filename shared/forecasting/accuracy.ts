import type { BandEnds } from './queue-forecast.ts';
import { logGamma } from './uncertainty/gamma-quantile.ts';

/** How good forecasts were, over all that was scored. Ratios, NaN when nothing was. */
export interface Accuracy {
  /** Weighted absolute percentage error: sum of |actual - forecast| over the sum of actual calls. */
  readonly wapeRatio: number;
  /** Sum of forecast - actual over actual calls: above 0 too much was forecast. */
  readonly biasRatio: number;
  /** WAPE of whole days. */
  readonly dayWapeRatio: number;
  /** Share of intervals within the 90 % band, ends included. */
  readonly coverage90Ratio: number;
  /** Mean pinball loss at 5, 10, 50, 90 and 95 %, in calls an interval. */
  readonly pinball: number;
  /** The WAPE that remains when every rate is known exactly: Poisson noise. */
  readonly floorRatio: number;
}

/** One day's forecast against what came; NaN in `actual` is not scored. */
export interface ScoredDay {
  readonly actual: Float64Array;
  readonly calls: Float64Array;
  readonly band80: BandEnds;
  readonly band90: BandEnds;
}

/** Sums up days and says how good they were. */
export function computeAccuracy(days: Iterable<ScoredDay>): Accuracy {
  let errors = 0;
  let calls = 0;
  let foretold = 0;
  let dayErrors = 0;
  let intervals = 0;
  let within = 0;
  let pinball = 0;
  let floor = 0;
  for (const day of days) {
    let dayDifference = 0;
    for (const [at, actual] of day.actual.entries()) {
      if (Number.isNaN(actual)) continue;
      // What a method cannot say it has not foreseen.
      const expected = Number.isNaN(day.calls[at]!) ? 0 : day.calls[at]!;
      errors += Math.abs(actual - expected);
      calls += actual;
      foretold += expected;
      dayDifference += actual - expected;
      intervals += 1;
      if (actual >= day.band90.low[at]! && actual <= day.band90.high[at]!) within += 1;
      pinball +=
        (lossAt(0.05, actual, day.band90.low[at]!) +
          lossAt(0.1, actual, day.band80.low[at]!) +
          lossAt(0.5, actual, expected) +
          lossAt(0.9, actual, day.band80.high[at]!) +
          lossAt(0.95, actual, day.band90.high[at]!)) /
        5;
      floor += poissonDeviation(actual);
    }
    dayErrors += Math.abs(dayDifference);
  }
  return {
    wapeRatio: errors / calls,
    biasRatio: (foretold - calls) / calls,
    dayWapeRatio: dayErrors / calls,
    coverage90Ratio: within / intervals,
    pinball: pinball / intervals,
    floorRatio: floor / calls,
  };
}

function lossAt(probability: number, actual: number, quantile: number): number {
  const difference = actual - (Number.isNaN(quantile) ? 0 : quantile);
  return difference >= 0 ? probability * difference : (probability - 1) * difference;
}

/**
 * Mean absolute deviation of a Poisson variable from its mean, exactly: 2 e^-m m^(floor(m) + 1) / floor(m)! (Crow, 1958).
 * Example: `poissonDeviation(1)` is 2 / e.
 */
export function poissonDeviation(mean: number): number {
  if (!(mean > 0)) return 0;
  const below = Math.floor(mean);
  return 2 * Math.exp((below + 1) * Math.log(mean) - mean - logGamma(below + 1));
}
