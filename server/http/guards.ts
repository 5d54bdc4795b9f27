import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { KIOSK_HEADER } from '../../shared/contract/http.ts';
import { FloorcastError, OperatorError } from '../floorcast-error.ts';
import type { Visitor } from '../ports/access.ts';
import { sendError } from './error-status.ts';
import type { HttpParts } from './http-parts.ts';
import type { RouteAudience } from './route.ts';

/** Wrong keys, tokens and links that one address may show in a minute. */
export const MAX_FAILURES_PER_MINUTE = 30;
/** Batches that one address may send in ten seconds. */
export const MAX_BATCHES_PER_10_S = 1_000;

/** Refuses names that are not ours and pages of others that want to change something here (rules HT1 and HT2). */
export function createSameOriginGuard({ access }: HttpParts): RequestHandler {
  return (request, _response, next) => {
    const { host, origin } = request.headers;
    if (!access.isTrustedHost(host))
      throw new FloorcastError('not-allowed', { code: 'host-unknown', host: String(host).slice(0, 100) });
    const changes = !['GET', 'HEAD', 'OPTIONS'].includes(request.method);
    if (changes && !isOwnPage(origin, request)) {
      throw new FloorcastError('not-allowed', {
        code: 'origin-refused',
        origin: String(origin ?? '?').slice(0, 100),
      });
    }
    next();
  };

  function isOwnPage(origin: string | undefined, request: Request): boolean {
    if (origin !== undefined) return access.isAllowedOrigin(origin, request.headers.host);
    // Programs that are no browsers send neither; browsers that send no origin say at least where they come from.
    const site = request.headers['sec-fetch-site'];
    return site === undefined || site === 'same-origin' || site === 'none';
  }
}

/** Says who asks, or throws (rules HT3 on). Failures are counted by address, so that nobody tries keys for long. */
export function createDoor(parts: HttpParts) {
  const countFailure = createFailureCounter();
  return async (request: Request, response: Response, opensTo: RouteAudience): Promise<Visitor> => {
    const refuse = async (refusal: FloorcastError): Promise<never> => {
      await countFailure(request, response);
      throw refusal;
    };
    if (opensTo === 'intake') {
      if (!parts.access.isIntakeToken(bearerOf(request)))
        await refuse(
          new OperatorError(
            'not-signed-in',
            'Events need "Authorization: Bearer <token>" with the intakeToken of secrets.json in the data folder.',
          ),
        );
      return { role: 'visitor' };
    }
    if (opensTo === 'read' || opensTo === 'meters') {
      const token = bearerOf(request);
      if (token !== '') {
        if (parts.access.isReadToken(token)) return { role: 'visitor' };
        await refuse(
          new OperatorError('not-signed-in', 'This is not the readToken of secrets.json in the data folder.'),
        );
      }
      if (opensTo === 'meters' && parts.access.wallsOpen) return { role: 'visitor' };
    }
    const visitor = parts.access.recognise(request.headers.cookie, request.get(KIOSK_HEADER));
    if (opensTo === 'everyone') return visitor ?? { role: 'visitor' };
    if (visitor === null) return refuse(new FloorcastError('not-signed-in', { code: 'kiosk-link-invalid' }));
    if (visitor.role === 'administrator') return visitor;
    if (opensTo === 'wall') {
      if (visitor.role === 'kiosk' || parts.access.wallsOpen) return visitor;
      throw new FloorcastError('not-signed-in', { code: 'kiosk-link-needed' });
    }
    throw visitor.role === 'kiosk'
      ? new FloorcastError('not-allowed', { code: 'kiosk-link-opens-wall' })
      : new FloorcastError('not-signed-in', {
          code: opensTo === 'desk' ? 'administrator-needed' : 'administrator-or-token-needed',
        });
  };
}

/** Counts one failure of the asking address; throws `too-many` once there were more than a person makes. */
export function createFailureCounter(): (request: Request, response: Response) => Promise<void> {
  const limiter = rateLimit({
    windowMs: 60_000,
    limit: MAX_FAILURES_PER_MINUTE,
    legacyHeaders: false,
    keyGenerator: addressOf,
    handler: (_request, _response, next) =>
      next(new FloorcastError('too-many', { code: 'failures-too-many' })),
  });
  return (request, response) =>
    new Promise((resolve, reject) => {
      void limiter(request, response, ((error?: unknown) =>
        error ? reject(error) : resolve()) as NextFunction);
    });
}

export function createIntakeLimiter(): RequestHandler {
  return rateLimit({
    windowMs: 10_000,
    limit: MAX_BATCHES_PER_10_S,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    keyGenerator: addressOf,
    handler: (_request, response) =>
      sendError(response, {
        code: 'too-many',
        message: `More than ${MAX_BATCHES_PER_10_S} batches in 10 s came from this address. Send more events in each.`,
      }),
  });
}

function addressOf(request: Request): string {
  return ipKeyGenerator(request.ip ?? 'unknown');
}

function bearerOf(request: Request): string {
  return /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1] ?? '';
}
