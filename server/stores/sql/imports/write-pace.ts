/** How long one of an import's transactions should take: the live floor's commit may wait for one of them. */
const GOAL_MS = 8;
/** Sizes are powers of two, so that the statements for them are few. */
const LEAST_ROWS = 128;
const MOST_ROWS = 1_024;
/** How much the newest transaction counts in the average. */
const NEWEST_SHARE = 0.2;

/**
 * How many rows an import writes in one transaction: as many as this machine keeps in 8 ms, and fewer while it is busy, so
 * that the live floor never waits for long.
 */
export class WritePace {
  #msPerRow = GOAL_MS / 512;

  get rows(): number {
    const fitting = GOAL_MS / this.#msPerRow;
    let rows = LEAST_ROWS;
    while (rows < MOST_ROWS && rows * 2 <= fitting) rows *= 2;
    return rows;
  }

  /** A transaction of so many rows took so long, its commit included. Few rows say little of what one costs. */
  learn(rows: number, tookMs: number): void {
    if (rows < LEAST_ROWS) return;
    this.#msPerRow += NEWEST_SHARE * (tookMs / rows - this.#msPerRow);
  }
}
