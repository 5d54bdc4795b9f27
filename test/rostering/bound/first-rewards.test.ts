import { describe, expect, it } from 'vitest';
import { generateCentre } from '../../../scripts/roster-centre/generate-centre.ts';
import { findFirstRewards } from '../../../shared/rostering/bound/find-first-rewards.ts';
import { createLagrangianBound } from '../../../shared/rostering/bound/lagrangian-bound.ts';
import { createHighsSolver } from '../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../shared/rostering/linear/load-highs.ts';
import { compileModel } from '../../../shared/rostering/model/compile-model.ts';

const solver = createHighsSolver(await loadHighs());

describe('rewards to begin with', () => {
  it('of a long horizon, week by week, are far better than none', () => {
    const model = compileModel(generateCentre({ agents: 12, days: 21, seed: 1, slotMinutes: 30 }));
    const { rewards } = findFirstRewards(model, solver, { seconds: 60 });
    expect(rewards).toHaveLength(4 * 21 * 48);
    const [warm, cold] = [rewards, null].map((start) => createLagrangianBound(model, { rewards: start }));
    warm!.improve(null);
    cold!.improve(null);
    expect(cold!.bound).toBeGreaterThan(0);
    expect(warm!.bound).toBeGreaterThan(3 * cold!.bound);
  });
});
