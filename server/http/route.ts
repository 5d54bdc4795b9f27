import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { Visitor } from '../ports/access.ts';
import type { HttpParts } from './http-parts.ts';
import type { WrittenJson } from './written-json.ts';

/**
 * Who a route opens to. `wall`: everyone where walls are open, else kiosk links and the administrator. `desk`: the
 * administrator. `read`: the administrator or the bearer of the read token. `meters`: the bearer of the read token, and
 * everyone where walls are open. `intake`: the bearer of the intake token.
 */
export type RouteAudience = 'everyone' | 'wall' | 'desk' | 'read' | 'meters' | 'intake';

/**
 * One route, described once: it is mounted and documented (`/api/v1/openapi.json`) from the same lines, so that neither
 * can forget it.
 */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters as OpenAPI writes them: `/api/v1/boards/{boardId}`. */
  readonly path: string;
  readonly opensTo: RouteAudience;
  readonly summary: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** `events`: the raw body of the intake, in any of its forms. `file`: any bytes, which `handle` reads as they come. */
  readonly bodyKind?: 'json' | 'events' | 'file';
  /** Null answers 204 without a body. */
  readonly answer: z.ZodType | null;
  /** Media types that `handle` writes to the response itself, instead of giving a body for `answer`. */
  readonly answerTypes?: readonly string[];
  /** `checked`: may be kept by who asked and is asked for again with its ETag. Without it nothing is kept. */
  readonly keep?: 'checked';
  readonly handle: (context: RouteContext) => unknown;
}

export interface RouteContext {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly visitor: Visitor;
  readonly parts: HttpParts;
  readonly request: Request;
  readonly response: Response;
}

interface TypedRoute<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType | null,
> extends Omit<Route, 'params' | 'query' | 'body' | 'answer' | 'handle'> {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
  readonly handle: (
    context: Omit<RouteContext, 'params' | 'query' | 'body'> & {
      readonly params: z.output<Params>;
      readonly query: z.output<Query>;
      readonly body: z.output<Body>;
    },
  ) => Answered<Answer> | Promise<Answered<Answer>>;
}

type Answered<Answer extends z.ZodType | null> = Answer extends z.ZodType
  ? z.output<Answer> | WrittenJson
  : void;

/** Gives the handler the types of the schemas beside it. */
export function defineRoute<
  Params extends z.ZodObject = z.ZodObject,
  Query extends z.ZodObject = z.ZodObject,
  Body extends z.ZodType = z.ZodType,
  Answer extends z.ZodType | null = z.ZodType | null,
>(route: TypedRoute<Params, Query, Body, Answer>): Route {
  return route as unknown as Route;
}
