import { z } from 'zod';
import {
  linkOwnerSchema,
  ownAccountSchema,
  passwordByLinkSchema,
  signInSchema,
  tokenSchema,
} from '../../account-schemas.ts';
import { defineRoute } from '../../route.ts';
import { askAnewHere } from './openid.ts';
import { giveSession, placeOf, takeSession } from './session-cookie.ts';

export const signInRoute = defineRoute({
  method: 'post',
  path: '/api/v1/sign-in',
  needs: 'sign-in',
  summary: 'Signs this browser in by name and password. Wrong ones again and again have to wait.',
  body: signInSchema,
  answer: ownAccountSchema,
  audit: { none: 'Signing in and out: the own account tells where one is.' },
  handle: async ({ body, parts, request, response }) =>
    giveSession(request, response, await parts.accounts.signIn(body.name, body.password, placeOf(request))),
});

export const demoSignInRoute = defineRoute({
  method: 'post',
  path: '/api/v1/sign-in/demo',
  needs: 'sign-in',
  summary: 'Signs this browser in as a role of the demo, by the token of a link that its start prints.',
  body: z.object({ token: tokenSchema }),
  answer: ownAccountSchema,
  audit: { none: 'Signing in and out: the own account tells where one is.' },
  handle: async ({ body, parts, request, response }) =>
    giveSession(request, response, await parts.accounts.signInToDemo(body.token, placeOf(request))),
});

export const signOutRoute = defineRoute({
  method: 'post',
  path: '/api/v1/sign-out',
  needs: 'sign-in',
  summary: 'Ends the session of this browser, or all sessions of its account.',
  body: z.object({ where: z.enum(['here', 'everywhere']) }),
  answer: null,
  audit: { none: 'Signing in and out: the own account tells where one is.' },
  handle: async ({ body, parts, request, response }) => {
    await parts.accounts.signOut(request.headers.cookie, body.where);
    takeSession(response, parts);
    if (parts.accounts.openId) askAnewHere(request, response, parts.accounts.openId);
  },
});

export const lookAtPasswordLinkRoute = defineRoute({
  method: 'post',
  path: '/api/v1/password-link/look',
  needs: 'sign-in',
  summary: 'Whose password a reset link sets. Looking does not use it up.',
  body: z.object({ token: tokenSchema }),
  answer: linkOwnerSchema,
  audit: { none: 'Looking changes nothing.' },
  handle: ({ body, parts }) => parts.accounts.findLinkOwner(body.token),
});

export const setPasswordRoute = defineRoute({
  method: 'post',
  path: '/api/v1/password-link',
  needs: 'sign-in',
  summary: 'Sets a password by a reset link, which is used up by it, and signs this browser in.',
  body: passwordByLinkSchema,
  answer: ownAccountSchema,
  audit: { keptBy: 'accounts' },
  handle: async ({ body, parts, request, response }) =>
    giveSession(
      request,
      response,
      await parts.accounts.setPassword(body.token, body.password, placeOf(request)),
    ),
});
