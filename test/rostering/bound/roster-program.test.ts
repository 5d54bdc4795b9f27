import { describe, expect, it } from 'vitest';
import { loadHighs } from '../../../shared/rostering/linear/load-highs.ts';
import { createHighsSolver } from '../../../shared/rostering/linear/highs-solver.ts';
import { computeDualBound } from '../../../shared/rostering/linear/compute-dual-bound.ts';
import { poolAgents } from '../../../shared/rostering/linear/pool-agents.ts';
import { createRosterProgram } from '../../../shared/rostering/linear/roster-program.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { Rng } from '../../../shared/simulation/rng.ts';
import { buildRandomModel, findBestByTrying } from './random-model.ts';

const solver = createHighsSolver(await loadHighs());
const KINDS = ['pick', 'follow', 'sum', 'run', 'block', 'spread', 'cover', 'total'] as const;

describe('a roster model as a linear program', () => {
  it.each(Array.from({ length: 24 }, (_, seed) => seed))(
    'costs in whole columns what the best roster costs (seed %i)',
    (seed) => {
      const model = buildRandomModel(seed, { agents: 2, days: 4, kinds: KINDS });
      const best = findBestByTrying(model, null);
      const program = createRosterProgram(model, { violationPrice: null });
      const found = solver.solve(program.linear, { seconds: 20, columns: 'whole' });
      if (program.loosened.length > 0) {
        expect(found.bound).toBeLessThanOrEqual(best.cost + 1e-6);
        return;
      }
      if (best.picks === null) {
        expect(found.status).toBe('infeasible');
        return;
      }
      expect(found.objective).toBeCloseTo(best.cost, 5);
      const score = scoreRoster(model, program.picksOf(found.values!));
      expect(score.violations).toBe(0);
      expect(score.objective).toBeCloseTo(best.cost, 5);
    },
  );

  it.each(KINDS)('prices violations of %s as the judge counts them', (kind) => {
    for (let seed = 0; seed < 4; seed++) {
      const model = buildRandomModel(seed, { agents: 2, days: 4, kinds: [kind, 'pick'] });
      const program = createRosterProgram(model, { violationPrice: 50 });
      if (program.loosened.length > 0) continue;
      const found = solver.solve(program.linear, { seconds: 20, columns: 'whole' });
      expect(found.objective, `seed ${seed}`).toBeCloseTo(findBestByTrying(model, 50).cost, 4);
    }
  });

  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'is never more than the best roster when columns are fractions and agents pooled (seed %i)',
    (seed) => {
      const model = buildRandomModel(seed, { agents: 3, days: 3, kinds: KINDS, alike: true });
      const best = findBestByTrying(model, null);
      const single = createRosterProgram(model, { violationPrice: null }).linear;
      const pooled = createRosterProgram(model, { violationPrice: null, pools: poolAgents(model) }).linear;
      const [ofSingle, ofPooled] = [single, pooled].map((linear) =>
        solver.solve(linear, { seconds: 20, columns: 'relaxed' }),
      );
      expect(ofSingle!.bound).toBeLessThanOrEqual(best.cost + 1e-6);
      expect(ofPooled!.bound).toBeLessThanOrEqual(ofSingle!.bound + 1e-6);
    },
  );

  it('pools agents that are alike, and not others', () => {
    const alike = buildRandomModel(4, {
      agents: 3,
      days: 3,
      kinds: ['sum', 'run', 'pick', 'cover'],
      alike: true,
    });
    expect(poolAgents(alike)).toEqual([[0, 1, 2]]);
    const shares = Float64Array.of(1, 0, 1);
    const coverSets = alike.coverSets.map((set) => ({ ...set, shares }));
    expect(poolAgents({ ...alike, coverSets })).toEqual([[0, 2], [1]]);
  });
});

describe('the bound of duals', () => {
  it('holds for any duals whatever', () => {
    const rng = new Rng(7);
    for (let seed = 0; seed < 10; seed++) {
      const model = buildRandomModel(seed, { agents: 2, days: 3, kinds: KINDS });
      const { linear } = createRosterProgram(model, { violationPrice: null });
      const duals = Float64Array.from({ length: linear.rowCount }, () => 6 * rng.next() - 3);
      const best = findBestByTrying(model, null).cost;
      expect(computeDualBound(linear, duals), `seed ${seed}`).toBeLessThanOrEqual(best + 1e-6);
    }
  });

  it('is the optimum for the duals of a solved program', () => {
    const model = buildRandomModel(3, { agents: 2, days: 4, kinds: ['run', 'block'] });
    const { linear } = createRosterProgram(model, { violationPrice: null });
    const { objective, duals } = solver.solve(linear, { seconds: 20, columns: 'relaxed' });
    expect(computeDualBound(linear, duals!)).toBeCloseTo(objective!, 5);
  });
});
