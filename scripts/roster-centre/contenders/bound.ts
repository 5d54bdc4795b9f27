import { createLowerBound } from '../../../shared/rostering/bound/create-lower-bound.ts';
import { createHighsSolver } from '../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../shared/rostering/linear/load-highs.ts';
import { readCpuSeconds, type Contender } from '../contender.ts';

/** No roster, but how good one can be at most: what the product shows as the gap. */
export const lowerBound: Contender = {
  id: 'bound',
  findObstacle: () => null,
  run: async ({ model, seconds, best }) => {
    const solver = createHighsSolver(await loadHighs());
    const begun = readCpuSeconds();
    const lower = createLowerBound(model, { solver, stepSeconds: seconds });
    while (!lower.isDone && readCpuSeconds() - begun < seconds) lower.improve(best);
    return { objective: null, feasibleAfterSeconds: null, bound: lower.bound };
  },
};
