import { z } from 'zod';
import { FloorcastError } from '../../../floorcast-error.ts';
import { calendarLinkRequestSchema, calendarLinkSchema, madeCalendarLinkSchema } from '../../me-schemas.ts';
import { defineRoute } from '../../route.ts';
import { accountOfAgent } from './agent-of.ts';

const MEDIA_TYPE = 'text/calendar; charset=utf-8';

export const calendarLinkRoute = defineRoute({
  method: 'get',
  path: '/api/v1/me/calendar-link',
  needs: 'see-own-work',
  summary: 'Whether there is a link to the own calendar, and when a calendar read it last.',
  answer: calendarLinkSchema,
  handle: ({ visitor, parts }) => parts.calendarLinks.find(accountOfAgent(visitor)),
});

export const makeCalendarLinkRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/calendar-link',
  needs: 'own-work',
  summary:
    'Makes a secret link to the own calendar; the one before is good no more. It is told here and nowhere else.',
  body: calendarLinkRequestSchema,
  answer: madeCalendarLinkSchema,
  audit: { none: 'It shows nobody more than one’s own shifts, and is one’s own.' },
  handle: ({ body, visitor, parts }) => parts.calendarLinks.make(accountOfAgent(visitor), body.language),
});

export const removeCalendarLinkRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/me/calendar-link',
  needs: 'own-work',
  summary: 'Takes the link back: whoever has it reads nothing any more. Again is harmless.',
  answer: null,
  audit: { none: 'It shows nobody more than one’s own shifts, and is one’s own.' },
  handle: ({ visitor, parts }) => parts.calendarLinks.remove(accountOfAgent(visitor)),
});

export const calendarRoute = defineRoute({
  method: 'get',
  path: '/api/v1/calendar/{token}.ics',
  needs: 'come-in',
  summary:
    'A calendar of published shifts and leave by its secret link, for calendar programs. No cookie is asked for.',
  params: z.object({ token: z.string().max(200) }),
  answer: z.string(),
  answerTypes: [MEDIA_TYPE],
  keep: 'checked',
  handle: async ({ params: { token }, parts, response }) => {
    const text = await parts.calendarLinks.read(token);
    // Always the same words: they tell nobody whether there ever was such a link.
    if (text === null) throw new FloorcastError('not-found', { code: 'calendar-link-unknown' });
    response.setHeader('content-type', MEDIA_TYPE);
    response.setHeader('content-disposition', 'inline; filename="floorcast.ics"');
    response.send(Buffer.from(text));
    return '';
  },
});
