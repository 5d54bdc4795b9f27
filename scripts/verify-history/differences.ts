import type { Figure } from '../../shared/metrics/metric.ts';

/** Counts what was compared and what differed, and keeps the first differences in words. */
export class Differences {
  figures = 0;
  count = 0;
  readonly listed: string[] = [];
  readonly #mostListed: number;

  constructor(mostListed = 20) {
    this.#mostListed = mostListed;
  }

  /** @param what is only called for a difference. */
  compare(actual: number | null | undefined, wanted: number | null | undefined, what: () => string): void {
    this.figures += 1;
    if (actual !== wanted) this.add(`${what()}: ${String(actual)} is not ${String(wanted)}`);
  }

  /** A figure is the same when its value is, and what it was divided from. */
  compareFigure(actual: Figure | undefined, wanted: Figure | undefined, what: () => string): void {
    this.figures += 1;
    if (
      actual?.value === wanted?.value &&
      actual?.numerator === wanted?.numerator &&
      actual?.denominator === wanted?.denominator
    )
      return;
    this.add(`${what()}: ${JSON.stringify(actual)} is not ${JSON.stringify(wanted)}`);
  }

  add(text: string): void {
    this.count += 1;
    if (this.listed.length < this.#mostListed) this.listed.push(text);
  }
}
