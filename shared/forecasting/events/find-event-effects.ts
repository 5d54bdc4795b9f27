import type { EventEffectOnDay, EventEffects } from '../event-effects.ts';
import type { PlanningEvent } from '../planning-event.ts';
import { describePastEvents, type EventPast } from './describe-past-events.ts';
import { concernsQueue, findLikeWeekday, findTouch } from './event-days.ts';
import { createEffectLearner, type EffectLearner } from './learn-effects.ts';

/**
 * What the events of a queue make of each day, past and to come: typed effects as they were typed, learnt ones from what earlier
 * events did. A day after the last has what is carried over. Of several weekdays that a day should be like, the event listed
 * last says which.
 */
export function findEventEffects(past: EventPast): EventEffects {
  const events = past.events.filter((event) => concernsQueue(event, past.queueId));
  const learner = createEffectLearner(events, describePastEvents({ ...past, events }));
  const unknownEventIds = events
    .filter((event) => event.effect.kind === 'learnt' && learner.learn(event).basis === 'nothing')
    .map(({ id }) => id);
  const known = new Map<string, readonly PlanningEvent[]>();

  function touching(day: string): readonly PlanningEvent[] {
    let found = known.get(day);
    if (found === undefined)
      known.set(day, (found = events.filter((event) => findTouch(event, day) !== null)));
    return found;
  }

  return {
    on: (day) => touching(day).map((event) => findEffectOn(event, day, learner)),
    weekdayOf: (day) => findLikeWeekday(touching(day), day),
    unknownEventIds,
  };
}

function findEffectOn(event: PlanningEvent, day: string, learner: EffectLearner): EventEffectOnDay {
  const { id, effect, dayCurve } = event;
  const { dayOfEvent, share } = findTouch(event, day)!;
  const none = { eventId: id, ratio: 1, calls: 0, dayCurve };
  switch (effect.kind) {
    case 'learnt':
      return { ...none, ratio: carryOver(learner.learn(event).ratioOn(dayOfEvent), share) };
    case 'typed-ratio':
      return { ...none, ratio: carryOver(effect.ratio, share) };
    case 'typed-calls':
      return { ...none, calls: effect.callsPerDay * share };
    case 'like-weekday':
      return none;
  }
  return effect satisfies never;
}

function carryOver(ratio: number, share: number): number {
  return 1 + (ratio - 1) * share;
}
