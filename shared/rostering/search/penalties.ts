import type { WindowScore } from '../score/create-incremental-score.ts';

const MOST = 200;
const RISE = 1.15;
const FALL = 0.97;

/**
 * What a violation costs during the search: a weight for each person, and one for what is shared. Who is in violation for long
 * becomes dearer and dearer until it is put right, then slowly cheaper again; a single weight for all would either freeze the
 * search or never be enough.
 */
export interface Penalties {
  readonly byAgent: Float64Array;
  shared(): number;
  /** Looks at who is in violation now, and follows. */
  adapt(): void;
  /** How many agents were in violation at the last look. */
  violatorCount(): number;
  /** An agent in violation, by a number from 0 to 1; -1 when nobody is. */
  violatorAt(draw: number): number;
}

/**
 * @param scale what a violation costs at least and at first, in the units of the objective.
 */
export function createPenalties(score: WindowScore, scale: number): Penalties {
  const agentCount = score.model.agentIds.length;
  const byAgent = new Float64Array(agentCount).fill(scale);
  const violators = new Int32Array(agentCount);
  let violatorCount = 0;
  let shared = scale;

  const follow = (weight: number, isBroken: boolean) =>
    Math.min(scale * MOST, Math.max(scale, weight * (isBroken ? RISE : FALL)));

  function adapt(): void {
    violatorCount = 0;
    for (let agent = 0; agent < agentCount; agent++) {
      const isBroken = score.agentViolations[agent]! > 0;
      byAgent[agent] = follow(byAgent[agent]!, isBroken);
      if (isBroken) violators[violatorCount++] = agent;
    }
    shared = follow(shared, score.sharedViolations > 0);
  }

  return {
    byAgent,
    shared: () => shared,
    adapt,
    violatorCount: () => violatorCount,
    violatorAt: (draw) => (violatorCount === 0 ? -1 : violators[Math.floor(draw * violatorCount)]!),
  };
}
