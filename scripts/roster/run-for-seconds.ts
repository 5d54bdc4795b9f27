import type { SolveState, Solver } from '../../shared/rostering/search/solve.ts';

export interface SolverRun {
  /** Seconds the run may take, by `secondsUsed`. */
  readonly seconds: number;
  /** Seconds used since the run began. Processor time for measuring, the clock for people who wait. */
  readonly secondsUsed: () => number;
  /** Asked between pieces. */
  readonly isStopped?: () => boolean;
  /** Told after each piece. */
  readonly tell?: (state: SolveState, secondsUsed: number) => void | Promise<void>;
}

/** A piece of the search should take about this long, so that the thread can listen in between. */
const PIECE_SECONDS = 0.05;
const LEAST_STEPS = 50;
const MOST_STEPS = 200_000;

/** Runs a solver piece by piece until its time is over or it is stopped; what is best stays its own. */
export async function runForSeconds(
  solver: Solver,
  { seconds, secondsUsed, isStopped, tell }: SolverRun,
): Promise<SolveState> {
  let steps = LEAST_STEPS;
  let begun = secondsUsed();
  let state = solver.run(steps, 0);
  for (;;) {
    const ended = secondsUsed();
    await tell?.(state, ended);
    if (ended >= seconds || isStopped?.()) return state;
    const factor = Math.min(2, Math.max(0.5, PIECE_SECONDS / Math.max(ended - begun, 1e-4)));
    steps = Math.round(Math.min(MOST_STEPS, Math.max(LEAST_STEPS, steps * factor)));
    begun = secondsUsed();
    state = solver.run(steps, Math.min(1, begun / seconds));
  }
}
