import { budget } from './budget.ts';
import { consecutiveDays } from './consecutive-days.ts';
import type { BuiltInRule, Constraint } from './constraint.ts';
import { contractHours } from './contract-hours.ts';
import { cost } from './cost.ts';
import { cover } from './cover.ts';
import { daysOffTogether } from './days-off-together.ts';
import { daysOff } from './days-off.ts';
import { fairShare } from './fair-share.ts';
import { fewChanges } from './few-changes.ts';
import { languages } from './languages.ts';
import { leaderPresent } from './leader-present.ts';
import { mentoring } from './mentoring.ts';
import { nights } from './nights.ts';
import { noOverlap } from './no-overlap.ts';
import { restBetweenShifts } from './rest-between-shifts.ts';
import { sameStart } from './same-start.ts';
import { seats } from './seats.ts';
import { shiftOrder } from './shift-order.ts';
import { shiftPattern } from './shift-pattern.ts';
import { shiftsPerTemplate } from './shifts-per-template.ts';
import { weekends } from './weekends.ts';
import { wishes } from './wishes.ts';
import { workingHours } from './working-hours.ts';

/** What a problem says without a rule; always compiled. */
export const BUILT_IN_RULES: readonly BuiltInRule[] = [daysOff, noOverlap, contractHours, cover];

/** Rules a planner sets. */
export const CONSTRAINTS: readonly Constraint<unknown>[] = [
  budget,
  consecutiveDays,
  cost,
  daysOffTogether,
  fairShare,
  fewChanges,
  languages,
  leaderPresent,
  mentoring,
  nights,
  restBetweenShifts,
  sameStart,
  seats,
  shiftOrder,
  shiftPattern,
  shiftsPerTemplate,
  weekends,
  wishes,
  workingHours,
];

/** @throws RangeError for a rule nobody knows. */
export function findConstraint(id: string): Constraint<unknown> {
  const found = CONSTRAINTS.find((constraint) => constraint.id === id);
  if (found !== undefined) return found;
  throw new RangeError(`"${id}" must be one of the rules ${CONSTRAINTS.map((each) => each.id).join(', ')}.`);
}
