import type { Solver, SolveState } from '../../../../shared/rostering/search/solve.ts';

/** A stretch of search is so long: often enough to hear what is asked meanwhile. */
const STRETCH_MS = 50;
const FIRST_STEPS = 500;
const MOST_STEPS = 5_000_000;

/** Runs a solver for so long at a time, whatever a step takes on this machine. */
export function createStretches(solver: Solver): (progress: number) => SolveState {
  let steps = FIRST_STEPS;
  return (progress) => {
    const startedMs = performance.now();
    const state = solver.run(steps, progress);
    const tookMs = Math.max(0.1, performance.now() - startedMs);
    steps = Math.max(50, Math.min(MOST_STEPS, Math.round(steps * Math.min(4, STRETCH_MS / tookMs))));
    return state;
  };
}
