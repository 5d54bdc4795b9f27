import type { RosterConflict } from '../../../../shared/contract/roster-proposals.ts';
import { findConflict } from '../../../../shared/rostering/conflict/find-conflict.ts';
import { createHighsSolver } from '../../../../shared/rostering/linear/highs-solver.ts';
import { loadHighs } from '../../../../shared/rostering/linear/load-highs.ts';
import type { RosterModel } from '../../../../shared/rostering/model/roster-model.ts';
import { dayNumber, nameDay } from '../../../../shared/time/day-number.ts';

/** A program of more columns takes more memory than a server has to spare. */
const MOST_CHOICES = 60_000;
/** A share of what the search had, within what somebody waits for a word of explanation. */
const TIME_SHARE = 0.2;
const LEAST_SECONDS = 15;
const MOST_SECONDS = 60;

/**
 * Why the best roster breaks hard rules, where no roster could keep them all and that can be told in the time; else nothing.
 *
 * @param searchedSeconds how long a better one was looked for
 */
export async function findConflicts(
  model: RosterModel,
  firstDay: string,
  searchedSeconds: number,
): Promise<readonly RosterConflict[]> {
  if (model.choices.reduce((sum, { length }) => sum + length, 0) > MOST_CHOICES) return [];
  const first = dayNumber(firstDay);
  const found = findConflict(model, createHighsSolver(await loadHighs()), {
    seconds: Math.min(MOST_SECONDS, Math.max(LEAST_SECONDS, searchedSeconds * TIME_SHARE)),
    readSeconds: () => performance.now() / 1000,
  });
  if (found.kind !== 'conflict') return [];
  const parts = found.parts.map(({ rule, ruleIndex, agent, days }) => ({
    rule,
    ruleIndex,
    agentId: agent === null ? null : model.agentIds[agent]!,
    days: days.map((day) => nameDay(first + day)),
  }));
  return [{ parts }];
}
