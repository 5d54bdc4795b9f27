import { z } from 'zod';
import { siteDay } from '../../../../shared/site/document-schemas.ts';
import { FloorcastError } from '../../../floorcast-error.ts';
import { personOf, type Visitor } from '../../../ports/access.ts';
import {
  askRequestSchema,
  checkRequestSchema,
  colleaguesSchema,
  ownRequestsSchema,
  ownTakesSchema,
  requestAnswerSchema,
  requestCheckSchema,
  requestViewSchema,
  withdrawalSchema,
} from '../../request-schemas.ts';
import { actOn, findBefore } from './audited-request.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';

const params = z.object({ id: idSchema });

/** Whose requests they are: nobody asks in the stead of others. */
function ownAgent(visitor: Visitor): string {
  const agentId = personOf(visitor)?.agentId ?? null;
  if (agentId === null) throw new FloorcastError('conflict', { code: 'request-no-agent' });
  return agentId;
}

export const ownRequestsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/me/requests',
  needs: 'see-own-requests',
  summary: 'What I asked, what is asked of me and what I can take, with what I need to ask.',
  answer: ownRequestsSchema,
  handle: ({ visitor, parts }) => parts.requests.readOwn(ownAgent(visitor)),
});

export const ownTakesRoute = defineRoute({
  method: 'get',
  path: '/api/v1/me/requests/takes',
  needs: 'see-own-requests',
  summary: 'Which of the offers I can take, by the rules of rosters.',
  answer: ownTakesSchema,
  handle: ({ visitor, parts }) => parts.requests.judgeTakes(ownAgent(visitor)),
});

export const colleaguesRoute = defineRoute({
  method: 'get',
  path: '/api/v1/me/requests/colleagues',
  needs: 'see-own-requests',
  summary: 'With whom a shift could be swapped, or who could have it, by the rules of rosters.',
  query: z.object({
    kind: z.enum(['swap', 'give-away']),
    day: siteDay,
    return: siteDay.optional().describe('Of a swap: the day of the colleague’s shift; else the same day.'),
  }),
  answer: colleaguesSchema,
  handle: ({ query, visitor, parts }) =>
    parts.requests.findColleagues(ownAgent(visitor), query.kind, query.day, query.return ?? query.day),
});

export const checkOwnRequestRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/requests/check',
  needs: 'own-requests',
  summary: 'What would become of a request, before it is sent. Nothing is asked by it.',
  body: checkRequestSchema,
  answer: requestCheckSchema,
  audit: { none: 'Nothing is asked by it.' },
  handle: ({ body, visitor, parts }) => parts.requests.check(ownAgent(visitor), body),
});

export const askRequestRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/requests',
  needs: 'own-requests',
  summary: 'Asks. Sent twice with one id it is one. 409 says why it cannot be.',
  body: askRequestSchema,
  answer: requestViewSchema,
  audit: {
    action: 'request-asked',
    before: ({ body, parts }) => parts.requests.find(body.id),
    parts: actOn('request-asked'),
  },
  handle: ({ body, visitor, parts }) => parts.requests.ask(ownAgent(visitor), body),
});

export const answerRequestRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/requests/{id}/answer',
  needs: 'own-requests',
  summary: 'Agrees to what a colleague asks, takes what is offered to all, or declines.',
  params,
  body: requestAnswerSchema,
  answer: requestViewSchema,
  audit: { action: 'request-answered', before: findBefore, parts: actOn('request-answered') },
  handle: ({ params: { id }, body, visitor, parts }) => parts.requests.answer(ownAgent(visitor), id, body),
});

export const withdrawRequestRoute = defineRoute({
  method: 'post',
  path: '/api/v1/me/requests/{id}/withdrawal',
  needs: 'own-requests',
  summary: 'Takes back what is not decided, or granted leave. 409 when it is decided otherwise by now.',
  params,
  body: withdrawalSchema,
  answer: requestViewSchema,
  audit: { action: 'request-withdrawn', before: findBefore, parts: actOn('request-withdrawn') },
  handle: ({ params: { id }, body, visitor, parts }) => parts.requests.withdraw(ownAgent(visitor), id, body),
});
