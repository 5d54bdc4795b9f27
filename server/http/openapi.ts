import { z } from 'zod';
import { describeRight, RIGHTS, type Right } from '../../shared/access/rights.ts';
import { ROLES } from '../../shared/access/roles.ts';
import type { ErrorCode } from '../../shared/contract/socket-events.ts';
import { ERROR_STATUS } from './error-status.ts';
import type { Route } from './route.ts';
import { errorSchema } from './schemas.ts';

interface JsonObject {
  readonly openapi: string;
  readonly [key: string]: unknown;
}

/** The routes as an OpenAPI 3.1 document, made from the very schemas that check them. */
export function createOpenApi(routes: readonly Route[], version: string): JsonObject {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method] = describe(route);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Floorcast',
      version,
      description:
        'Times are epoch milliseconds. Whatever is not 2xx answers {"code", "message"}; the message names the value, the rule and the way out.',
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: { Error: toSchema(errorSchema) },
      securitySchemes: {
        intake: {
          type: 'http',
          scheme: 'bearer',
          description: 'The intakeToken of secrets.json in the data folder.',
        },
        read: {
          type: 'http',
          scheme: 'bearer',
          description: 'The readToken of secrets.json in the data folder.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'floorcast_*',
          description: 'Set by signing in.',
        },
        administrator: {
          type: 'apiKey',
          in: 'cookie',
          name: 'floorcast_*',
          description: "Set by opening the administrator's link that the server prints when it starts.",
        },
        kiosk: {
          type: 'apiKey',
          in: 'header',
          name: 'x-floorcast-kiosk',
          description: 'The token of a kiosk link, /k/<token>. Not needed where walls are open.',
        },
      },
    },
  };
}

function describe(route: Route): unknown {
  return {
    summary: route.summary,
    description: describeRight(route.needs),
    security: securityOf(route.needs),
    'x-floorcast-right': route.needs,
    ...((route.params || route.query) && {
      parameters: [...parametersOf(route.params, 'path'), ...parametersOf(route.query, 'query')],
    }),
    ...(route.body && { requestBody: { required: true, content: contentOf(route) } }),
    responses: {
      ...(route.answer === null
        ? { 204: { description: 'Done.' } }
        : {
            200: {
              description: 'Done.',
              ...(route.keep && { headers: ETAG_HEADERS }),
              content: answersOf(route, route.answer),
            },
          }),
      ...(route.keep && { 304: { description: 'Not changed: the ETag of If-None-Match still holds.' } }),
      ...Object.fromEntries(errorsOf(route).map((code) => [ERROR_STATUS[code], ERROR_RESPONSE(code)])),
    },
  };
}

const ETAG_HEADERS = {
  ETag: {
    description: 'Changes with the content. Send it as If-None-Match: 304 as long as nothing changed.',
    schema: { type: 'string' },
  },
};

/** How whoever holds a right shows who they are; `{}`: they need not. */
function securityOf(right: Right): readonly unknown[] {
  const { holders } = RIGHTS[right];
  if (holders.includes('everyone')) return [];
  return [
    ...(ROLES.some((role) => holders.includes(role)) ? [{ session: [] }] : []),
    ...(holders.includes('administrator') ? [{ administrator: [] }] : []),
    ...(holders.includes('named-screen') ? [{ kiosk: [] }] : []),
    ...(holders.includes('read-token') ? [{ read: [] }] : []),
    ...(holders.includes('intake-token') ? [{ intake: [] }] : []),
    ...(holders.includes('this-machine') ? [{}] : []),
  ];
}

function answersOf({ answerTypes }: Route, answer: z.ZodType): unknown {
  const types = answerTypes ?? ['application/json'];
  return Object.fromEntries(types.map((type) => [type, { schema: toSchema(answer) }]));
}

function errorsOf(route: Route): readonly ErrorCode[] {
  return [
    ...(route.params || route.query || route.body ? (['bad-request'] as const) : []),
    ...(RIGHTS[route.needs].holders.includes('everyone') && !route.path.includes('{')
      ? []
      : (['not-signed-in'] as const)),
    'not-allowed',
    ...(route.params ? (['not-found'] as const) : []),
    ...(route.method === 'get' ? [] : (['conflict'] as const)),
    ...(route.body ? (['too-large', 'storage-full'] as const) : []),
    'too-many',
    ...(route.asksAnother ? (['unavailable'] as const) : []),
    'internal',
  ];
}

const ERROR_RESPONSE = (code: ErrorCode) => ({
  description: code,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
});

function contentOf({ body, bodyKind }: Route): unknown {
  const schema = toSchema(body!);
  if (bodyKind === 'file') return { 'application/octet-stream': { schema } };
  if (bodyKind !== 'events') return { 'application/json': { schema } };
  return {
    'application/json': { schema },
    'application/x-ndjson': {
      schema: { type: 'string', description: 'One event a line, each as in application/json.' },
    },
  };
}

function parametersOf(schema: z.ZodObject | undefined, place: 'path' | 'query'): readonly unknown[] {
  return Object.entries(schema?.shape ?? {}).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || !(field as z.ZodType).safeParse(undefined).success,
    schema: toSchema(field as z.ZodType),
  }));
}

/** As requests are written: what has a default may be left out. What JSON Schema cannot say is left open. */
function toSchema(schema: z.ZodType): unknown {
  const { $schema: _, ...json } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return json;
}
