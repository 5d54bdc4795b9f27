import type { Rng } from './rng.ts';

/** Mean 0, standard deviation 1 (Box and Muller, 1958). */
export function sampleNormal(rng: Rng): number {
  return Math.sqrt(-2 * Math.log(rng.next())) * Math.cos(2 * Math.PI * rng.next());
}

export function sampleExponential(rng: Rng, mean: number): number {
  return -mean * Math.log(rng.next());
}

/** A lognormal distribution by the normal one of its logarithm. */
export interface Lognormal {
  readonly mu: number;
  readonly sigma: number;
}

/**
 * From what one measures: the mean and the coefficient of variation (standard deviation / mean).
 * sigma^2 = ln(1 + cv^2), mu = ln(mean) - sigma^2 / 2.
 */
export function createLognormal(mean: number, variation: number): Lognormal {
  const sigmaSquared = Math.log(1 + variation * variation);
  return { mu: Math.log(mean) - sigmaSquared / 2, sigma: Math.sqrt(sigmaSquared) };
}

export function sampleLognormal(rng: Rng, { mu, sigma }: Lognormal): number {
  return Math.exp(mu + sigma * sampleNormal(rng));
}

/**
 * Gamma with mean `shape * scale` and variance `shape * scale^2` (Marsaglia and Tsang, 2000). `shape` above 0; below 1 by
 * the boost of the same paper.
 */
export function sampleGamma(rng: Rng, shape: number, scale: number): number {
  if (shape < 1) return sampleGamma(rng, shape + 1, scale) * rng.next() ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = sampleNormal(rng);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(rng.next()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v * scale;
  }
}

/** A factor round 1 whose standard deviation is `variation`; 0 gives 1 itself. Busyness multiplies with it. */
export function sampleBusyness(rng: Rng, variation: number): number {
  if (variation <= 0) return 1;
  const shape = 1 / (variation * variation);
  return sampleGamma(rng, shape, 1 / shape);
}

/** Weibull: `scale` is the 63.2 % point. Shape 1 is exponential; below 1 many give up at once and the rest hold out. */
export function sampleWeibull(rng: Rng, scale: number, shape: number): number {
  return scale * (-Math.log(rng.next())) ** (1 / shape);
}
