import type { Figure } from './metric.ts';

/** Nothing to speak of: shown as a dash (rule MT1). */
export const NO_FIGURE: Figure = { value: null, numerator: 0, denominator: 0 };

/** A plain count. Example: `countFigure(7)` is `{ value: 7, numerator: 7, denominator: 1 }`. */
export function countFigure(count: number): Figure {
  return { value: count, numerator: count, denominator: 1 };
}

/** An age, in whole seconds that have passed: it is shown beside running clocks and must not run ahead of them. */
export function ageFigure(ms: number): Figure {
  return countFigure(Math.floor(Math.max(0, ms) / 1000));
}

/** A length of time that was spent, in seconds. */
export function timeFigure(ms: number): Figure {
  return countFigure(ms / 1000);
}

/** A quotient; no value when the denominator is not positive, because nothing happened yet. */
export function quotientFigure(numerator: number, denominator: number): Figure {
  return { value: denominator > 0 ? numerator / denominator : null, numerator, denominator };
}

/** A sum of milliseconds over a number of calls, in seconds; the numerator is in seconds too. */
export function averageSecondsFigure(sumMs: number, calls: number): Figure {
  return quotientFigure(sumMs / 1000, calls);
}
