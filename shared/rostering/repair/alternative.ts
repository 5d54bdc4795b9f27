import type { CoverEffect } from './cover-effect.ts';
import type { Weighed } from './repair-desk.ts';
import type { ShiftChange } from './repair-task.ts';
import type { RuleChange } from './rule-check.ts';

/**
 * One way to fill a shift that is nobody's:
 *
 * - `swap`: somebody who is off works it, and is off on another day instead
 * - `move`: somebody who works that day works other hours
 * - `extend`: somebody who works that day begins earlier or ends later
 * - `standby`: somebody on standby is called in
 * - `volunteer`: somebody who is off and wished, or offered, to work that day
 * - `overtime`: somebody else who is off that day
 * - `leave-short`: nobody
 */
export type RepairKind = (typeof REPAIR_KINDS)[number];
export const REPAIR_KINDS = [
  'swap',
  'move',
  'extend',
  'standby',
  'volunteer',
  'overtime',
  'leave-short',
] as const;

/** An alternative with all that is told of it. */
export interface Alternative extends Weighed {
  readonly kind: RepairKind;
  readonly changes: readonly ShiftChange[];
  /** What it is ranked by: cost with notice, violations by their weight. Below 0 is better than leaving the shift short. */
  readonly total: number;
  readonly cover: CoverEffect;
  readonly rules: readonly RuleChange[];
}

export interface Option {
  readonly kind: RepairKind;
  readonly changes: readonly ShiftChange[];
  readonly weighed: Weighed;
  readonly total: number;
}
