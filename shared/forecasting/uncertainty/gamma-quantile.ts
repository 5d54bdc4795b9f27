import { normalQuantile } from '../../simulation/normal-quantile.ts';

/**
 * The value that a gamma variable with mean 1 and coefficient of variation `variation` stays below with probability
 * `probability`. 1 when `variation` is 0. Beyond variations of 0.5 it is exact to 1e-9; Newton steps on the regularised
 * incomplete gamma function from Wilson and Hilferty's cube (1931).
 *
 * @param probability above 0 and below 1
 * Example: `gammaQuantile(0.5, 1)` is ln 2.
 */
export function gammaQuantile(probability: number, variation: number): number {
  if (!(variation > 1e-6)) return 1;
  const shape = 1 / variation ** 2;
  const z = normalQuantile(probability);
  const cube = 1 - 1 / (9 * shape) + z / (3 * Math.sqrt(shape));
  let low = 0;
  let high = Infinity;
  // Near 0 the cube fails; there the density is about x^(shape - 1).
  let value =
    cube > 0.1 ? shape * cube ** 3 : Math.exp((Math.log(probability) + logGamma(shape + 1)) / shape);
  for (let step = 0; step < 60; step += 1) {
    const miss = lowerGamma(shape, value) - probability;
    if (miss > 0) high = Math.min(high, value);
    else low = Math.max(low, value);
    const density = Math.exp((shape - 1) * Math.log(value) - value - logGamma(shape));
    let next = value - miss / density;
    if (!(next > low && next < high)) next = high === Infinity ? 2 * value : (low + high) / 2;
    if (Math.abs(next - value) <= 1e-10 * value) return next / shape;
    value = next;
  }
  return value / shape;
}

/** ln of the gamma function (Lanczos, g = 7, nine terms), x above 0. */
export function logGamma(x: number): number {
  const terms = [
    0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
    12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
  ];
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  let sum = terms[0]!;
  for (let term = 1; term < terms.length; term += 1) sum += terms[term]! / (x - 1 + term);
  const t = x + 6.5;
  return 0.5 * Math.log(2 * Math.PI) + (x - 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Regularised lower incomplete gamma function P(shape, x): by its series below shape + 1, by its continued fraction above. */
function lowerGamma(shape: number, x: number): number {
  if (!(x > 0)) return 0;
  const scale = Math.exp(shape * Math.log(x) - x - logGamma(shape));
  if (x < shape + 1) {
    let term = 1 / shape;
    let sum = term;
    for (let n = 1; n < 100_000 && term > sum * 1e-15; n += 1) {
      term *= x / (shape + n);
      sum += term;
    }
    return scale * sum;
  }
  // Lentz's method.
  let b = x + 1 - shape;
  let c = 1e300;
  let d = 1 / b;
  let fraction = d;
  for (let n = 1; n < 100_000; n += 1) {
    const an = -n * (n - shape);
    b += 2;
    d = 1 / (an * d + b);
    c = b + an / c;
    fraction *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) break;
  }
  return 1 - scale * fraction;
}
