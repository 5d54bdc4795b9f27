import type { LinearSolver } from '../linear/linear-solver.ts';
import type { RosterModel } from '../model/roster-model.ts';
import { cutDays } from './cut-days.ts';
import { findPooledBound, type PooledBound, type PooledLimits } from './find-pooled-bound.ts';

const WINDOW_DAYS = 7;
/** Horizons up to this are not cut. */
const WHOLE_DAYS = 14;

/**
 * Rewards to begin with (and a bound, where the horizon is short enough to be solved whole): of a long horizon each week is
 * solved alone, which takes a fraction of the time and gives nearly the same duals.
 */
export function findFirstRewards(
  model: RosterModel,
  solver: LinearSolver,
  limits: PooledLimits,
): PooledBound {
  if (model.dayCount <= WHOLE_DAYS) return findPooledBound(model, solver, limits);
  const rewards = model.coverSets.map((set) => new Float64Array(set.rowCount));
  const windows = Math.ceil(model.dayCount / WINDOW_DAYS);
  for (let fromDay = 0; fromDay < model.dayCount; fromDay += WINDOW_DAYS) {
    const cut = cutDays(model, fromDay, Math.min(model.dayCount, fromDay + WINDOW_DAYS));
    const found = findPooledBound(cut, solver, { ...limits, seconds: limits.seconds / windows }).rewards;
    let at = 0;
    cut.coverSets.forEach((set, place) => {
      const first = set.rows === 'slot' ? model.dayStartSlots[fromDay]! : fromDay;
      if (found !== null) rewards[place]!.set(found.subarray(at, at + set.rowCount), first);
      at += set.rowCount;
    });
  }
  return { bound: -Infinity, rewards: Float64Array.from(rewards.flatMap((rows) => [...rows])) };
}
