import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { ipKeyGenerator, rateLimit } from 'express-rate-limit';
import { RIGHTS, type Right } from '../../shared/access/rights.ts';
import { KIOSK_HEADER } from '../../shared/contract/http.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { NOBODY, type Visitor } from '../ports/access.ts';
import { sendError } from './error-status.ts';
import type { HttpParts } from './http-parts.ts';

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
export function createDoor({ access }: HttpParts) {
  const countFailure = createFailureCounter();
  return async (request: Request, response: Response, needs: Right): Promise<Visitor> => {
    const bearer = bearerOf(request);
    const visitor = access.recognise({
      cookies: request.headers.cookie,
      kioskToken: request.get(KIOSK_HEADER),
      bearer,
    });
    if (visitor !== null) {
      access.demand(visitor, needs);
      return visitor;
    }
    if (RIGHTS[needs].holders.includes('everyone')) return NOBODY;
    await countFailure(request, response);
    throw new FloorcastError('not-signed-in', {
      code: bearer === undefined ? 'kiosk-link-invalid' : 'token-invalid',
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

function bearerOf(request: Request): string | undefined {
  return /^Bearer +(\S+) *$/i.exec(request.headers.authorization ?? '')?.[1];
}
