/** How pauses are placed. The same day, options and seed give the same plan on every machine. */
export interface BreakOptions {
  /** Pauses begin so many minutes after the start of the shift, or a multiple of it. 5 is usual. */
  readonly gridMinutes: number;
  readonly seed: number;
  /** Rounds of taking some shifts' pauses out and placing them anew; each takes some 50 µs. */
  readonly rounds: number;
  /** The minute of the day it is: what has begun or passed stays, nothing is placed before it. Null: the day has not begun. */
  readonly nowMinute: number | null;
  /** What begins sooner than this after `nowMinute` stays as well: people were told. */
  readonly noticeMinutes: number;
  /** Cost of each pause that is not where it was, in the units of cover. */
  readonly costOfMoving: number;
}

export const BREAK_OPTIONS: BreakOptions = {
  gridMinutes: 5,
  seed: 1,
  rounds: 300,
  nowMinute: null,
  noticeMinutes: 0,
  costOfMoving: 0,
};
