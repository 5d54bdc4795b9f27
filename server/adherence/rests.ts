/** Longer than this nobody else should wait for a turn: the floor goes on beside whatever is counted. */
const LONGEST_TURN_MS = 8;

/** Long work in the main thread, in turns. */
export class Rests {
  #sinceMs = performance.now();

  /** Lets others have their turn where this one has been long enough. */
  async rest(): Promise<void> {
    if (performance.now() - this.#sinceMs < LONGEST_TURN_MS) return;
    await new Promise((resolve) => setImmediate(resolve));
    this.#sinceMs = performance.now();
  }
}
