import { describe, expect, it } from 'vitest';
import { createLagrangianBound } from '../../../shared/rostering/bound/lagrangian-bound.ts';
import { createLowerBound, findWholeBound } from '../../../shared/rostering/bound/create-lower-bound.ts';
import { findObjectiveGrain, roundBound } from '../../../shared/rostering/bound/find-objective-grain.ts';
import { createHighsSolver } from '../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../shared/rostering/linear/load-highs.ts';
import type { RosterModel } from '../../../shared/rostering/model/roster-model.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { buildRandomModel, findBestByTrying } from './random-model.ts';

const solver = createHighsSolver(await loadHighs());
const ALL = ['pick', 'follow', 'sum', 'run', 'block', 'spread', 'cover', 'total', 'together'] as const;
const OWN = ['pick', 'follow', 'sum', 'run', 'block'] as const;

describe('a lower bound', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'is never more than the best roster costs, whatever the terms (seed %i)',
    (seed) => {
      const model = buildRandomModel(seed, { agents: 2, days: 4, kinds: ALL });
      const best = findBestByTrying(model, null).cost;
      const lower = createLowerBound(model, { solver, stepSeconds: 10 });
      for (let round = 0; round < 40; round++) lower.improve(best === Infinity ? null : best);
      expect(lower.bound).toBeLessThanOrEqual(best + 1e-6);
    },
  );

  it.each(Array.from({ length: 10 }, (_, seed) => seed))(
    'is the optimum where nothing but the cheapest schedule counts (seed %i)',
    (seed) => {
      const model = buildRandomModel(seed, { agents: 2, days: 4, kinds: OWN });
      const best = findBestByTrying(model, null).cost;
      const rounds = createLagrangianBound(model, { rewards: null });
      rounds.improve(null);
      expect(rounds.bound).toBeCloseTo(best, 6);
    },
  );

  it('comes near the optimum where agents share the cover', () => {
    let [sum, sumOfBest] = [0, 0];
    for (let seed = 0; seed < 6; seed++) {
      const model = buildRandomModel(seed, { agents: 2, days: 4, kinds: ['pick', 'sum', 'run', 'cover'] });
      const best = findBestByTrying(model, null).cost;
      if (best === Infinity) continue;
      const lower = createLowerBound(model, { solver, stepSeconds: 10 });
      while (!lower.isDone) lower.improve(best);
      sum += lower.bound;
      sumOfBest += best;
    }
    expect(sumOfBest).toBeGreaterThan(0);
    expect(sum / sumOfBest).toBeGreaterThan(0.9);
  });

  it('is still a bound where sums are too wide to be remembered', () => {
    for (let seed = 0; seed < 8; seed++) {
      const model = buildRandomModel(seed, { agents: 2, days: 4, kinds: ALL });
      const best = findBestByTrying(model, null).cost;
      const rounds = createLagrangianBound(model, { rewards: null, mostArcs: 20 });
      for (let round = 0; round < 30; round++) rounds.improve(null);
      expect(rounds.bound, `seed ${seed}`).toBeLessThanOrEqual(best + 1e-6);
    }
  });

  it('of the whole problem is the optimum, with its roster', () => {
    const model = buildRandomModel(3, { agents: 2, days: 4, kinds: ['pick', 'follow', 'run', 'sum'] });
    const best = findBestByTrying(model, null).cost;
    const { bound, found } = findWholeBound(model, solver, { seconds: 20 });
    expect(bound).toBeCloseTo(best, 5);
    expect(scoreRoster(model, found!.picks)).toEqual({ objective: expect.closeTo(best, 5), violations: 0 });
  });

  it('is infinite when there is no roster at all', () => {
    const model = buildRandomModel(1, { agents: 2, days: 4, kinds: ['pick'] });
    const never: RosterModel['terms'][number] = {
      rule: 'working-hours',
      ruleIndex: 0,
      kind: 'sum',
      agent: 0,
      days: [0, 1, 2, 3],
      values: Float64Array.of(0, 1, 1),
      base: 0,
      limits: { hardMin: 5 },
    };
    const lower = createLowerBound({ ...model, terms: [never] }, { solver, stepSeconds: 10 });
    lower.improve(null);
    expect(lower.bound).toBe(Infinity);
    expect(lower.isDone).toBe(true);
  });

  it('is rounded up where every cost is whole, and only there', () => {
    const model = buildRandomModel(3, { agents: 2, days: 4, kinds: ['pick', 'run'] });
    expect(findObjectiveGrain(model)).toBe(1);
    const pick = {
      rule: 'wishes',
      ruleIndex: 0,
      kind: 'pick',
      agent: 0,
      day: 0,
      costs: Float64Array.of(0.5, 0, 0),
    } as const;
    expect(findObjectiveGrain({ ...model, terms: [...model.terms, pick] })).toBe(0);
    expect(roundBound(606.3, 1)).toBe(607);
    expect(roundBound(606.000001, 1)).toBe(606);
    expect(roundBound(606.3, 0)).toBe(606.3);
  });
});
