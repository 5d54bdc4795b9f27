import type { Request, Response } from 'express';
import { z } from 'zod';
import { readCookie } from '../../../../shared/access/read-cookie.ts';
import { OPENID_CALLBACK, OPENID_PATH } from '../../../../shared/contract/accounts.ts';
import { FloorcastError } from '../../../floorcast-error.ts';
import type { OpenIdDoor } from '../../../ports/account-desk.ts';
import { openIdAddressSchema, openIdOfferSchema } from '../../account-schemas.ts';
import { toHttpError } from '../../error-status.ts';
import type { HttpParts } from '../../http-parts.ts';
import { defineRoute } from '../../route.ts';
import { giveSession, placeOf } from './session-cookie.ts';

/** How long a browser is asked anew that somebody signed out of. */
const ASK_ANEW_MS = 30 * 86_400_000;

export const openIdOfferRoute = defineRoute({
  method: 'get',
  path: OPENID_PATH,
  needs: 'come-in',
  summary:
    'Whether an OpenID Connect provider signs in here, and why it did not when this browser tried last.',
  answer: openIdOfferSchema,
  handle: ({ parts: { accounts }, request, response }) => {
    const door = accounts.openId;
    if (door === null) return { offered: false, button: null, trouble: null };
    const failure = door.takeFailure(tokenOf(request, door));
    if (failure) response.clearCookie(door.cookie.name, optionsOf(request, door));
    return { offered: true, button: door.button, trouble: failure && toHttpError(failure) };
  },
});

export const beginOpenIdRoute = defineRoute({
  method: 'post',
  path: OPENID_PATH,
  needs: 'sign-in',
  summary: 'Begins to sign this browser in at the provider: it is to go to the address.',
  asksAnother: true,
  body: z.object({ to: z.string().max(2_000).nullable() }),
  answer: openIdAddressSchema,
  audit: { none: 'Nobody is signed in by it yet.' },
  handle: async ({ body, parts, request, response }) => {
    const door = getDoor(parts);
    const { cookie } = request.headers;
    const asked = readCookie(cookie, anewCookieOf(door)) === null ? 'as-usual' : 'anew';
    const { address, token } = await door.begin(body.to, asked, cookie);
    response.cookie(door.cookie.name, token, { ...optionsOf(request, door), maxAge: door.cookie.maxAgeMs });
    return { address };
  },
});

export const openIdCallbackRoute = defineRoute({
  method: 'get',
  path: OPENID_CALLBACK,
  needs: 'sign-in',
  summary: 'Where the provider sends people back to. Leads to /sign-in, and nowhere else.',
  answer: z.string(),
  answerTypes: ['text/plain'],
  audit: { keptBy: 'accounts' },
  handle: async ({ parts, request, response }) => {
    const door = getDoor(parts);
    // The text of the address as it came: what it says of host and path counts for nothing.
    const query = /\?.*/s.exec(request.originalUrl)?.[0] ?? '';
    const { opened, to } = await door.finish(tokenOf(request, door), query, placeOf(request));
    if (opened) {
      giveSession(request, response, opened);
      response.clearCookie(door.cookie.name, optionsOf(request, door));
      response.clearCookie(anewCookieOf(door), optionsOf(request, door));
    }
    const way = new URLSearchParams({ openid: opened ? 'back' : 'failed', ...(to !== null && { to }) });
    response.redirect(303, `/sign-in?${way}`);
    return '';
  },
});

/** Whoever signs out means it: the provider, which may remember them, is to ask again. */
export function askAnewHere(request: Request, response: Response, door: OpenIdDoor): void {
  response.cookie(anewCookieOf(door), 'yes', { ...optionsOf(request, door), maxAge: ASK_ANEW_MS });
}

function getDoor({ accounts: { openId } }: HttpParts): OpenIdDoor {
  if (openId) return openId;
  throw new FloorcastError('not-found', { code: 'openid-not-offered' });
}

function tokenOf(request: Request, { cookie }: OpenIdDoor): string | null {
  return readCookie(request.headers.cookie, cookie.name);
}

function anewCookieOf({ cookie }: OpenIdDoor): string {
  return `${cookie.name}_anew`;
}

/** The way back begins on a page of the provider's: `strict` would leave the cookie behind. */
function optionsOf(request: Request, { cookie }: OpenIdDoor) {
  return {
    path: OPENID_PATH,
    httpOnly: true,
    sameSite: 'lax',
    secure: cookie.secure || request.secure,
  } as const;
}
