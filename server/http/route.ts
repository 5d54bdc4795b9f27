import type { Request, Response } from 'express';
import type { z } from 'zod';
import type { AuditAction } from '../../shared/contract/audit.ts';
import type { Right } from '../../shared/access/rights.ts';
import type { Visitor } from '../ports/access.ts';
import type { HttpParts } from './http-parts.ts';
import type { WrittenJson } from './written-json.ts';

/**
 * One route, described once: it is mounted and documented (`/api/v1/openapi.json`) from the same lines, so that neither
 * can forget it.
 */
export interface Route {
  readonly method: 'get' | 'post' | 'put' | 'delete';
  /** With parameters as OpenAPI writes them: `/api/v1/boards/{boardId}`. */
  readonly path: string;
  /** Of the one table: the door asks it before anything of the body is read. */
  readonly needs: Right;
  readonly summary: string;
  /** Another server is asked, which may not answer: then this one answers `unavailable`. */
  readonly asksAnother?: true;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** `events`: the raw body of the intake, in any of its forms. `file`: any bytes, which `handle` reads as they come. */
  readonly bodyKind?: 'json' | 'events' | 'file';
  /** The largest body of JSON; left out: 256 kB. */
  readonly mostBytes?: number;
  /** Null answers 204 without a body. */
  readonly answer: z.ZodType | null;
  /** Media types that `handle` writes to the response itself, instead of giving a body for `answer`. */
  readonly answerTypes?: readonly string[];
  /** `checked`: may be kept by who asked and is asked for again with its ETag. Without it nothing is kept. */
  readonly keep?: 'checked';
  /** What is kept of what it changes: every route has it whose right changes something. */
  readonly audit?: RouteAudit;
  readonly handle: (context: RouteContext) => unknown;
}

/** `keptBy`: who keeps the entry together with the change. `none`: why there is nothing to keep. */
export type RouteAudit =
  AuditedChange | AuditedParts | { readonly keptBy: string } | { readonly none: string };

/** An entry of the audit: who, when and why are known already. */
export interface AuditedChange<Context = RouteContext, Answer = unknown> {
  readonly action: AuditAction;
  /** @param answered what the change gave @param before what there was */
  readonly target: (
    context: Context,
    answered: Answer,
    before: unknown,
  ) => { readonly id: string; readonly name: string };
  /** What there is before the change. With it a change that changes nothing leaves no entry. */
  readonly before?: (context: Context) => unknown;
  /** What there is after it; left out: nothing. */
  readonly after?: (context: Context, answered: Answer) => unknown;
}

/** A change that is several at once, or not always the same: what comes of it is told one by one. */
export interface AuditedParts<Context = RouteContext, Answer = unknown> {
  /** What it mostly is. */
  readonly action: AuditAction;
  readonly before: (context: Context) => unknown;
  readonly parts: (
    context: Context,
    answered: Answer,
    before: unknown,
  ) => readonly AuditedPart[] | Promise<readonly AuditedPart[]>;
}

export interface AuditedPart {
  readonly action: AuditAction;
  readonly target: { readonly id: string; readonly name: string };
  readonly before: unknown;
  readonly after: unknown;
}

export interface RouteContext {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly visitor: Visitor;
  /** The name of whoever is signed in, which signs what they change; empty by the administrator's link (rule AZ6). */
  readonly author: string;
  readonly parts: HttpParts;
  readonly request: Request;
  readonly response: Response;
}

interface TypedRoute<
  Params extends z.ZodObject,
  Query extends z.ZodObject,
  Body extends z.ZodType,
  Answer extends z.ZodType | null,
> extends Omit<Route, 'params' | 'query' | 'body' | 'answer' | 'audit' | 'handle'> {
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly answer: Answer;
  readonly audit?:
    | AuditedChange<TypedContext<Params, Query, Body>, Read<Answer>>
    | AuditedParts<TypedContext<Params, Query, Body>, Read<Answer>>
    | Exclude<RouteAudit, AuditedChange | AuditedParts>;
  readonly handle: (
    context: TypedContext<Params, Query, Body>,
  ) => Answered<Answer> | Promise<Answered<Answer>>;
}

type TypedContext<Params extends z.ZodObject, Query extends z.ZodObject, Body extends z.ZodType> = Omit<
  RouteContext,
  'params' | 'query' | 'body'
> & {
  readonly params: z.output<Params>;
  readonly query: z.output<Query>;
  readonly body: z.output<Body>;
};

type Read<Answer extends z.ZodType | null> = Answer extends z.ZodType ? z.output<Answer> : void;

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
