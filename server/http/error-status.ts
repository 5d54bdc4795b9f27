import type { ErrorRequestHandler, Response } from 'express';
import { z } from 'zod';
import type { HttpError } from '../../shared/contract/http.ts';
import type { ErrorCode } from '../../shared/contract/socket-events.ts';
import { FloorcastError } from '../floorcast-error.ts';

/** The only place that turns error codes into http statuses. */
export const ERROR_STATUS: Readonly<Record<ErrorCode, number>> = {
  'bad-request': 400,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  conflict: 409,
  'too-large': 413,
  'too-many': 429,
  internal: 500,
  'storage-full': 507,
};

export function sendError(response: Response, code: ErrorCode, message: string): void {
  const body: HttpError = { code, message };
  response.status(ERROR_STATUS[code]).set('cache-control', 'no-store').json(body);
}

/** The last handler of the app: whatever was thrown becomes an HttpError; what nobody expected is logged as well. */
export function createErrorHandler(onError: (error: unknown) => void): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const { code, message } = toHttpError(error);
    if (code === 'internal') onError(error);
    if (response.headersSent) response.destroy();
    else sendError(response, code, message);
  };
}

export function toHttpError(error: unknown): HttpError {
  if (error instanceof FloorcastError) return { code: error.code, message: error.message };
  if (error instanceof z.ZodError) return { code: 'bad-request', message: z.prettifyError(error) };
  return (
    fromBodyParser(error) ?? { code: 'internal', message: 'The server could not do this. Its log says why.' }
  );
}

/** What express says of a body or an address it could not read. */
function fromBodyParser(error: unknown): HttpError | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  const { status, limit } = error as { readonly status: unknown; readonly limit?: unknown };
  if (status === 413)
    return {
      code: 'too-large',
      message: `The body is larger than the ${String(limit)} bytes allowed here. Send it in parts.`,
    };
  if (status === 404) return { code: 'not-found', message: 'There is no such file.' };
  if (typeof status === 'number' && status >= 400 && status < 500)
    return {
      code: 'bad-request',
      message: `The request cannot be read: ${error instanceof Error ? error.message.slice(0, 200) : status}.`,
    };
  return null;
}
