import { Rng } from '../../simulation/rng.ts';
import { createIncrementalScore } from '../score/create-incremental-score.ts';
import { createBestRoster } from './best-roster.ts';
import { createCooling } from './cooling.ts';
import { createStepper } from './create-stepper.ts';
import { openChoices } from './open-choices.ts';
import { createPenalties } from './penalties.ts';
import { createRemakeAgents } from './remake-agents.ts';
import { createSearchSpace } from './search-space.ts';
import { SEARCH_SETTINGS } from './search-settings.ts';
import type { CreateSolver } from './solve.ts';

/** While so many are in violation at most, it is worth the time to mend one after another. */
const NEARLY = 0.05;

/**
 * Simulated annealing over windows of days, with a penalty for each person's violations that follows how long they have been
 * in violation, and now and then a stretch of an agent or a few made anew by dynamic programming. Without a roster to begin
 * with, everybody's days are made one by one, each the best beside those before.
 *
 * The same model, seed and pieces (or, with `steps`, the same steps however they are cut into pieces) give the same roster.
 *
 * @example
 * const solver = createSolver(model, { seed: 1, from: null, steps: 1_000_000 });
 * const { best, violations } = solver.run(1_000_000, 0);
 */
export const createSolver: CreateSolver = (model, options) => {
  const settings = SEARCH_SETTINGS;
  const { aimedShare, remakeEverySteps, mendEverySteps } = settings;
  const rng = new Rng(options.seed);
  const begin = options.from ?? Uint16Array.from(openChoices(model), (list) => list[0]!);
  const score = createIncrementalScore(model, begin);
  const penalties = createPenalties(score, settings.leastPenalty);
  const best = createBestRoster(score);
  const space = createSearchSpace({
    model,
    score,
    rng,
    aim: () => (rng.next() < aimedShare ? penalties.violatorAt(rng.next()) : -1),
  });
  const stepper = createStepper(space, score, penalties, best, rng);
  const remake = createRemakeAgents(space, score, penalties, stepper, settings);
  const adaptEvery = settings.adaptEverySteps * Math.max(1, model.agentIds.length);
  const canMove = space.movable.length > 0;
  let done = 0;
  if (options.from === null && canMove) remake.begin();

  const cooling = createCooling({ ...settings, cells: model.choices.length });
  let temperature = cooling.at(0);
  const isNearlyFeasible = () => {
    const count = penalties.violatorCount();
    return count > 0 && count <= 1 + NEARLY * model.agentIds.length;
  };

  return {
    model,
    run(steps, progress) {
      if (options.steps === null) temperature = cooling.at(progress);
      for (let step = 0; step < steps && canMove; step++) {
        if (done % adaptEvery === 0) penalties.adapt();
        if (done % 64 === 0) {
          if (options.steps !== null) temperature = cooling.at(done / options.steps);
          cooling.note(score.objective + score.violations * settings.leastPenalty);
        }
        if (done % remakeEverySteps === remakeEverySteps - 1) remake.step(temperature);
        else if (done % mendEverySteps === mendEverySteps - 1 && isNearlyFeasible()) remake.mend(temperature);
        else stepper.step(temperature);
        done++;
      }
      best.keep();
      return { steps: done, best: best.picks, objective: best.objective(), violations: best.violations() };
    },
    adopt(picks) {
      best.keep();
      score.load(picks);
      best.adopt();
    },
  };
};
