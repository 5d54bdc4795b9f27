import type { GrowingProgram } from './growing-program.ts';
import type { LinearModel } from './linear-model.ts';

/** How long and how exactly. */
export interface SolveLimits {
  readonly seconds: number;
  /** `relaxed` takes every column as a fraction: a linear program, with duals. */
  readonly columns: 'whole' | 'relaxed';
  /** Stop when the solution is known to be within this share of the best. Default 0. */
  readonly gapRatio?: number;
  /** Values of columns to begin with, NaN where unknown; only for whole columns. */
  readonly start?: Float64Array;
  /** Asked now and then; true ends the run, which keeps what it has. */
  readonly shouldStop?: () => boolean;
  /** Told of every better solution while it runs. */
  readonly onBetter?: (objective: number) => void;
  /** For a relaxation: `simplex` ends in a corner, `interior` is faster on large programs. Default `simplex`. */
  readonly method?: 'simplex' | 'interior';
}

export interface LinearSolution {
  /** `stopped`: by time or by `shouldStop`; there may be values and a bound. */
  readonly status: 'optimal' | 'infeasible' | 'unbounded' | 'stopped' | 'failed';
  /** Of `values`; null when there are none. */
  readonly objective: number | null;
  /** No solution can cost less. -Infinity when nothing is known, Infinity when there is none. */
  readonly bound: number;
  /** By column. */
  readonly values: Float64Array | null;
  /** By row: how much the objective rises when the row's limit rises by one. Null for whole columns. */
  readonly duals: Float64Array | null;
}

/** What solves linear programs. It blocks its thread until it ends. */
export interface LinearSolver {
  solve(model: LinearModel, limits: SolveLimits): LinearSolution;
  /** An empty program with rows that are to come to these values. Dispose of it when it is done with. */
  open(rowValues: Float64Array): GrowingProgram;
  /**
   * Rows that cannot be kept together with the bounds of the columns, few of them; null when none were found. Whole columns are
   * taken as fractions, so that nothing found does not mean that the model can be solved.
   */
  findConflict(model: LinearModel, seconds: number): readonly number[] | null;
}
