import type { HindcastDay } from '../hindcasts.ts';
import type { Uncertainty } from '../queue-forecast.ts';
import { median } from '../statistics.ts';

/** How far off forecasts are, before their horizon is considered. */
export interface Dispersion {
  /** Coefficient of variation of a day's factor, some days ahead. */
  readonly dayVariation: number;
  readonly intervalVariation: number;
  /** Correlation of the factors of two days of the same forecast, 0 to 1: a level that is wrong is wrong all week. */
  readonly dayCorrelation: number;
}

/** What queues are like of which nothing is known, and how many days of hindcasts weigh as much. */
const USUAL: Dispersion = { dayVariation: 0.12, intervalVariation: 0.12, dayCorrelation: 0.3 };
const USUAL_DAYS = 7;
/** Intervals below say nothing of a rate: they are Poisson noise. */
const LEAST_CALLS = 3;
const MOST_VARIATION = 1.5;
/** 90 % of a normal variable lie within so many standard deviations. */
const NINETY = 1.6449;

/**
 * Dispersion from rolling hindcasts. Each part is what remains of the errors when Poisson noise is taken away. The day's comes
 * from daily sums; the interval's makes 90 % of all intervals fall within their band, so that a few wild ones do not widen it.
 */
export function estimateDispersion(days: readonly HindcastDay[]): Dispersion {
  const errors: { readonly week: number; readonly error: number; readonly noise: number }[] = [];
  const cells: { readonly squared: number; readonly mean: number }[] = [];
  for (const { day, daysAhead, actual, expected } of days) {
    let calls = 0;
    let mean = 0;
    for (const [at, value] of actual.entries()) {
      if (Number.isNaN(value) || !(expected[at]! > 0)) continue;
      calls += value;
      mean += expected[at]!;
      if (expected[at]! >= LEAST_CALLS)
        cells.push({ squared: (value - expected[at]!) ** 2, mean: expected[at]! });
    }
    if (mean >= LEAST_CALLS) errors.push({ week: day - daysAhead, error: calls / mean - 1, noise: 1 / mean });
  }
  const dayVariation = estimateDayVariation(errors);
  return {
    dayVariation,
    intervalVariation: estimateIntervalVariation(cells, dayVariation),
    dayCorrelation: estimateCorrelation(errors, dayVariation),
  };
}

function estimateDayVariation(errors: readonly { error: number; noise: number }[]): number {
  if (errors.length === 0) return USUAL.dayVariation;
  // One unlabelled outage must not make every day to come uncertain.
  const usualSize = 1.4826 * median(errors.map(({ error }) => Math.abs(error)));
  const limit = 3 * Math.max(usualSize, 0.02);
  let sum = USUAL_DAYS * USUAL.dayVariation ** 2;
  for (const { error, noise } of errors) sum += Math.min(error ** 2, limit ** 2) - noise;
  return Math.sqrt(Math.max(sum / (errors.length + USUAL_DAYS), 1e-6));
}

function estimateIntervalVariation(
  cells: readonly { squared: number; mean: number }[],
  dayVariation: number,
): number {
  if (cells.length < 30) return USUAL.intervalVariation;
  const insideRatio = (variation: number) => {
    const factor = dayVariation ** 2 + variation ** 2;
    let inside = 0;
    for (const { squared, mean } of cells)
      if (squared <= NINETY ** 2 * (mean + factor * mean ** 2)) inside += 1;
    return inside / cells.length;
  };
  let low = 0;
  let high = MOST_VARIATION;
  for (let step = 0; step < 20; step += 1) {
    const middle = (low + high) / 2;
    if (insideRatio(middle) < 0.9) low = middle;
    else high = middle;
  }
  return high;
}

/** From the squared sums of each week's errors: with independent days they would be the sum of squares. */
function estimateCorrelation(
  errors: readonly { week: number; error: number }[],
  dayVariation: number,
): number {
  const weeks = new Map<number, { sum: number; squares: number; days: number }>();
  for (const { week, error } of errors) {
    const of = weeks.get(week) ?? { sum: 0, squares: 0, days: 0 };
    weeks.set(week, { sum: of.sum + error, squares: of.squares + error ** 2, days: of.days + 1 });
  }
  // So many pairs of days as are usual of two weeks speak for the usual correlation.
  let products = 40 * USUAL.dayCorrelation * dayVariation ** 2;
  let pairs = 40 * dayVariation ** 2;
  for (const { sum, squares, days } of weeks.values()) {
    products += sum ** 2 - squares;
    pairs += (days - 1) * squares;
  }
  return pairs > 0 ? Math.max(0, Math.min(0.95, products / pairs)) : USUAL.dayCorrelation;
}

/**
 * By day of a forecast: the variation grows with the way the level can drift beyond a week.
 *
 * @param levelStep standard deviation of the level's logarithm from week to week
 */
export function spreadUncertainty(
  dispersion: Dispersion,
  levelStep: number,
  daysAhead: readonly number[],
): Uncertainty {
  return {
    dayVariation: Float64Array.from(daysAhead, (ahead) => {
      const weeksBeyond = Math.max(0, ahead - 7) / 7;
      return Math.sqrt(dispersion.dayVariation ** 2 + weeksBeyond * levelStep ** 2);
    }),
    intervalVariation: dispersion.intervalVariation,
  };
}
