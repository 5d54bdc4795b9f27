import type { RosterChange, RosterChangeRequest } from '../../../shared/contract/rosters.ts';
import { changeBook, hasEntries, type RosterBook } from './roster-book.ts';

/** What a planner did at once, and what takes it back. */
export interface Step {
  readonly changes: readonly RosterChange[];
  readonly back: readonly RosterChange[];
  readonly origin: RosterChangeRequest['origin'];
}

/** What was done and has not arrived yet. */
export interface Unsent {
  /** The roster it was done to; null: the working one. */
  readonly copyId: string | null;
  readonly changes: readonly RosterChange[];
  /** The same cells as they were before. */
  readonly before: readonly RosterChange[];
  readonly step: Step;
  readonly how: 'do' | 'undo';
}

/** How the cells of a step are where the roster is kept: as it was sent, as they were before it, or as somebody else made them. */
export type Standing = 'arrived' | 'free' | 'taken';

/** @param kept the days of the step as they are kept now */
export function findStanding({ changes, before }: Unsent, kept: RosterBook): Standing {
  if (hasEntries(kept, changes)) return 'arrived';
  return hasEntries(kept, before) ? 'free' : 'taken';
}

/**
 * The first of some steps of one roster that was done to a cell which is another one now, the steps before it done; null: none.
 *
 * @param kept some days as they are kept now: cells of other days are not looked at
 */
export function findTaken(steps: readonly Unsent[], kept: RosterBook): Unsent | null {
  let book = kept;
  for (const unsent of steps) {
    const known = unsent.before.filter(({ day }) => kept.has(day));
    if (!hasEntries(book, known)) return unsent;
    book = changeBook(book, unsent.changes);
  }
  return null;
}
