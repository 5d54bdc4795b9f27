import type { LocalizedText } from '../site/localized-text.ts';

/** What somebody does in a part of their shift. `gap`: off, between the two parts of a split shift. */
export type OwnPartKind = 'work' | 'lunch' | 'break' | 'gap' | 'activity' | 'meeting';

/** A part of a shift in real time, half open. */
export interface OwnPart {
  readonly kind: OwnPartKind;
  readonly fromMs: number;
  readonly toMs: number;
  readonly isPaid: boolean;
  /** Of an activity or a meeting; empty where the kind says all. */
  readonly name: string;
}

/** A published shift as whoever works it is to see it. */
export interface OwnShift {
  /** The site day it stands on, whenever it ends. */
  readonly day: string;
  readonly fromMs: number;
  readonly toMs: number;
  /** Of its template; empty when that is gone. */
  readonly name: LocalizedText;
  /** To be called in, and nowhere until then. */
  readonly isStandby: boolean;
  /** Ascending, without overlap. Nothing of a standby. */
  readonly parts: readonly OwnPart[];
  /** Of short breaks that are owed and not placed: when they are taken is open. */
  readonly openBreakMinutes: number;
  /** Of the planner; may be empty. */
  readonly note: string;
}
