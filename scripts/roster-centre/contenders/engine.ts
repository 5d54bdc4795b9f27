import { createJoinedSolver } from '../../../shared/rostering/columns/create-joined-solver.ts';
import { createHighsSolver } from '../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../shared/rostering/linear/load-highs.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { createSolver } from '../../../shared/rostering/search/create-solver.ts';
import type { Solver } from '../../../shared/rostering/search/solve.ts';
import { readCpuSeconds, type Contender, type ContenderResult, type ContenderTask } from '../contender.ts';

const STEPS_A_PIECE = 2_000;

/** What the product runs. */
export const engine: Contender = {
  id: 'engine',
  findObstacle: () => null,
  run: async (task) => {
    const { model, seed, seconds } = task;
    const linear = createHighsSolver(await loadHighs());
    const solver = createJoinedSolver(model, {
      seed,
      from: null,
      seconds,
      linear,
      readSeconds: readCpuSeconds,
    });
    const found = search(task, solver);
    const result = { ...found, bound: solver.bound() };
    solver.dispose();
    return result;
  },
};

/** The search alone, without whole schedules: on a large centre the same. */
export const searchAlone: Contender = {
  id: 'search',
  findObstacle: () => null,
  run: async (task) => {
    const solver = createSolver(task.model, { seed: task.seed, from: null, steps: null });
    return { ...search(task, solver), bound: -Infinity };
  },
};

function search({ model, seconds }: ContenderTask, solver: Solver): Omit<ContenderResult, 'bound'> {
  const begun = readCpuSeconds();
  const elapsed = () => readCpuSeconds() - begun;
  let feasibleAfterSeconds: number | null = null;
  let state = solver.run(0, 0);
  while (elapsed() < seconds) {
    state = solver.run(STEPS_A_PIECE, elapsed() / seconds);
    if (state.violations === 0) feasibleAfterSeconds ??= elapsed();
  }
  // The judge has the last word.
  const { objective, violations } = scoreRoster(model, state.best);
  return { objective: violations < 1e-9 ? objective : null, feasibleAfterSeconds };
}
