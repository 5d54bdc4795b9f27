import type { LocalizedText } from '../site/localized-text.ts';

/** What makes a day unlike others. Overlapping events multiply; typed calls are added afterwards. */
export interface PlanningEvent {
  readonly id: string;
  readonly kind: PlanningEventKind;
  readonly name: LocalizedText;
  /** Site days, both inclusive. */
  readonly fromDay: string;
  readonly toDay: string;
  /** Null: every queue. */
  readonly queueIds: readonly string[] | null;
  readonly effect: EventEffect;
  /** How the effect spreads over the day: weights by equal parts of the day, any number of them; null: evenly. */
  readonly dayCurve: readonly number[] | null;
  /** How much of the effect (its difference from 1) is left on the day after the last one, ratio 0 to 1. */
  readonly carryOverRatio: number;
  /** What a person wrote about it. */
  readonly note: string;
}

export const PLANNING_EVENT_KINDS = [
  'holiday',
  'make-up-workday',
  'campaign',
  'billing',
  'outage',
  'price-change',
  'other',
] as const;
export type PlanningEventKind = (typeof PLANNING_EVENT_KINDS)[number];

export type EventEffect =
  /** What earlier events of the same kind and name did, shrunk to their kind's mean; nothing known: no effect, and said so. */
  | { readonly kind: 'learnt' }
  /** 1.2 is a fifth more calls; 0 or more. */
  | { readonly kind: 'typed-ratio'; readonly ratio: number }
  /** So many calls a day more; may be negative, a forecast never is. */
  | { readonly kind: 'typed-calls'; readonly callsPerDay: number }
  /** The day behaves like this weekday, 1 is Monday: a make-up working day on a Saturday is a Monday to Friday. */
  | { readonly kind: 'like-weekday'; readonly weekday: number };
