import type { RosterShift, RuleFigures } from '../../../shared/contract/rosters.ts';
import type { NotOffered } from '../../../shared/rostering/candidates/not-offered.ts';

/** A cell as the scorer is told of it. */
export interface CellShift {
  readonly agentId: string;
  readonly day: string;
  /** Null: off. */
  readonly shift: RosterShift | null;
}

/** A rule that is broken (hard) or bent (soft) by one person. */
export interface RuleMark {
  readonly rule: string;
  readonly ruleIndex: number;
  /** Place of the day it begins on; null: of all days. */
  readonly day: number | null;
  /** In `unit`; null where the rule has none. */
  readonly value: number | null;
  readonly unit: 'minutes' | 'days' | 'times' | null;
  readonly cost: number;
  /** Above 0: a hard limit. */
  readonly violation: number;
}

/** A shift that may not be there at all. */
export interface RefusedMark {
  readonly day: number;
  readonly why: NotOffered | { readonly code: 'unknown-shift' };
}

export interface PersonTold {
  readonly agentId: string;
  readonly paidMinutes: number;
  readonly marks: readonly RuleMark[];
  readonly refused: readonly RefusedMark[];
}

/** Agents needed by slot, as far as the requirement of this group goes. */
export interface CoverCurve {
  readonly coverId: string;
  readonly needed: Float32Array;
}

/** The board's slots. */
export interface RosterSlots {
  readonly slotMinutes: number;
  /** First slot of each day, and the one after the last. */
  readonly dayStartSlots: readonly number[];
}

/** What a roster is worth, and to whom it does what. */
export interface RosterTold {
  readonly objective: number;
  readonly violations: number;
  readonly understaffedHours: number;
  readonly overstaffedHours: number;
  readonly paidHours: number;
  /** Shifts that may not be there at all. */
  readonly refused: number;
  readonly byRule: readonly RuleFigures[];
  /** Agents there by slot, one list for each curve. */
  readonly there: readonly Float32Array[];
  /** Of people whose days were changed (all of them when the roster was loaded). */
  readonly people: readonly PersonTold[];
  readonly tookMs: number;
}
