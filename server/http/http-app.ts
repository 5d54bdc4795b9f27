import { parse as parseQuery } from 'node:querystring';
import express, { type Express, type RequestHandler } from 'express';
import helmet from 'helmet';
import { FloorcastError, OperatorError } from '../floorcast-error.ts';
import { personOf, type Visitor } from '../ports/access.ts';
import { createAdminLink } from './admin-link.ts';
import { AuditedChanges } from './audit-change.ts';
import { checkRequest } from './check-request.ts';
import { createErrorHandler } from './error-status.ts';
import { createDoor, createIntakeLimiter, createSameOriginGuard } from './guards.ts';
import type { HttpParts } from './http-parts.ts';
import { MAX_BATCH_BYTES } from './intake/read-lines.ts';
import type { Route } from './route.ts';
import { ROUTES } from './routes/index.ts';
import { createStaticClient } from './static-client.ts';
import { refuseOutside } from './visitor-scope.ts';
import { WrittenJson } from './written-json.ts';

/** A board with two hundred tiles is a tenth of it. */
const MAX_JSON_BYTES = 256 * 1024;

/** Everything that is asked over http. RULES.md beside this file says what holds. */
export function createHttpApp(parts: HttpParts, routes: readonly Route[] = ROUTES): Express {
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', 'loopback');
  // Node's own reading would leave out whatever comes after 1,000 parameters without a word.
  app.set('query parser', (text: string) => parseQuery(text, '&', '=', { maxKeys: 0 }));
  app.set('etag', 'strong');
  app.use(createSecurityHeaders());
  app.use(createSameOriginGuard(parts));
  app.get('/admin', createAdminLink(parts));
  const door = createDoor(parts);
  const limitIntake = createIntakeLimiter();
  const changes = new AuditedChanges();
  for (const route of routes) {
    const path = route.path.replaceAll(/\{(\w+)\}/g, ':$1');
    const before = route.needs === 'send-events' ? [limitIntake] : [];
    // The door comes before the body: nobody makes us read megabytes without a key.
    app[route.method](
      path,
      meter(route, parts),
      ...before,
      openDoor(route, door),
      ...bodyParserOf(route),
      answer(route, parts, changes),
    );
  }
  app.use('/api', (request) => {
    throw new OperatorError(
      'not-found',
      `There is no ${request.method} ${request.originalUrl.slice(0, 100)}. /api/v1/openapi.json lists what there is.`,
    );
  });
  app.use(createStaticClient(parts.clientFolder));
  app.use((request) => {
    throw new FloorcastError('not-found', { code: 'path-unknown', path: request.path.slice(0, 100) });
  });
  app.use(createErrorHandler(parts.onError));
  return app;
}

function openDoor(route: Route, door: ReturnType<typeof createDoor>): RequestHandler {
  return async (request, response, next) => {
    response.locals.visitor = await door(request, response, route.needs);
    next();
  };
}

function meter(route: Route, { meters }: HttpParts): RequestHandler {
  return (request, response, next) => {
    const startedMs = performance.now();
    response.once('close', () =>
      meters.countRequest({
        route: route.path,
        method: request.method,
        status: response.statusCode,
        tookMs: performance.now() - startedMs,
      }),
    );
    next();
  };
}

function bodyParserOf(route: Route): readonly RequestHandler[] {
  if (route.bodyKind === 'events')
    return [refuseAnnounced(MAX_BATCH_BYTES), express.raw({ type: () => true, limit: MAX_BATCH_BYTES })];
  if (!route.body || route.bodyKind === 'file') return [];
  const limit = route.mostBytes ?? MAX_JSON_BYTES;
  return [refuseAnnounced(limit), express.json({ limit })];
}

/** What says of itself that it is too large is answered at once: the parsers would first read all of it. */
function refuseAnnounced(most: number): RequestHandler {
  return (request, _response, next) => {
    if (Number(request.headers['content-length'] ?? 0) > most)
      throw new FloorcastError('too-large', { code: 'body-too-large', most: String(most) });
    next();
  };
}

function answer(route: Route, parts: HttpParts, changes: AuditedChanges): RequestHandler {
  return async (request, response) => {
    response.setHeader('cache-control', route.keep === 'checked' ? 'no-cache' : 'no-store');
    const visitor = response.locals.visitor as Visitor;
    const params = route.params ? checkRequest(route.params, request.params) : {};
    const query = route.query ? checkRequest(route.query, { ...request.query }) : {};
    refuseOutside(visitor, [params, query], parts.live.site());
    const body = route.body && isParsed(route) ? checkRequest(route.body, request.body) : undefined;
    const author = personOf(visitor)?.name ?? '';
    const context = { params, query, body, visitor, author, parts, request, response };
    const change = () => route.handle(context);
    const { audit } = route;
    const answered = await (audit && 'action' in audit ? changes.make(audit, context, change) : change());
    if (route.answerTypes) return;
    if (route.answer === null) response.status(204).end();
    else if (answered instanceof WrittenJson) answered.sendTo(response);
    else response.json(answered);
  };
}

/** The intake reads its lines itself, so that one bad line spoils none of the others; a file is read as it comes. */
function isParsed({ bodyKind = 'json' }: Route): boolean {
  return bodyKind === 'json';
}

/** No script, picture or font from anywhere else, and no upgrade to https where there is none. */
function createSecurityHeaders(): RequestHandler {
  return helmet({
    strictTransportSecurity: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // What a script sets of a style is the script's: no markup of ours has a style in it.
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'self'"],
      },
    },
  });
}
