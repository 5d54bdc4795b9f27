import type { LinearSolver } from '../linear/linear-solver.ts';
import { poolAgents } from '../linear/pool-agents.ts';
import { createRosterProgram } from '../linear/roster-program.ts';
import type { RosterModel } from '../model/roster-model.ts';

export interface PooledBound {
  /** -Infinity where nothing was proven in time. */
  readonly bound: number;
  /** What one agent more is worth, by row of all cover sets. */
  readonly rewards: Float64Array | null;
}

export interface PooledLimits {
  readonly seconds: number;
  readonly shouldStop?: () => boolean;
}

/**
 * The bound of the linear program in which agents that are alike are counted and not told apart: small however many agents there
 * are. Why it is a bound: `createRosterProgram`.
 */
export function findPooledBound(model: RosterModel, solver: LinearSolver, limits: PooledLimits): PooledBound {
  const program = createRosterProgram(model, { pools: poolAgents(model), violationPrice: null });
  const { bound, duals } = solver.solve(program.linear, { ...limits, columns: 'relaxed' });
  if (duals === null) return { bound, rewards: null };
  const rewards = program.coverRows.flatMap((rows) => rows.map((row) => (row === null ? 0 : duals[row]!)));
  return { bound, rewards: Float64Array.from(rewards) };
}
