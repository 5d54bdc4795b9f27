import type { RosterModel } from '../model/roster-model.ts';
import { createCoverRows, type CoverRows } from './cover-rows.ts';
import { createPricedSchedules } from './priced-schedules.ts';
import { priceRows } from './price-rows.ts';

export interface LagrangianOptions {
  /** Rewards to begin with, by row of all cover sets: the duals of a relaxation, or null for none. */
  readonly rewards: Float64Array | null;
  /** No graph of schedules gets more arcs than this; a wider one drops sums, and the bound is weaker. Default 400,000. */
  readonly mostArcs?: number;
}

/** A bound that gets better with every round. */
export interface LagrangianBound {
  /** The best bound so far; -Infinity before the first round, Infinity when there is no roster at all. */
  readonly bound: number;
  /**
   * One round: every agent's cheapest schedule under the present rewards, and rewards moved.
   *
   * @param best what the best known roster costs: how far there is to go at most. Null when none is known.
   */
  improve(best: number | null): void;
}

/**
 * The bound of Lagrangian relaxation: cover rows are taken apart from the schedules that fill them. Let n be the people in each
 * row as the costs of cover see them and s(x) the people that schedules x put there. For any rewards r, because n = s(x) in a
 * roster,
 *
 *   objective(x) = cover(n) + costs(x) + r (n - s(x))
 *               >= sum over rows of min over n of (cover(n) + r n) + sum over agents of min over schedules of (costs - r s).
 *
 * Both minima are found exactly: a row's at one of the bends of its cost, an agent's by dynamic programming over all schedules its
 * remembered terms allow (`ScheduleKind`). Terms that are not remembered (`spread`, `together`, `total`, sums that are too wide)
 * are dropped; no term costs less than 0, so that what is left is still a bound. The best rewards give the bound of the linear
 * program over whole schedules (Dantzig-Wolfe), which is at least that of `createRosterProgram`.
 *
 * Rewards move along the subgradient n - s(x), averaged with those of earlier rounds (Camerini, Fratta and Maffioli 1975), by
 * Polyak's step towards the best known roster.
 */
export function createLagrangianBound(model: RosterModel, options: LagrangianOptions): LagrangianBound {
  const rows = createCoverRows(model);
  const schedules = createPricedSchedules(model, rows, options.mostArcs ?? 400_000);
  const rewards = new Float64Array(rows.rows.length);
  if (options.rewards !== null) rewards.set(options.rewards);
  const direction = new Float64Array(rewards.length);
  const gradient = new Float64Array(rewards.length);
  let bound = -Infinity;
  let scale = 1;
  let stale = 0;

  const evaluate = (): number => {
    gradient.fill(0);
    schedules.reward(rewards);
    let ofSchedules = 0;
    for (let agent = 0; agent < model.agentIds.length && ofSchedules < Infinity; agent++) {
      ofSchedules += schedules.price(agent);
      const picks = schedules.picks.subarray(agent * model.dayCount, (agent + 1) * model.dayCount);
      schedules.addCounts(agent, picks, gradient);
    }
    return ofSchedules + priceRows(rows, rewards, gradient);
  };

  return {
    get bound() {
      return bound;
    },
    improve: (best) => {
      if (bound === Infinity) return;
      const value = evaluate();
      stale = bound === -Infinity || value > bound + WORTH_A_ROUND * Math.abs(bound) ? 0 : stale + 1;
      bound = Math.max(bound, value);
      if (bound === Infinity) return;
      if (stale === PATIENT_ROUNDS) {
        scale *= 0.7;
        stale = 0;
      }
      const target = Math.max(best ?? -Infinity, bound + UNKNOWN_ROOM * Math.abs(bound) + 1e-6);
      move(rows, rewards, direction, gradient, scale * (target - value));
    },
  };
}

/** A round that gains less of the bound than this is one of those that do not count. */
const WORTH_A_ROUND = 1e-4;
/** After so many of them the steps become shorter. */
const PATIENT_ROUNDS = 20;
/** How far above the bound the best roster is taken to be when a nearer one is not known. */
const UNKNOWN_ROOM = 0.03;

/** One step along the direction, half of it the old one; a reward stays between what an agent too many and one too few cost. */
function move(
  { rows }: CoverRows,
  rewards: Float64Array,
  direction: Float64Array,
  gradient: Float64Array,
  room: number,
): void {
  let norm = 0;
  for (let row = 0; row < rewards.length; row++) {
    direction[row] = (direction[row]! + gradient[row]!) / 2;
    norm += direction[row]! ** 2;
  }
  if (norm === 0) return;
  for (let row = 0; row < rewards.length; row++) {
    const { least, most } = rows[row]!;
    const reward = rewards[row]! + (room * direction[row]!) / norm;
    rewards[row] = Math.max(least, Math.min(most, reward));
  }
}
