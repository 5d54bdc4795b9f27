/** A bar on the error output that is drawn over itself in a terminal, and a line every tenth in a file. */
export class ProgressBar {
  readonly #what: string;
  readonly #output: NodeJS.WriteStream;
  readonly #startedMs = performance.now();
  #shown = -1;

  constructor(what: string, output: NodeJS.WriteStream = process.stderr) {
    this.#what = what;
    this.#output = output;
  }

  /** @param progress 0 to 1 */
  show(progress: number): void {
    const percent = Math.floor(100 * Math.min(1, Math.max(0, progress)));
    if (percent === this.#shown) return;
    if (!this.#output.isTTY) {
      if (percent % 10 === 0) this.#output.write(`${this.#what}: ${percent} %\n`);
    } else {
      const bar = '█'.repeat(percent / 4).padEnd(25, '░');
      this.#output.write(
        `\r${this.#what} ${bar} ${String(percent).padStart(3)} %${this.#describeRest(percent)}\u001b[K`,
      );
    }
    this.#shown = percent;
  }

  end(): void {
    if (this.#output.isTTY) this.#output.write('\n');
  }

  #describeRest(percent: number): string {
    const passedMs = performance.now() - this.#startedMs;
    if (percent === 0 || passedMs < 2_000) return '';
    const seconds = Math.ceil(((passedMs / percent) * (100 - percent)) / 1000);
    return seconds < 90 ? `, ${seconds} s to go` : `, ${Math.ceil(seconds / 60)} min to go`;
  }
}
