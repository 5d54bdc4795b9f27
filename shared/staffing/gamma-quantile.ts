import { StaffingError } from './staffing-error.ts';

/** Below this a factor is as good as known. */
const LEAST_VARIATION = 0.001;
/** Beyond this half of all days would be all but empty. */
const MOST_VARIATION = 5;

/**
 * The quantile of a gamma-distributed factor with mean 1: shape 1 / variation^2. Found by Newton's method on the lower
 * regularised incomplete gamma function, from Wilson and Hilferty's cube (1931).
 *
 * @param probability above 0 and below 1
 * @param variation coefficient of variation, 0 to 5; 0 gives 1
 * @throws StaffingError for anything else.
 * Example: `gammaQuantile(0.9, 0.1)` is 1.130.
 */
export function gammaQuantile(probability: number, variation: number): number {
  if (!(probability > 0 && probability < 1)) {
    throw new StaffingError(
      `probability (${probability}) must be above 0 and below 1. Write 0.9 for nine days in ten.`,
    );
  }
  if (!(variation >= 0 && variation <= MOST_VARIATION)) {
    throw new StaffingError(
      `variation (${variation}) must be from 0 to ${MOST_VARIATION}. Write 0.1 for an error of 10 %.`,
    );
  }
  if (variation < LEAST_VARIATION) return 1;
  const shape = 1 / (variation * variation);
  let low = 0;
  let high = Infinity;
  let x = firstGuess(probability, shape);
  for (let step = 0; step < 100; step++) {
    const excess = lowerGamma(shape, x) - probability;
    if (excess > 0) high = x;
    else low = x;
    const slope = Math.exp((shape - 1) * Math.log(x) - x - logGamma(shape));
    const newton = x - excess / slope;
    const next = newton > low && newton < high ? newton : high === Infinity ? 2 * x : (low + high) / 2;
    if (Math.abs(next - x) <= 1e-13 * x) return next / shape;
    x = next;
  }
  return x / shape;
}

function firstGuess(probability: number, shape: number): number {
  const part = 1 / (9 * shape);
  const cube = 1 - part + normalQuantile(probability) * Math.sqrt(part);
  const near = shape * cube ** 3;
  if (cube > 0.1) return near;
  return Math.exp((Math.log(probability) + logGamma(shape + 1)) / shape);
}

/** P(shape, x) by its series, which also converges beyond the mean, only slower (DLMF 8.11.4). */
function lowerGamma(shape: number, x: number): number {
  const front = Math.exp(shape * Math.log(x) - x - logGamma(shape + 1));
  let sum = 1;
  let term = 1;
  for (let above = shape + 1; term > 1e-17 * sum; above++) {
    term *= x / above;
    sum += term;
  }
  return Math.min(1, front * sum);
}

/** ln of the gamma function, above 0, by Stirling's series behind 16. */
function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < 16; at++) shift += Math.log(at);
  const square = 1 / (at * at);
  const series = (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / at;
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

/** Of the standard normal distribution, to 4.5e-4 (Abramowitz and Stegun 26.2.23): good enough to begin with. */
function normalQuantile(probability: number): number {
  const tail = Math.min(probability, 1 - probability);
  const t = Math.sqrt(-2 * Math.log(tail));
  const found =
    t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
  return probability < 0.5 ? -found : found;
}
