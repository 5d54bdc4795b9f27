import type { HindcastDay } from '../hindcasts.ts';

/** A queue's past days as they were forecast and as they came, and how far its days are off. */
export interface QueuePast {
  readonly past: readonly HindcastDay[];
  /** Coefficient of variation of a day's factor. */
  readonly dayVariation: number;
}

/** Two queues know nothing of each other at first; so many days weigh as much as what is usual. */
const USUAL_SHARE = 0.3;
const USUAL_DAYS = 20;
const MOST_SHARE = 0.95;
const LEAST_CALLS = 5;

/**
 * How much of what days are off by is common to all queues: the correlation of their days' errors, 0 to 0.95, weighted by
 * calls. A busy day of a whole site is far less likely when its queues are played as if they knew nothing of each other.
 */
export function findCommonShare(queues: readonly QueuePast[]): number {
  if (queues.length < 2) return 0;
  const days = new Map<number, { sum: number; own: number; sizes: number; squares: number }>();
  for (const { past, dayVariation } of queues) {
    for (const { day, actual, expected } of past) {
      const { error, calls } = errorOf(actual, expected);
      if (calls < LEAST_CALLS) continue;
      const of = days.get(day) ?? { sum: 0, own: 0, sizes: 0, squares: 0 };
      days.set(day, of);
      of.sum += error;
      of.own += error ** 2;
      of.sizes += calls * dayVariation;
      of.squares += (calls * dayVariation) ** 2;
    }
  }
  // Over pairs of different queues: the square of a sum less the sum of squares.
  let [products, possible, count] = [0, 0, 0];
  for (const { sum, own, sizes, squares } of days.values()) {
    products += sum ** 2 - own;
    possible += sizes ** 2 - squares;
    count += 1;
  }
  const found = possible > 0 ? products / possible : USUAL_SHARE;
  const share = (USUAL_DAYS * USUAL_SHARE + count * found) / (USUAL_DAYS + count);
  return Math.max(0, Math.min(MOST_SHARE, share));
}

/** Calls that came beyond those expected, of intervals of which both are known. */
function errorOf(actual: Float64Array, expected: Float64Array): { error: number; calls: number } {
  let [error, calls] = [0, 0];
  for (const [at, value] of actual.entries()) {
    if (Number.isNaN(value) || Number.isNaN(expected[at]!)) continue;
    error += value - expected[at]!;
    calls += expected[at]!;
  }
  return { error, calls };
}
