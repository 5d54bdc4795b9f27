import type { RosterProgress } from '../../../shared/contract/roster-proposals.ts';

export interface DrawnImprovement {
  /** Objective of the best so far, in steps. */
  readonly path: string;
  /** Height of the bound; null while it is not known. */
  readonly boundY: number | null;
  /** Where the best still broke hard rules. */
  readonly broken: readonly { readonly x: number; readonly y: number }[];
  /** Values at the top and the bottom of the drawing. */
  readonly most: number;
  readonly least: number;
}

/**
 * A search over its time. The first rosters are so much worse that the rest would lie on the base line: the top is four times as far
 * from the bottom as where the second half of the improvements begins.
 */
export function drawImprovement(
  { history, bound, elapsedSeconds }: RosterProgress,
  seconds: number,
  width: number,
  height: number,
): DrawnImprovement | null {
  const [first, last] = [history[0], history.at(-1)];
  if (first === undefined || last === undefined) return null;
  // Rosters that broke more rules may have cost less than the best: they are in the drawing, too.
  const least = Math.min(bound ?? last.objective, ...history.map(({ objective }) => objective));
  const middle = history[Math.floor(history.length / 2)]!.objective;
  const most = Math.max(
    last.objective + 1,
    Math.min(Math.max(...history.map(({ objective }) => objective)), least + 4 * Math.max(1, middle - least)),
  );
  const until = Math.max(seconds, elapsedSeconds, 1);
  const x = (at: number) => round((width * at) / until);
  const y = (objective: number) =>
    round(height - (height * (Math.min(objective, most) - least)) / Math.max(1e-9, most - least));
  const steps = history.map(({ seconds: at, objective }) => `H${x(at)}V${y(objective)}`).join('');
  return {
    path: `M${x(first.seconds)} ${y(first.objective)}${steps}H${x(elapsedSeconds)}`,
    boundY: bound === null ? null : y(bound),
    broken: history
      .filter(({ violations }) => violations > 1e-9)
      .map(({ seconds: at, objective }) => ({ x: x(at), y: y(objective) })),
    most,
    least,
  };
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
