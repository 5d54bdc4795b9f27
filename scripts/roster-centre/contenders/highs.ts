import { createHighsSolver } from '../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../shared/rostering/linear/load-highs.ts';
import { createRosterProgram } from '../../../shared/rostering/linear/roster-program.ts';
import { scoreRoster } from '../../../shared/rostering/score/score-roster.ts';
import { readCpuSeconds, type Contender } from '../contender.ts';

/** Wall clock seconds for each second of processor time, after which a run ends whatever it got. */
const MOST_WALL_FACTOR = 30;

/** HiGHS on the whole problem, every agent alone. */
export const highs: Contender = {
  id: 'HiGHS',
  findObstacle: () => null,
  run: async ({ model, seconds }) => {
    const solver = createHighsSolver(await loadHighs());
    const begun = readCpuSeconds();
    const program = createRosterProgram(model, { violationPrice: null });
    let feasibleAfterSeconds: number | null = null;
    const { bound, values } = solver.solve(program.linear, {
      // Its own limit is by the wall clock, which says little on a busy machine: it is asked to stop by processor time.
      seconds: MOST_WALL_FACTOR * seconds,
      columns: 'whole',
      shouldStop: () => readCpuSeconds() - begun > seconds,
      onBetter: () => (feasibleAfterSeconds ??= readCpuSeconds() - begun),
    });
    if (values === null) return { objective: null, feasibleAfterSeconds, bound };
    const { objective, violations } = scoreRoster(model, program.picksOf(values));
    return { objective: violations < 1e-6 ? objective : null, feasibleAfterSeconds, bound };
  },
};
