import type { RequestHandler } from 'express';
import { wordMessage } from '../../shared/messages/message.ts';
import { LOCALES } from '../../shared/site/localized-text.ts';
import type { HttpParts } from './http-parts.ts';
import { createFailureCounter } from './guards.ts';

/** `GET /admin?key=...`, the link that the start prints: makes this browser the administrator's and shows the desk. */
export function createAdminLink({ access }: HttpParts): RequestHandler {
  const countFailure = createFailureCounter();
  return async (request, response) => {
    response.setHeader('cache-control', 'no-store');
    const key = typeof request.query.key === 'string' ? request.query.key : '';
    const cookie = access.openSession(key);
    if (cookie === null) {
      await countFailure(request, response);
      response
        .status(403)
        .type('text/plain')
        // Nobody knows yet what the reader speaks.
        .send(LOCALES.map((locale) => `${wordMessage({ code: 'admin-link-wrong' }, locale)}\n`).join('\n'));
      return;
    }
    response.cookie(cookie.name, cookie.value, {
      path: '/',
      httpOnly: true,
      sameSite: 'strict',
      secure: cookie.secure || request.secure,
      maxAge: cookie.maxAgeMs,
    });
    response.redirect(303, '/desk');
  };
}
