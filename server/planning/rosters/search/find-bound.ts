import { findPooledBound } from '../../../../shared/rostering/bound/find-pooled-bound.ts';
import { createLagrangianBound } from '../../../../shared/rostering/bound/lagrangian-bound.ts';
import { createHighsSolver } from '../../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../../shared/rostering/linear/load-highs.ts';
import type { RosterModel } from '../../../../shared/rostering/model/roster-model.ts';

/** Half of the time is for the pooled program, which gives the other half something to begin with. */
const POOLED_SHARE = 0.5;

/**
 * How good a roster of a model can be at most, as far as can be told in so many seconds; blocks its thread, and tells every better
 * bound.
 *
 * @param best what the best known roster costs; null when none is known.
 */
export async function findBound(
  model: RosterModel,
  seconds: number,
  best: () => number | null,
  onBetter: (bound: number) => void,
): Promise<void> {
  const startedMs = performance.now();
  const left = () => seconds - (performance.now() - startedMs) / 1000;
  const solver = createHighsSolver(await loadHighs());
  const pooled = findPooledBound(model, solver, { seconds: seconds * POOLED_SHARE });
  let known = pooled.bound;
  if (Number.isFinite(known)) onBetter(known);
  const priced = createLagrangianBound(model, { rewards: pooled.rewards });
  while (left() > 0) {
    priced.improve(best());
    if (priced.bound > known && Number.isFinite(priced.bound)) onBetter((known = priced.bound));
    // Others are heard between two rounds.
    await new Promise((resolve) => setImmediate(resolve));
  }
}
