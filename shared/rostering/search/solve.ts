import type { Picks, RosterModel } from '../model/roster-model.ts';

/** How a search is run. The same model, seed and steps give the same result on every machine. */
export interface SolveOptions {
  readonly seed: number;
  /** Where it begins: a roster that exists, or null for one made greedily. */
  readonly from: Picks | null;
  /** Total steps over which the temperature falls; null when time decides (the `progress` of `run`). */
  readonly steps: number | null;
}

export interface SolveState {
  readonly steps: number;
  /** The best so far: first by violations, then by objective. */
  readonly best: Picks;
  readonly objective: number;
  readonly violations: number;
}

/**
 * A search that is run in pieces, so that its thread can listen, tell and stop in between.
 */
export interface Solver {
  readonly model: RosterModel;
  /**
   * Goes on for so many steps.
   *
   * @param progress 0 at the start of the whole search, 1 at its end: how far the temperature has fallen. A thread that has a time
   *   limit gives the share of its time; one that counts steps the share of its steps, while the temperature goes by those alone.
   */
  run(steps: number, progress: number): SolveState;
  /** Takes over a better roster found elsewhere (another thread, an exact sub-problem). */
  adopt(picks: Picks): void;
}

export type CreateSolver = (model: RosterModel, options: SolveOptions) => Solver;
