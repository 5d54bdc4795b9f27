import type { BandEnds, Bands, Uncertainty } from '../queue-forecast.ts';
import { countQuantile } from './count-quantile.ts';

/**
 * Bands in which `probability` of the outcomes fall, half of the others at either side: calls are Poisson with gamma-distributed
 * rates. Sums add their parts' variances, with the day's factor common to a day and correlated between days.
 */
export function makeBands(
  calls: Float64Array,
  perDay: number,
  uncertainty: Uncertainty,
  dayCorrelation: number,
  probability: number,
): Bands {
  const days = calls.length / perDay;
  const { dayVariation, intervalVariation } = uncertainty;
  const intervals = makeEnds(calls.length);
  const dayEnds = makeEnds(days);
  const weekEnds = makeEnds(Math.floor(days / 7));
  const dayCalls = new Float64Array(days);
  /** Variance of a day's rate that its intervals make, apart from the day's factor. */
  const ownVariance = new Float64Array(days);
  for (let day = 0; day < days; day += 1) {
    const variation = Math.sqrt((1 + dayVariation[day]! ** 2) * (1 + intervalVariation ** 2) - 1);
    for (let at = day * perDay; at < (day + 1) * perDay; at += 1) {
      setEnds(intervals, at, calls[at]!, variation, probability);
      dayCalls[day]! += calls[at]!;
      ownVariance[day]! += (calls[at]! * intervalVariation) ** 2;
    }
    const dayVariance = ownVariance[day]! + (dayCalls[day]! * dayVariation[day]!) ** 2;
    setEnds(dayEnds, day, dayCalls[day]!, Math.sqrt(dayVariance) / dayCalls[day]!, probability);
  }
  for (let week = 0; week < weekEnds.low.length; week += 1) {
    let mean = 0;
    let variance = 0;
    let together = 0;
    for (let day = 7 * week; day < 7 * week + 7; day += 1) {
      const deviation = dayCalls[day]! * dayVariation[day]!;
      mean += dayCalls[day]!;
      together += deviation;
      variance += ownVariance[day]! + (1 - dayCorrelation) * deviation ** 2;
    }
    variance += dayCorrelation * together ** 2;
    setEnds(weekEnds, week, mean, Math.sqrt(variance) / mean, probability);
  }
  return { intervals, days: dayEnds, weeks: weekEnds };
}

function makeEnds(length: number): BandEnds {
  return { low: new Float64Array(length), high: new Float64Array(length) };
}

function setEnds(ends: BandEnds, at: number, mean: number, variation: number, probability: number): void {
  ends.low[at] = countQuantile((1 - probability) / 2, mean, variation);
  ends.high[at] = countQuantile((1 + probability) / 2, mean, variation);
}
