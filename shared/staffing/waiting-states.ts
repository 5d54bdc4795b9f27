/**
 * The states with all agents busy, told by how many callers wait: 0, 1, 2, ... Their weights are
 * w(k) = z^k / ((c + 1)(c + 2) ... (c + k)), w(0) = 1, the terms of Kummer's function M(1, c + 1, z).
 */
export interface WaitingStates {
  /** Logarithm of the sum of all weights: at 1,000 overloaded agents the sum itself may be e^1000. */
  readonly logSum: number;
  /** Share of the weight where somebody waits. */
  readonly waitingShare: number;
  /** Mean of k, and its variance. */
  readonly mean: number;
  readonly variance: number;
  /** Mean of 1 / (c + 1) + ... + 1 / (c + k). */
  readonly meanHarmonic: number;
}

const NEGLIGIBLE = 1e-18;

/**
 * Sums the weights from their largest one both ways until they no longer count, so nothing over- or underflows and the
 * work is a few standard deviations, however many callers wait.
 *
 * @param z rate of arrivals in units of one caller's rate of hanging up, 0 or more
 * @param c rate of all agents together in the same unit, 0 or more
 */
export function sumWaitingStates(z: number, c: number): WaitingStates {
  const peak = Math.max(0, Math.floor(z - c));
  const harmonicAtPeak = sumOfInverses(c, peak);
  let sum = 1;
  // Moments about the peak: about 0 the variance of a long queue would drown in the square of its mean.
  let first = 0;
  let second = 0;
  let harmonics = 0;

  let weight = 1;
  let harmonic = 0;
  for (let ahead = 1; weight > NEGLIGIBLE * sum; ahead++) {
    const inverse = 1 / (c + peak + ahead);
    weight *= z * inverse;
    harmonic += inverse;
    sum += weight;
    first += weight * ahead;
    second += weight * ahead * ahead;
    harmonics += weight * harmonic;
  }
  weight = 1;
  harmonic = 0;
  let ahead = 0;
  for (; ahead > -peak && weight > NEGLIGIBLE * sum; ahead--) {
    const rate = c + peak + ahead;
    weight *= rate / z;
    harmonic -= 1 / rate;
    sum += weight;
    first += weight * (ahead - 1);
    second += weight * (ahead - 1) * (ahead - 1);
    harmonics += weight * harmonic;
  }
  const atZero = ahead === -peak ? weight : 0;
  const mean = first / sum;
  return {
    logSum: Math.log(sum) + logWeight(z, c, peak),
    waitingShare: peak === 0 ? (sum - 1) / sum : 1 - atZero / sum,
    mean: peak + mean,
    variance: Math.max(0, second / sum - mean * mean),
    meanHarmonic: harmonicAtPeak + harmonics / sum,
  };
}

/** ln w(k) = k ln z - ln((c + 1) ... (c + k)). */
function logWeight(z: number, c: number, k: number): number {
  if (k === 0) return 0;
  let log = 0;
  let from = c;
  let left = k;
  // Stirling's formula wants large numbers; the first factors are taken one by one.
  for (; left > 0 && from < 32; left--) {
    from += 1;
    log += Math.log(z / from);
  }
  if (left === 0) return log;
  const to = from + left;
  const logGammas =
    left * Math.log(to / z) +
    (from + 0.5) * Math.log1p(left / from) -
    left +
    correction(to) -
    correction(from);
  return log - logGammas;
}

/** What Stirling's formula for ln n! lacks. */
function correction(n: number): number {
  const square = 1 / (n * n);
  return (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680))) / n;
}

/** 1 / (c + 1) + ... + 1 / (c + k). */
function sumOfInverses(c: number, k: number): number {
  let sum = 0;
  let from = c;
  let left = k;
  for (; left > 0 && from < 32; left--) {
    from += 1;
    sum += 1 / from;
  }
  return left === 0 ? sum : sum + Math.log1p(left / from) + tail(from + left) - tail(from);
}

/** What the logarithm lacks of the sum of inverses up to n. */
function tail(n: number): number {
  const square = 1 / (n * n);
  return 1 / (2 * n) - square * (1 / 12 - square * (1 / 120 - square / 252));
}
