import type { Request, Response } from 'express';
import { ipKeyGenerator } from 'express-rate-limit';
import type { OwnAccountAnswer } from '../../../../shared/contract/accounts.ts';
import type { OpenedSession, SignInPlace } from '../../../ports/account-desk.ts';
import type { HttpParts } from '../../http-parts.ts';

/** Where a request comes from. Of an IPv6 address its network, which is what one place has. */
export function placeOf(request: Request): SignInPlace {
  return {
    cookies: request.headers.cookie,
    address: ipKeyGenerator(request.ip ?? 'unknown'),
    browser: request.get('user-agent') ?? '',
  };
}

/** Signs the asking browser in. */
export function giveSession(
  request: Request,
  response: Response,
  { account, cookie }: OpenedSession,
): OwnAccountAnswer {
  response.cookie(cookie.name, cookie.value, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: cookie.secure || request.secure,
    maxAge: cookie.maxAgeMs,
  });
  return { account };
}

export function takeSession(response: Response, { accounts }: HttpParts): void {
  response.clearCookie(accounts.cookie.name, { path: '/', httpOnly: true, sameSite: 'strict' });
}
