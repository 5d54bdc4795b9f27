/** Works one after the other; of what fails somebody is told, and the next one is begun. */
export class Turns {
  readonly #onError: (error: unknown) => void;
  #last: Promise<void> = Promise.resolve();

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  do(work: () => Promise<void>): void {
    this.#last = this.#last.then(work).catch((error: unknown) => this.#onError(error));
  }

  /** Resolves when all that was begun is done. */
  async idle(): Promise<void> {
    await this.#last;
  }
}
