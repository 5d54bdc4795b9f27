import type { LinearSolver } from '../linear/linear-solver.ts';
import type { Picks, RosterModel } from '../model/roster-model.ts';
import { isBetterRoster } from '../search/compare-rosters.ts';
import { createSolver } from '../search/create-solver.ts';
import type { Solver, SolveState } from '../search/solve.ts';
import { createPlannedSearch, planColumns, type ColumnPlan } from './plan-columns.ts';
import type { ColumnSearch, FoundRoster } from './create-column-search.ts';

export interface JoinedSolverOptions {
  readonly seed: number;
  /** Where it begins: a roster that exists, or null for one made greedily. */
  readonly from: Picks | null;
  /** Seconds there are in all, and those that have gone: of the processor or of the clock. */
  readonly seconds: number;
  readonly readSeconds: () => number;
  readonly linear: LinearSolver;
}

export interface JoinedSolver extends Solver {
  readonly plan: ColumnPlan;
  /** No roster without a violation costs less; -Infinity while nothing is known. */
  bound(): number;
  /** Whether the best roster is as good as one can be. */
  isProven(): boolean;
  dispose(): void;
}

/** Longest single step of the columns, in seconds. */
const STEP_SECONDS = 20;
/** After the beginning, the search has this much of the time: it mends and betters what the columns came to, cold. */
const SEARCH_SHARE = 0.1;
/** Where the columns came to nothing: from where a search cools again. */
const REHEATED = 0.3;
/** Columns that have no roster of their own by then, or were in a hurry, leave the rest of the time to the search. */
const LAST_SHARE = 0.15;
/** From where it cools what they had half made. */
const HALF_MADE = 0.7;
const SMALLEST = 1e-6;

/**
 * A search, and rosters of whole schedules that go on from what it found and it from them; where columns do not suit the model, the
 * search alone. At first the search has the time to itself, cooling as if that were all. What comes of it depends on the clock, not
 * on seed and steps alone; a piece may take as long as a step of the columns.
 */
export function createJoinedSolver(model: RosterModel, options: JoinedSolverOptions): JoinedSolver {
  const { seed, from, linear, readSeconds, seconds } = options;
  const solver = createSolver(model, { seed, from, steps: null });
  const plan = planColumns(model, seconds);
  let columns: ColumnSearch | null = null;
  let best: FoundRoster | null = null;
  let columnSeconds = 0;
  let searchSeconds = 0;
  let steps = 0;
  /** Since when the search alone goes on, and how far it had cooled then. */
  let alone: { readonly at: number; readonly cooled: number } | null = null;

  const tell = (): SolveState => ({
    steps,
    best: best!.picks,
    objective: best!.objective,
    violations: best!.violations,
  });

  function search(pieces: number, progress: number): SolveState {
    const state = solver.run(pieces, progress);
    steps = state.steps;
    if (isBetterRoster(state, best)) {
      best = { picks: state.best.slice(), objective: state.objective, violations: state.violations };
    }
    return tell();
  }

  /** A step of the columns, or a piece of search where it is its turn. */
  function goOn(known: FoundRoster, pieces: number): SolveState {
    const begun = readSeconds();
    if (searchSeconds < SEARCH_SHARE * (searchSeconds + columnSeconds)) {
      search(pieces, 1);
      searchSeconds += readSeconds() - begun;
      return tell();
    }
    columns ??= createPlannedSearch(model, plan, { seed, solver: linear, stepSeconds: STEP_SECONDS });
    const found = columns?.step(known) ?? null;
    columnSeconds += readSeconds() - begun;
    if (found === null) return tell();
    best = found;
    solver.adopt(found.picks);
    return tell();
  }

  function leaveToSearch(at: number, known: FoundRoster): typeof alone {
    if (columns === null) return null;
    if (columns.isDone) return { at, cooled: REHEATED };
    const half = at >= 1 - LAST_SHARE ? columns.leave(known) : null;
    if (half === null) return null;
    solver.adopt(half);
    return { at, cooled: HALF_MADE };
  }

  const bound = () => columns?.bound ?? -Infinity;
  return {
    model,
    plan,
    bound,
    isProven: () => best !== null && best.violations <= SMALLEST && best.objective <= bound() + SMALLEST,
    dispose: () => columns?.dispose(),
    adopt: (picks) => {
      solver.adopt(picks);
      search(0, 1);
    },
    run: (pieces, progress) => {
      const { beginShare } = plan;
      if (best === null || progress < beginShare) return search(pieces, progress / beginShare);
      alone ??= leaveToSearch(progress, best);
      if (alone === null) return goOn(best, pieces);
      const { at, cooled } = alone;
      const ratio = Math.min(1, (progress - at) / Math.max(1e-9, 1 - at));
      return search(pieces, cooled + (1 - cooled) * ratio);
    },
  };
}
