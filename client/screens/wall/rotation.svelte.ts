/** Which page of a board is shown, and when the next one comes. */
export class Rotation {
  #seconds: () => readonly number[];
  #index = $state(0);
  #elapsedMs = $state(0);
  /** Stopped by the reader's key or button. */
  paused = $state(false);
  /** Held while somebody is at the controls or reads a dialog. */
  held = $state(false);

  /** @param seconds how long each page stays */
  constructor(seconds: () => readonly number[]) {
    this.#seconds = seconds;
  }

  get count(): number {
    return this.#seconds().length;
  }

  get index(): number {
    return Math.min(this.#index, Math.max(0, this.count - 1));
  }

  /** How much of its time the page has had, 0 to 1. */
  get progress(): number {
    const seconds = this.#seconds()[this.index] ?? 0;
    return seconds > 0 ? Math.min(1, this.#elapsedMs / 1000 / seconds) : 0;
  }

  /** Time goes by; the next page comes when this one has had its own. */
  pass(ms: number): void {
    if (this.paused || this.held || this.count < 2) return;
    this.#elapsedMs += ms;
    if (this.progress >= 1) this.turn(1);
  }

  turn(by: 1 | -1): void {
    if (this.count === 0) return;
    this.show((this.index + by + this.count) % this.count);
  }

  show(index: number): void {
    this.#index = index;
    this.#elapsedMs = 0;
  }
}
