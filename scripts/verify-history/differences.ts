const MOST_LISTED = 20;

/** Counts what was compared and what differed, and keeps the first differences in words. */
export class Differences {
  figures = 0;
  count = 0;
  readonly listed: string[] = [];

  /** @param what is only called for a difference. */
  compare(actual: number | null | undefined, wanted: number | null | undefined, what: () => string): void {
    this.figures += 1;
    if (actual !== wanted) this.add(`${what()}: ${String(actual)} is not ${String(wanted)}`);
  }

  add(text: string): void {
    this.count += 1;
    if (this.listed.length < MOST_LISTED) this.listed.push(text);
  }
}
