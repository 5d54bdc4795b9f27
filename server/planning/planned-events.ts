import type { EventsAnswer } from '../../shared/contract/planning-forecast.ts';
import { MOST_EVENTS, parsePlanningEvent } from '../../shared/forecasting/events/parse-planning-event.ts';
import type { PlanningEvent } from '../../shared/forecasting/planning-event.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { PlanStore } from '../ports/plans.ts';
import { listEvents } from './kept-plans.ts';
import { refuseBad } from './refuse-bad.ts';
import type { KeptForecast } from './run-planning.ts';

export interface PlannedEventsParts {
  readonly plans: Pick<PlanStore, 'readAll' | 'save' | 'remove'>;
  /** Called when they are others than before. */
  readonly onDecided: () => void;
}

/** The events people plan with, and what those of the past did. */
export class PlannedEvents {
  readonly #parts: PlannedEventsParts;

  constructor(parts: PlannedEventsParts) {
    this.#parts = parts;
  }

  async read(): Promise<EventsAnswer> {
    const { plans } = this.#parts;
    return {
      events: await listEvents(plans),
      library: (await plans.readAll('forecast'))
        .flatMap(({ key, text }) =>
          (JSON.parse(text) as KeptForecast).pastEvents.map((effect) => ({ ...effect, queueId: key })),
        )
        .sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1)),
    };
  }

  async save(eventId: string, event: unknown): Promise<PlanningEvent> {
    const { plans, onDecided } = this.#parts;
    const parsed = refuseBad(() => parsePlanningEvent(event));
    if (parsed.id !== eventId)
      throw new FloorcastError('bad-request', {
        code: 'event-id-differs',
        eventId: parsed.id,
        asked: eventId,
      });
    const events = await listEvents(plans);
    if (events.length >= MOST_EVENTS && !events.some(({ id }) => id === eventId))
      throw new FloorcastError('conflict', { code: 'events-too-many', most: MOST_EVENTS });
    await plans.save([{ kind: 'event', key: eventId, text: JSON.stringify(parsed) }]);
    onDecided();
    return parsed;
  }

  async remove(eventId: string): Promise<void> {
    await this.#parts.plans.remove('event', eventId);
    this.#parts.onDecided();
  }
}
