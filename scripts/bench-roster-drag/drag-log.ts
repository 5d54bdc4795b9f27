import { quantile, roundTenth } from '../roster-floor/quantile.ts';

/** What `watch-page.mjs` noted. Instants are ms of the page. */
export interface DragLog {
  /** Mouse events that moved the dragged shift on the screen. */
  readonly steps: readonly { readonly eventMs: number; readonly handlingMs: number }[];
  readonly asks: readonly { readonly no: number; readonly kind: string; readonly atMs: number }[];
  readonly answers: readonly DragAnswer[];
  /** The same of shifts that were let go. */
  readonly changes: readonly (DragAnswer & { readonly objective: number; readonly violations: number })[];
  /** From a mouse event that moves nothing to the next frame, ms. */
  readonly frames: readonly number[];
  readonly longTasks: readonly { readonly startTime: number; readonly duration: number }[];
  readonly loadedMs: number;
}

interface DragAnswer {
  readonly no: number;
  readonly answeredMs: number;
  readonly paintedMs: number;
  /** Of the scorer alone. */
  readonly tookMs: number;
  /** Whether figures that the answer changed (broken rules, cost) were written anew in the frame. */
  readonly isShown: boolean;
  /** Whether it changed how many are there at all, in some interval, and whether a curve was drawn anew in the frame. */
  readonly isOther: boolean;
  readonly isDrawn: boolean;
}

/** How long something took, ms. */
export interface Spread {
  readonly count: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly worstMs: number;
}

export function spreadOf(values: readonly number[]): Spread {
  return {
    count: values.length,
    p50Ms: roundTenth(quantile(values, 0.5)),
    p95Ms: roundTenth(quantile(values, 0.95)),
    worstMs: roundTenth(quantile(values, 1)),
  };
}

/**
 * From each step's event until the first frame whose answer is of that step or of a later one: what was asked before the step was
 * handled does not count. Steps without an answer are Infinity.
 */
export function measureSteps({ steps, asks, answers }: DragLog): readonly number[] {
  const paintedOf = new Map(answers.map(({ no, paintedMs }) => [no, paintedMs]));
  const asked = asks.filter(({ kind }) => kind === 'attempt');
  return steps.map(({ eventMs, handlingMs }) => {
    const painted = asked.flatMap(({ no, atMs }) => (atMs >= handlingMs ? (paintedOf.get(no) ?? []) : []));
    return Math.min(Infinity, ...painted) - eventMs;
  });
}

/** From being asked until the answer is in the page, ms. */
export function measureWorker({ asks, answers }: DragLog): readonly number[] {
  const askedOf = new Map(asks.map(({ no, atMs }) => [no, atMs]));
  return answers.map(({ no, answeredMs }) => answeredMs - askedOf.get(no)!);
}

/** From a shift being let go until the frame with what it came to. */
export function measureDrops({ asks, changes }: DragLog): readonly number[] {
  const askedOf = new Map(asks.map(({ no, atMs }) => [no, atMs]));
  return changes.map(({ no, paintedMs }) => paintedMs - askedOf.get(no)!);
}
