import type { RosterProblem } from '../problem/problem.ts';
import type { CoverSet } from './roster-model.ts';
import type { RosterCalendar } from './roster-calendar.ts';
import type { Variant } from './variant.ts';

/** What rules are compiled with. Agents, days and variants are places, as in the model. */
export interface CompileContext extends RosterCalendar {
  readonly problem: RosterProblem;
  /** Their paid minutes are real: a night on which the clocks change has variants of its own. */
  readonly variants: readonly Variant[];
  /** Saturdays with Sundays, as lists of days of the horizon (one at its ends). */
  readonly weekends: readonly (readonly number[])[];
  /** Adds a cover set and gives its place; the same set is added once. */
  addCoverSet(set: Omit<CoverSet, 'rowCount'>): number;
  /** Takes a choice away. A day never loses its last choice: then that choice is a violation of the rule instead. */
  forbid(agent: number, day: number, variant: number): void;
}
