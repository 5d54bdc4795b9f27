import type { PlanningEvent } from './planning-event.ts';

/** What all events of a queue make of each day of a forecast, worked out beforehand: no model needs to know how. */
export interface EventEffects {
  /** The effects on a day, each with its own event; none on most days. Site day, `YYYY-MM-DD`. */
  on(day: string): readonly EventEffectOnDay[];
  /** The weekday a day behaves like, 0 is Monday; null: its own. */
  weekdayOf(day: string): number | null;
  /** Events whose effect nobody typed and nothing taught: they change nothing, and that is said. */
  readonly unknownEventIds: readonly string[];
}

export interface EventEffectOnDay {
  readonly eventId: string;
  /** The day's calls are multiplied by it; 0 or more, 1 changes nothing. */
  readonly ratio: number;
  /** Calls of the day that come on top; may be negative. */
  readonly calls: number;
  /** Weights by equal parts of the day, any number of them; null: evenly. */
  readonly dayCurve: PlanningEvent['dayCurve'];
}

export const NO_EFFECTS: EventEffects = { on: () => [], weekdayOf: () => null, unknownEventIds: [] };
