import type { LinearSolver } from '../linear/linear-solver.ts';
import { createRosterProgram } from '../linear/roster-program.ts';
import type { RosterModel } from '../model/roster-model.ts';
import { findObjectiveGrain, roundBound } from './find-objective-grain.ts';
import { findFirstRewards } from './find-first-rewards.ts';
import { createLagrangianBound, type LagrangianBound } from './lagrangian-bound.ts';

/** What no roster without a violation can cost less than: known better and better. */
export interface LowerBound {
  /** -Infinity while nothing is known; Infinity when no roster keeps everything hard (see `findConflict`). */
  readonly bound: number;
  /** True when nothing more will come of `improve`. */
  readonly isDone: boolean;
  /**
   * One step: the relaxation of pooled agents first, then rounds of rewards.
   *
   * @param best what the best known roster costs, null when none is known. It only guides: the bound holds without it.
   */
  improve(best: number | null): void;
}

export interface LowerBoundOptions {
  /** Null: without linear programs. */
  readonly solver: LinearSolver | null;
  /** Longest single step, in seconds. */
  readonly stepSeconds: number;
  readonly shouldStop?: () => boolean;
}

/** Rounds without a better bound after which none is to be expected. */
const LAST_ROUNDS = 400;

export function createLowerBound(model: RosterModel, options: LowerBoundOptions): LowerBound {
  const grain = findObjectiveGrain(model);
  let bound = -Infinity;
  let rounds: LagrangianBound | null = null;
  let stale = 0;
  const isDone = () => bound === Infinity || stale > LAST_ROUNDS;
  return {
    get bound() {
      return bound;
    },
    get isDone() {
      return isDone();
    },
    improve: (best) => {
      if (isDone()) return;
      if (rounds === null) {
        const pooled =
          options.solver === null
            ? { bound: -Infinity, rewards: null }
            : findFirstRewards(model, options.solver, {
                seconds: options.stepSeconds,
                ...(options.shouldStop !== undefined && { shouldStop: options.shouldStop }),
              });
        bound = roundBound(pooled.bound, grain);
        rounds = createLagrangianBound(model, { rewards: pooled.rewards });
        return;
      }
      rounds.improve(best);
      const better = roundBound(rounds.bound, grain);
      stale = better > bound ? 0 : stale + 1;
      bound = Math.max(bound, better);
      if (best !== null && bound >= best - 1e-9) stale = LAST_ROUNDS + 1;
    },
  };
}

export interface WholeBound {
  readonly bound: number;
  /** A roster found on the way, with its cost; null when there was none. */
  readonly found: { readonly picks: Uint16Array; readonly objective: number } | null;
}

/**
 * The bound of branch and bound on the whole problem, every agent alone: for small teams (up to some 5,000 choices), where it
 * ends with the optimum itself.
 */
export function findWholeBound(
  model: RosterModel,
  solver: LinearSolver,
  limits: { readonly seconds: number; readonly shouldStop?: () => boolean },
): WholeBound {
  const program = createRosterProgram(model, { violationPrice: null });
  const { bound, objective, values } = solver.solve(program.linear, { ...limits, columns: 'whole' });
  return {
    bound: roundBound(bound, findObjectiveGrain(model)),
    found: values === null || objective === null ? null : { picks: program.picksOf(values), objective },
  };
}
