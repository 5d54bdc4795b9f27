/** `live`: somebody waits for it. `background`: imports and upkeep. */
export type WritePriority = 'live' | 'background';

/** Runs one piece of work at a time; everything live goes before all that is background, each in the order it came. */
export class WriteQueue {
  readonly #waiting: Readonly<Record<WritePriority, (() => Promise<void>)[]>> = { live: [], background: [] };
  #running: Promise<void> | null = null;

  add<T>(work: () => Promise<T>, priority: WritePriority): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting[priority].push(() => work().then(resolve, reject));
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing waits. */
  async drain(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    for (;;) {
      const next = this.#waiting.live.shift() ?? this.#waiting.background.shift();
      if (!next) break;
      await next();
    }
    this.#running = null;
  }
}
