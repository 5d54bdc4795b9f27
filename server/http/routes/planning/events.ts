import { z } from 'zod';
import type { PlanningEvent } from '../../../../shared/forecasting/planning-event.ts';
import { pickText } from '../../../../shared/site/localized-text.ts';
import { siteDay } from '../../../../shared/site/document-schemas.ts';
import { eventSchema, eventsSchema, holidaysSchema } from '../../planning-schemas/events.ts';
import type { HttpParts } from '../../http-parts.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';

const params = z.object({ eventId: idSchema });

export const planningEventsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/events',
  needs: 'see-forecast',
  summary: 'Holidays, campaigns and whatever else makes days unlike others, and what past ones really did.',
  answer: eventsSchema,
  handle: ({ parts }) => parts.planning.readEvents(),
});

export const savePlanningEventRoute = defineRoute({
  method: 'put',
  path: '/api/v1/planning/events/{eventId}',
  needs: 'set-planning-rules',
  summary: 'One event, made when there is none of that id. It holds from the next forecast on.',
  params,
  body: z.unknown().meta({ description: 'As in the answer.' }),
  answer: eventSchema,
  audit: {
    action: 'planning-event-saved',
    target: (_, { id, name }) => ({ id, name: pickText(name, 'en') }),
    before: ({ params, parts }) => findEvent(parts, params.eventId),
    after: (_, event) => event,
  },
  handle: ({ params: { eventId }, body, parts }) => parts.planning.saveEvent(eventId, body),
});

export const deletePlanningEventRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/planning/events/{eventId}',
  needs: 'set-planning-rules',
  summary: 'Deletes an event. Deleting it twice is harmless.',
  params,
  answer: null,
  audit: {
    action: 'planning-event-deleted',
    target: ({ params }, _, event) => ({
      id: params.eventId,
      name: pickText((event as PlanningEvent).name, 'en'),
    }),
    before: ({ params, parts }) => findEvent(parts, params.eventId),
  },
  handle: ({ params: { eventId }, parts }) => parts.planning.removeEvent(eventId),
});

export const holidaysRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/holidays',
  needs: 'see-forecast',
  summary: 'Holidays of a country as events that may be taken over, and the countries there are.',
  query: z.object({
    country: z
      .string()
      .max(20)
      .optional()
      .describe("ISO 3166, e.g. CN or DE-BY; without it the settings' own."),
    from: siteDay,
    to: siteDay,
  }),
  answer: holidaysSchema,
  handle: async ({ query, parts }) =>
    parts.planning.readHolidays(query.country ?? null, query.from, query.to),
});

async function findEvent({ planning }: HttpParts, eventId: string): Promise<PlanningEvent | undefined> {
  return (await planning.readEvents()).events.find(({ id }) => id === eventId);
}
