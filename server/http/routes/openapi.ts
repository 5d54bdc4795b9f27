import { z } from 'zod';
import { createOpenApi } from '../openapi.ts';
import { defineRoute, type Route } from '../route.ts';

/** Describes the routes, itself among them. */
export function createOpenApiRoute(routes: () => readonly Route[]): Route {
  return defineRoute({
    method: 'get',
    path: '/api/v1/openapi.json',
    needs: 'come-in',
    summary: 'This description.',
    answer: z.looseObject({ openapi: z.string() }),
    handle: ({ parts }) => createOpenApi(routes(), parts.version),
  });
}
