import { z } from 'zod';
import type { RequestSettingsAnswer } from '../../../../shared/contract/requests.ts';
import type { RequestSettings } from '../../../../shared/requests/request-settings.ts';
import { revisionOf } from '../../../ports/revision-of.ts';
import {
  decisionsAnswerSchema,
  decisionsSchema,
  offerRequestSchema,
  offerSchema,
  reasonSchema,
  requestCheckSchema,
  requestQueueSchema,
  requestSettingsAnswerSchema,
  requestViewSchema,
} from '../../request-schemas.ts';
import { actOn, findBefore, partOf } from './audited-request.ts';
import type { ShiftRequest } from '../../../../shared/requests/request.ts';
import type { HttpParts } from '../../http-parts.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';
import { seenBy } from '../../visitor-scope.ts';

const params = z.object({ id: idSchema });

export const requestQueueRoute = defineRoute({
  method: 'get',
  path: '/api/v1/requests',
  needs: 'see-requests',
  summary: 'What agents ask, the soonest first; what was decided.',
  answer: requestQueueSchema,
  handle: ({ visitor, parts }) => parts.requests.readQueue(seenBy(visitor, parts.live.site())),
});

export const checkRequestRoute = defineRoute({
  method: 'get',
  path: '/api/v1/requests/{id}/check',
  needs: 'see-requests',
  summary: 'What granting it would do now: coverage, allowance, places and rules.',
  params,
  answer: requestCheckSchema,
  handle: ({ params: { id }, visitor, parts }) =>
    parts.requests.checkWaiting(id, seenBy(visitor, parts.live.site())),
});

export const decideRequestsRoute = defineRoute({
  method: 'post',
  path: '/api/v1/requests/decisions',
  needs: 'decide-requests',
  summary: 'Grants or refuses requests, each by itself: the shifts are changed and published at once.',
  body: decisionsSchema,
  answer: decisionsAnswerSchema,
  audit: {
    action: 'requests-decided',
    before: ({ body: { ids }, parts }) => findAll(ids, parts),
    parts: async ({ body: { ids }, parts }, _, before) => {
      const was = new Map((before as readonly ShiftRequest[]).map((request) => [request.id, request]));
      const decided = await findAll(ids, parts);
      return decided.flatMap((is) => partOf('requests-decided', was.get(is.id) ?? null, is));
    },
  },
  handle: ({ body, author, visitor, parts }) =>
    parts.requests.decide({ ...body, author }, seenBy(visitor, parts.live.site())),
});

async function findAll(
  ids: readonly string[],
  { requests }: Pick<HttpParts, 'requests'>,
): Promise<readonly ShiftRequest[]> {
  const found = await Promise.all(ids.map((id) => requests.find(id)));
  return found.filter((request) => request !== null);
}

export const cancelLeaveRoute = defineRoute({
  method: 'post',
  path: '/api/v1/requests/{id}/cancellation',
  needs: 'decide-requests',
  summary: 'Takes granted leave back. The shift does not come back by itself.',
  params,
  body: reasonSchema,
  answer: requestViewSchema,
  audit: { action: 'leave-cancelled', before: findBefore, parts: actOn('leave-cancelled') },
  handle: ({ params: { id }, body, author, visitor, parts }) =>
    parts.requests.cancelLeave(id, author, body.reason, seenBy(visitor, parts.live.site())),
});

export const postOfferRoute = defineRoute({
  method: 'post',
  path: '/api/v1/requests/offers',
  needs: 'set-request-rules',
  summary: 'Offers a shift, extra hours or time off. Sent twice with one id it is one.',
  body: offerRequestSchema,
  answer: offerSchema,
  audit: {
    action: 'offer-posted',
    target: (_, { id, kind }) => ({ id, name: kind }),
    after: (_, offer) => offer,
  },
  handle: ({ body, author, parts }) => parts.requests.postOffer({ ...body, author }),
});

export const closeOfferRoute = defineRoute({
  method: 'post',
  path: '/api/v1/requests/offers/{id}/closing',
  needs: 'set-request-rules',
  summary: 'Ends an offer; what was taken of it stays. Again is harmless.',
  params,
  answer: offerSchema,
  audit: { action: 'offer-closed', target: (_, { id, kind }) => ({ id, name: kind }) },
  handle: ({ params: { id }, parts }) => parts.requests.closeOffer(id),
});

export const requestSettingsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/requests/settings',
  needs: 'see-requests',
  summary: 'Who decides what, notice, places and allowances.',
  answer: requestSettingsAnswerSchema,
  handle: ({ parts }) => tellSettings(parts.requests.readSettings()),
});

export const saveRequestSettingsRoute = defineRoute({
  method: 'put',
  path: '/api/v1/requests/settings',
  needs: 'set-request-rules',
  summary:
    'The whole settings of requests. What was granted stays. 409 when others were saved since they were read.',
  body: requestSettingsAnswerSchema,
  answer: requestSettingsAnswerSchema,
  audit: {
    action: 'request-settings-saved',
    target: () => ({ id: 'settings', name: '' }),
    before: ({ parts }) => parts.requests.readSettings(),
    after: (_, { settings }) => settings,
  },
  handle: async ({ body, parts }) => tellSettings(await parts.requests.saveSettings(body)),
});

function tellSettings(settings: RequestSettings): RequestSettingsAnswer {
  return { revision: revisionOf(settings), settings };
}
