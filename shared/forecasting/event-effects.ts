import { dayNumber } from '../time/day-number.ts';
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

/** Effects that were typed, taken at their word; those to be learnt are said to be unknown. */
export function readTypedEffects(events: readonly PlanningEvent[]): EventEffects {
  return {
    on: (day) => events.flatMap((event) => readTypedEffect(event, day)),
    weekdayOf: (day) => {
      const like = events.findLast((event) => event.effect.kind === 'like-weekday' && isWithin(event, day));
      return like?.effect.kind === 'like-weekday' ? like.effect.weekday - 1 : null;
    },
    unknownEventIds: events.filter(({ effect }) => effect.kind === 'learnt').map(({ id }) => id),
  };
}

function readTypedEffect(event: PlanningEvent, day: string): readonly EventEffectOnDay[] {
  const { effect, id: eventId, dayCurve, carryOverRatio } = event;
  const isAfter = dayNumber(day) === dayNumber(event.toDay) + 1;
  const share = isWithin(event, day) ? 1 : isAfter ? carryOverRatio : 0;
  if (share === 0) return [];
  switch (effect.kind) {
    case 'typed-ratio':
      return [{ eventId, ratio: 1 + share * (effect.ratio - 1), calls: 0, dayCurve }];
    case 'typed-calls':
      return [{ eventId, ratio: 1, calls: share * effect.callsPerDay, dayCurve }];
    case 'learnt':
    case 'like-weekday':
      return [];
    default:
      return effect satisfies never;
  }
}

function isWithin(event: PlanningEvent, day: string): boolean {
  return event.fromDay <= day && day <= event.toDay;
}
