import { z } from 'zod';
import { ownAccountSchema, ownSessionListSchema, passwordChangeSchema } from '../../account-schemas.ts';
import { defineRoute } from '../../route.ts';
import { idSchema } from '../../schemas.ts';
import { placeOf } from './session-cookie.ts';

export const ownAccountRoute = defineRoute({
  method: 'get',
  path: '/api/v1/account',
  needs: 'come-in',
  summary: 'Who is signed in here; null: nobody by an account.',
  answer: ownAccountSchema,
  handle: ({ parts, request }) => ({ account: parts.accounts.findOwn(request.headers.cookie) }),
});

export const ownSessionsRoute = defineRoute({
  method: 'get',
  path: '/api/v1/account/sessions',
  needs: 'see-own-account',
  summary: 'Where else whoever is signed in here is signed in.',
  answer: ownSessionListSchema,
  handle: ({ parts, request }) => ({ sessions: parts.accounts.listOwnSessions(request.headers.cookie) }),
});

export const endOwnSessionRoute = defineRoute({
  method: 'delete',
  path: '/api/v1/account/sessions/{sessionId}',
  needs: 'own-account',
  summary: "Ends one session of one's own. Ending twice is harmless.",
  params: z.object({ sessionId: idSchema }),
  answer: null,
  audit: { none: 'A session is nobody else’s.' },
  handle: ({ params, parts, request }) =>
    parts.accounts.endOwnSession(request.headers.cookie, params.sessionId),
});

export const changePasswordRoute = defineRoute({
  method: 'post',
  path: '/api/v1/account/password',
  needs: 'own-account',
  summary: "Changes one's own password and ends all other sessions of one's own.",
  body: passwordChangeSchema,
  answer: null,
  audit: { keptBy: 'accounts' },
  handle: ({ body, parts, request }) =>
    parts.accounts.changePassword(body.oldPassword, body.newPassword, placeOf(request)),
});
