/** How far an import was at an instant. */
export interface PaceSample {
  readonly atMs: number;
  /** Rows read. */
  readonly rows: number;
  /** 0 to 1. */
  readonly progress: number;
}

export interface Pace {
  /** Null while too little was seen, or when no rows are read (as in an undo). */
  readonly rowsPerSecond: number | null;
  readonly secondsLeft: number | null;
}

/** A pace is that of the last seconds: what an import did an hour ago says little. */
const WINDOW_MS = 30_000;
const LEAST_MS = 1_500;

/** The samples with one more; those that are too old go. One that goes backwards begins anew (the undo of an import). */
export function notePace(samples: readonly PaceSample[], next: PaceSample): readonly PaceSample[] {
  const last = samples.at(-1);
  if (last && (next.progress < last.progress || next.atMs < last.atMs)) return [next];
  return [...samples.filter(({ atMs }) => next.atMs - atMs <= WINDOW_MS), next];
}

export function readPace(samples: readonly PaceSample[]): Pace {
  const first = samples[0];
  const last = samples.at(-1);
  if (!first || !last || last.atMs - first.atMs < LEAST_MS) return { rowsPerSecond: null, secondsLeft: null };
  const seconds = (last.atMs - first.atMs) / 1000;
  const rows = (last.rows - first.rows) / seconds;
  const progress = (last.progress - first.progress) / seconds;
  return {
    rowsPerSecond: rows > 0 ? rows : null,
    secondsLeft: progress > 0 ? (1 - last.progress) / progress : null,
  };
}
