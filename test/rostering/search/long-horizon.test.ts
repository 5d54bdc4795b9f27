import { describe, expect, it } from 'vitest';
import { createSolver } from '../../../shared/rostering/search/create-solver.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { makeLongModel } from '../long-model.ts';

describe('a search over half a year', () => {
  it('RO33 begins with hours, weekends, runs and rest as they should be', () => {
    // All of everybody on each day: more than there is.
    const model = makeLongModel(() => 6);
    const { best, violations } = createSolver(model, { seed: 1, from: null, steps: 1 }).run(0, 0);
    expect(violations).toBe(0);
    expect(scoreRoster(model, best).violations).toBe(0);
    const worked = [...best.subarray(0, model.dayCount).keys()].filter((day) => best[day] !== 0);
    const half = worked.filter((day) => day < model.dayCount / 2).length;
    expect(Math.abs(half - worked.length / 2)).toBeLessThanOrEqual(8);
  });
});
