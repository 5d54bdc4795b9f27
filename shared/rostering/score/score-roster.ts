import type { Picks, RosterModel } from '../model/roster-model.ts';
import { explainScore } from './explain-score.ts';
import type { RosterScore } from './score-report.ts';

/**
 * The value of a roster, added up from nothing: the judge of every roster before it is shown, and of the engine's own
 * arithmetic.
 */
export function scoreRoster(model: RosterModel, picks: Picks): RosterScore {
  let objective = 0;
  let violations = 0;
  for (const { cost, violation } of explainScore(model, picks)) {
    objective += cost;
    violations += violation;
  }
  return { objective, violations };
}
