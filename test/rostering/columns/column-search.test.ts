import { describe, expect, it } from 'vitest';
import {
  createColumnSearch,
  type ColumnSearch,
  type FoundRoster,
} from '../../../shared/rostering/columns/create-column-search.ts';
import { createJoinedSolver } from '../../../shared/rostering/columns/create-joined-solver.ts';
import { createPartSearch } from '../../../shared/rostering/columns/create-part-search.ts';
import { createHighsSolver } from '../../../shared/rostering/linear/highs-solver.ts';
import type { LinearSolver } from '../../../shared/rostering/linear/linear-solver.ts';
import { loadHighs } from '../../../shared/rostering/linear/load-highs.ts';
import type { RosterModel } from '../../../shared/rostering/model/roster-model.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { isBetterRoster } from '../../../shared/rostering/search/compare-rosters.ts';
import { createSolver } from '../../../shared/rostering/search/create-solver.ts';
import { buildRandomModel, findBestByTrying } from '../bound/random-model.ts';
import { makeCentreModel } from '../../../scripts/roster-desk/centre-model.ts';
import { makeLongModel } from '../long-model.ts';

const solver = createHighsSolver(await loadHighs());
const options = { seed: 1, solver, stepSeconds: 10 };
const ALL = ['pick', 'follow', 'sum', 'run', 'block', 'spread', 'cover', 'total', 'together'] as const;
const OWN = ['pick', 'follow', 'sum', 'run', 'block', 'cover'] as const;
const SEEDS = Array.from({ length: 12 }, (_, seed) => seed);

function runFor(search: ColumnSearch, steps: number, from: FoundRoster | null): FoundRoster | null {
  let best = from;
  for (let step = 0; step < steps && !search.isDone; step++) best = search.step(best) ?? best;
  search.dispose();
  return best;
}

/** A roster of the first few steps of a search. */
function beginRoster(model: RosterModel): FoundRoster {
  const { best, objective, violations } = createSolver(model, { seed: 1, from: null, steps: 5_000 }).run(
    5_000,
    0,
  );
  return { picks: best, objective, violations };
}

describe('a search by columns', () => {
  it.each(SEEDS)('RO35 proves no more than the best roster costs, whatever the terms (seed %i)', (seed) => {
    const model = buildRandomModel(seed, { agents: 2, days: 4, kinds: ALL });
    const best = findBestByTrying(model, null).cost;
    const search = createColumnSearch(model, options);
    runFor(search, 60, null);
    expect(search.bound).toBeLessThanOrEqual(best + 1e-6);
  });

  it('RO36 makes the best roster of most small ones, and never tells of a worse', () => {
    let [reached, count] = [0, 0];
    for (const seed of SEEDS) {
      const model = buildRandomModel(seed, { agents: 2, days: 4, kinds: OWN });
      const best = findBestByTrying(model, null).cost;
      if (best === Infinity) continue;
      const found = runFor(createColumnSearch(model, options), 80, null)!;
      expect(found).toMatchObject(scoreRoster(model, found.picks));
      if (found.violations > 1e-9) continue;
      expect(found.objective).toBeGreaterThanOrEqual(best - 1e-6);
      count++;
      if (found.objective < best + 1e-6) reached++;
    }
    expect(count).toBeGreaterThan(5);
    expect(reached / count).toBeGreaterThan(0.7);
  });

  it('RO35 says that there is none where an agent has no schedule', () => {
    const model = buildRandomModel(1, { agents: 2, days: 4, kinds: ['pick', 'cover'] });
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
    const search = createColumnSearch({ ...model, terms: [...model.terms, never] }, options);
    runFor(search, 20, null);
    expect(search).toMatchObject({ bound: Infinity, isDone: true });
  });

  it('RO36 in parts betters a roster, each roster it gives better than the last', () => {
    const model = makeLongModel((day) => 2 + (day % 4));
    const search = createPartSearch(model, options);
    let best = beginRoster(model);
    const begun = best;
    for (let step = 0; step < 150; step++) {
      const found = search.step(best);
      if (found === null) continue;
      expect(isBetterRoster(found, best)).toBe(true);
      expect(found).toMatchObject(scoreRoster(model, found.picks));
      best = found;
    }
    search.dispose();
    expect(isBetterRoster(best, begun)).toBe(true);
  });
});

describe('a search joined with columns', () => {
  it('RO37 knows when its roster is proven to be the best', () => {
    const model = buildRandomModel(4, { agents: 2, days: 4, kinds: ['pick', 'follow', 'run'] });
    let seconds = 0;
    const joined = createJoinedSolver(model, {
      seed: 1,
      from: null,
      seconds: 30,
      linear: solver,
      readSeconds: () => (seconds += 0.01),
    });
    let state = joined.run(50, 0);
    for (let piece = 1; piece <= 40 && !joined.isProven(); piece++) state = joined.run(50, piece / 40);
    expect(joined.isProven()).toBe(true);
    expect(state.objective).toBeCloseTo(findBestByTrying(model, null).cost, 6);
    expect(joined.bound()).toBeCloseTo(state.objective, 6);
    joined.dispose();
  });

  it('RO37 takes over a better roster found elsewhere and never gives it up', () => {
    const { model, picks } = makeCentreModel(8, 14, 2);
    let seconds = 0;
    const joined = createJoinedSolver(model, {
      seed: 1,
      from: null,
      seconds: 30,
      linear: solver,
      readSeconds: () => (seconds += 0.01),
    });
    joined.run(10, 0);
    joined.adopt(picks);
    const known = scoreRoster(model, picks);
    for (const progress of [0.02, 0.1, 0.4, 0.8, 1]) {
      const state = joined.run(100, progress);
      expect(state.violations).toBeLessThanOrEqual(known.violations + 1e-9);
      if (state.violations === known.violations) {
        expect(state.objective).toBeLessThanOrEqual(known.objective + 1e-6);
      }
    }
    joined.dispose();
  });

  it.each([
    { begun: 1, words: 'in time', isLeft: true },
    { begun: 400, words: 'and goes on with columns after a roster of their own', isLeft: false },
  ])('RO37 leaves the rest to the search where columns have no roster $words', ({ begun, isLeft }) => {
    const model = buildRandomModel(7, { agents: 4, days: 7, kinds: OWN });
    let [seconds, solves] = [0, 0];
    const counting: LinearSolver = {
      ...solver,
      open: (values) => {
        const program = solver.open(values);
        const solve = (limit: number) => (solves++, program.solve(limit));
        return { ...program, solve };
      },
    };
    const readSeconds = () => (seconds += 0.01);
    const joined = createJoinedSolver(model, {
      seed: 1,
      from: null,
      seconds: 30,
      linear: counting,
      readSeconds,
    });
    joined.run(10, 0);
    for (let piece = 0; piece < begun; piece++) joined.run(10, 0.5);
    const known = joined.run(10, 0.5);
    const before = solves;
    for (let piece = 0; piece < 50; piece++) {
      expect(isBetterRoster({ ...known }, joined.run(10, 0.9 + piece / 500))).toBe(false);
    }
    expect(solves === before).toBe(isLeft);
    expect(before).toBeGreaterThan(0);
    joined.dispose();
  });
});
