import { DocumentError, listBadPlaces, MOST_PLACES } from '../../site/bad-places.ts';
import { checkProblem } from './check-problem.ts';
import { problemSchema } from './problem-schema.ts';
import type { RosterProblem } from './problem.ts';

/** A roster problem that cannot be taken: which places, which rules, what to do. */
export class ProblemError extends DocumentError {
  override readonly name = 'ProblemError';
}

/**
 * Checks a roster problem and gives a fresh, complete one. What it gives compiles: names exist, requirements have a number for each
 * row of the horizon (92 or 100 quarters on days the clocks change), settings of rules can be read, shifts fit the numbers of picks.
 *
 * @throws {ProblemError} naming up to 20 bad places with value, rule and way out
 */
export function parseProblem(value: unknown): RosterProblem {
  const parsed = problemSchema.safeParse(value);
  if (!parsed.success) {
    const { places, total } = listBadPlaces(parsed.error.issues, value);
    throw new ProblemError('roster', places, total);
  }
  const places = checkProblem(parsed.data);
  if (places.length > 0) throw new ProblemError('roster', places.slice(0, MOST_PLACES), places.length);
  return parsed.data;
}
