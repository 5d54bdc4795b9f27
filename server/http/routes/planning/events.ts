import { z } from 'zod';
import { siteDay } from '../../../../shared/site/document-schemas.ts';
import { eventSchema, eventsSchema, holidaysSchema } from '../../planning-schemas/events.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';

const params = z.object({ eventId: idSchema });

export const planningEventsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/events',
  opensTo: 'read',
  summary: 'Holidays, campaigns and whatever else makes days unlike others, and what past ones really did.',
  answer: eventsSchema,
  handle: ({ parts }) => parts.planning.readEvents(),
});

export const savePlanningEventRoute = defineRoute({
  method: 'put',
  path: '/api/v1/planning/events/{eventId}',
  opensTo: 'desk',
  summary: 'One event, made when there is none of that id. It holds from the next forecast on.',
  params,
  body: z.unknown().meta({ description: 'As in the answer.' }),
  answer: eventSchema,
  handle: ({ params: { eventId }, body, parts }) => parts.planning.saveEvent(eventId, body),
});

export const deletePlanningEventRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/planning/events/{eventId}',
  opensTo: 'desk',
  summary: 'Deletes an event. Deleting it twice is harmless.',
  params,
  answer: null,
  handle: ({ params: { eventId }, parts }) => parts.planning.removeEvent(eventId),
});

export const holidaysRoute = defineRoute({
  method: 'get',
  path: '/api/v1/planning/holidays',
  opensTo: 'read',
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
