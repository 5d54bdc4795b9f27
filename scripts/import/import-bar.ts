import type { RunningImport } from '../../server/imports/run-import.ts';

type Progress = ReturnType<RunningImport['progress']>;

/** The bar of an import: share, rows, rows a second, time to go. In a file a line every tenth. */
export class ImportBar {
  readonly #output = process.stderr;
  readonly #startedMs = performance.now();
  #tenth = -1;

  show({ ratio, counts }: Progress): void {
    const seconds = Math.max(0.1, (performance.now() - this.#startedMs) / 1000);
    const percent = Math.floor(100 * ratio);
    const pace = Math.round(counts.rows / seconds);
    const text = `${String(percent).padStart(3)} %  ${counts.rows} rows, ${pace} a second`;
    if (this.#output.isTTY) {
      const bar = '█'.repeat(percent / 4).padEnd(25, '░');
      this.#output.write(`\rImport ${bar} ${text}${describeRest(ratio, seconds)}\u001b[K`);
    } else if (Math.floor(percent / 10) !== this.#tenth) {
      this.#tenth = Math.floor(percent / 10);
      this.#output.write(`Import: ${text}\n`);
    }
  }

  end(): void {
    if (this.#output.isTTY) this.#output.write('\n');
  }
}

function describeRest(ratio: number, seconds: number): string {
  if (ratio < 0.01 || ratio >= 1 || seconds < 2) return '';
  const rest = Math.ceil((seconds / ratio) * (1 - ratio));
  return rest < 90 ? `, ${rest} s to go` : `, ${Math.ceil(rest / 60)} min to go`;
}
