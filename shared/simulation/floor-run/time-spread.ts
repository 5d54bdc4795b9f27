import { normalQuantile } from '../normal-quantile.ts';

/** How times lie round their mean. */
export type TimeSpread =
  | { readonly kind: 'exponential' }
  /** `variation`: standard deviation / mean, 0 or more; 0: always the mean. */
  | { readonly kind: 'lognormal'; readonly variation: number }
  /** The sum of so many equal exponential times. */
  | { readonly kind: 'erlang'; readonly phases: number }
  /** `shape` 1 is exponential; below 1 many are short and some very long. */
  | { readonly kind: 'weibull'; readonly shape: number }
  /** Measured: times at evenly spaced shares, the first the shortest (share 0), the last the longest (share 1). */
  | { readonly kind: 'measured'; readonly quantileSeconds: readonly number[] };

/** What is wrong with a spread, as the end of a sentence; null when nothing is. */
export function findSpreadFault(spread: TimeSpread): string | null {
  switch (spread.kind) {
    case 'exponential':
      return null;
    case 'lognormal':
      return spread.variation >= 0 && spread.variation <= 20
        ? null
        : `variation (${spread.variation}) must be 0 to 20: it is standard deviation / mean.`;
    case 'erlang':
      return Number.isInteger(spread.phases) && spread.phases >= 1 && spread.phases <= 100
        ? null
        : `phases (${spread.phases}) must be a whole number, 1 to 100. Maybe a lognormal of little variation will do.`;
    case 'weibull':
      return spread.shape >= 0.2 && spread.shape <= 20
        ? null
        : `shape (${spread.shape}) must be 0.2 to 20: 1 is exponential.`;
    case 'measured':
      return findMeasuredFault(spread.quantileSeconds);
    default:
      return spread satisfies never;
  }
}

/**
 * The quantile function of a spread scaled to mean 1: below it lies `share` (0 to 1, both excluded) of the times.
 *
 * - exponential: -ln(1 - p); Weibull: (-ln(1 - p))^(1/k) / Gamma(1 + 1/k)
 * - lognormal of variation v: exp(s z - s^2 / 2), s^2 = ln(1 + v^2), z the normal quantile
 * - Erlang of k phases: the x with 1 - e^(-kx) sum over j < k of (kx)^j / j! = p, by bisection to 14 digits
 * - measured: linear between the quantiles
 */
export function createUnitQuantile(spread: TimeSpread): (share: number) => number {
  switch (spread.kind) {
    case 'exponential':
      return (share) => -Math.log1p(-share);
    case 'lognormal': {
      const sigma = Math.sqrt(Math.log1p(spread.variation * spread.variation));
      return (share) => Math.exp(sigma * normalQuantile(share) - (sigma * sigma) / 2);
    }
    case 'erlang':
      return (share) => erlangQuantile(spread.phases, share);
    case 'weibull': {
      const power = 1 / spread.shape;
      const mean = gamma(1 + power);
      return (share) => (-Math.log1p(-share)) ** power / mean;
    }
    case 'measured': {
      const times = spread.quantileSeconds;
      const mean = meanBetween(times);
      return (share) => between(times, share) / mean;
    }
    default:
      return spread satisfies never;
  }
}

/** Mean of a measured spread, linear between its quantiles. */
export function meanBetween(times: readonly number[]): number {
  let sum = 0;
  for (let place = 1; place < times.length; place++) sum += (times[place - 1]! + times[place]!) / 2;
  return sum / (times.length - 1);
}

function between(times: readonly number[], share: number): number {
  const at = share * (times.length - 1);
  const low = Math.min(times.length - 2, Math.floor(at));
  return times[low]! + (times[low + 1]! - times[low]!) * (at - low);
}

function findMeasuredFault(times: readonly number[]): string | null {
  if (times.length < 2) return `quantileSeconds must be at least 2 times, not ${times.length}.`;
  for (let place = 0; place < times.length; place++) {
    const seconds = times[place]!;
    if (!(seconds >= 0 && Number.isFinite(seconds))) {
      return `quantileSeconds[${place}] (${seconds}) must be 0 or more.`;
    }
    if (place > 0 && seconds < times[place - 1]!) {
      return `quantileSeconds[${place}] (${seconds}) must not be below the one before it (${times[place - 1]}). Maybe they are not sorted.`;
    }
  }
  return times.at(-1)! > 0 ? null : 'quantileSeconds must not all be 0.';
}

function erlangQuantile(phases: number, share: number): number {
  let low = 0;
  let high = 1;
  while (erlangShare(phases, high) < share && high < 1000) high *= 2;
  while (high - low > 1e-14 * high) {
    const middle = (low + high) / 2;
    if (middle === low || middle === high) break;
    if (erlangShare(phases, middle) < share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Of times with mean 1, those below x. */
function erlangShare(phases: number, x: number): number {
  let term = 1;
  let sum = 1;
  for (let phase = 1; phase < phases; phase++) {
    term *= (phases * x) / phase;
    sum += term;
  }
  return 1 - Math.exp(-phases * x) * sum;
}

/** Lanczos (1964) with g = 7, n = 9, about 15 digits for the arguments above 1 that it is asked for. */
function gamma(x: number): number {
  const z = x - 1;
  const base = z + LANCZOS.length - 1.5;
  const series = LANCZOS.reduce(
    (sum, coefficient, k) => sum + (k === 0 ? coefficient : coefficient / (z + k)),
  );
  return Math.sqrt(2 * Math.PI) * base ** (z + 0.5) * Math.exp(-base) * series;
}

const LANCZOS = [
  0.9999999999998099, 676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406,
  12.507343278686905, -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
];
