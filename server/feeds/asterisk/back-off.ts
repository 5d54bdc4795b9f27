export interface BackOffOptions {
  readonly firstMs: number;
  readonly mostMs: number;
  /** 0 up to 1, not including 1. */
  readonly random: () => number;
}

/** How long to wait before the next attempt: doubled each time, up to a most, and half of it by chance. */
export class BackOff {
  readonly #options: BackOffOptions;
  #attempts = 0;

  constructor(options: BackOffOptions) {
    this.#options = options;
  }

  /** The wait before the next attempt, ms. Chance keeps many boards from knocking at one door together. */
  next(): number {
    const { firstMs, mostMs, random } = this.#options;
    const wholeMs = Math.min(mostMs, firstMs * 2 ** Math.min(30, this.#attempts));
    this.#attempts += 1;
    return Math.round(wholeMs / 2 + (random() * wholeMs) / 2);
  }

  reset(): void {
    this.#attempts = 0;
  }
}
