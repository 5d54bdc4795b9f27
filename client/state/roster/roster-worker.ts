/** Compiles and scores the roster beside the page: a board of hundreds of people never waits for it. */
import type { RosterDay } from '../../../shared/contract/rosters.ts';
import type { RosterProblem } from '../../../shared/rostering/problem/problem.ts';
import { createRosterScorer, type RosterScorer } from './roster-scorer.ts';
import type { CellShift, CoverCurve, RosterSlots, RosterTold } from './roster-told.ts';

export type ToRosterWorker =
  | {
      readonly kind: 'load';
      readonly no: number;
      readonly problem: RosterProblem;
      readonly days: readonly RosterDay[];
    }
  | { readonly kind: 'change' | 'attempt'; readonly no: number; readonly cells: readonly CellShift[] };

export type FromRosterWorker =
  | {
      readonly kind: 'loaded';
      readonly no: number;
      readonly told: RosterTold;
      readonly slots: RosterSlots;
      readonly curves: readonly CoverCurve[];
    }
  | { readonly kind: 'changed' | 'attempted'; readonly no: number; readonly told: RosterTold }
  | { readonly kind: 'refused'; readonly no: number; readonly problem: string };

/** What the worker does with a message; a scorer lives from one `load` to the next. */
export function createRosterWork(nowMs: () => number): (message: ToRosterWorker) => FromRosterWorker | null {
  let scorer: RosterScorer | null = null;
  return (message) => {
    const { no } = message;
    try {
      switch (message.kind) {
        case 'load':
          scorer = null;
          scorer = createRosterScorer(message.problem, message.days, nowMs);
          return { kind: 'loaded', no, told: scorer.tell(), slots: scorer.slots, curves: scorer.curves };
        case 'change':
          return scorer && { kind: 'changed', no, told: scorer.change(message.cells) };
        case 'attempt':
          return scorer && { kind: 'attempted', no, told: scorer.attempt(message.cells) };
        default:
          return message satisfies never;
      }
    } catch (error) {
      return { kind: 'refused', no, problem: error instanceof Error ? error.message : String(error) };
    }
  };
}
