import type { ErrorRequestHandler, Response } from 'express';
import type { HttpError } from '../../shared/contract/http.ts';
import type { ErrorCode } from '../../shared/contract/socket-events.ts';
import { wordMessage } from '../../shared/messages/message.ts';
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
  unavailable: 503,
  'storage-full': 507,
};

export function sendError(response: Response, body: HttpError): void {
  response.status(ERROR_STATUS[body.code]).set('cache-control', 'no-store').json(body);
}

/** The last handler of the app: whatever was thrown becomes an HttpError; what nobody expected is logged as well. */
export function createErrorHandler(onError: (error: unknown) => void): ErrorRequestHandler {
  return (error, _request, response, _next) => {
    const body = toHttpError(error);
    if (body.code === 'internal' || body.code === 'unavailable') onError(error);
    if (response.headersSent) response.destroy();
    else sendError(response, body);
  };
}

export function toHttpError(error: unknown): HttpError {
  const known = error instanceof FloorcastError ? error : fromBodyParser(error);
  const { code, said } = known ?? new FloorcastError('internal', { code: 'server-failed' });
  return { code, message: wordMessage(said, 'en'), said };
}

/** What express says of a body or an address it could not read. */
function fromBodyParser(error: unknown): FloorcastError | null {
  if (typeof error !== 'object' || error === null || !('status' in error)) return null;
  const { status, limit } = error as { readonly status: unknown; readonly limit?: unknown };
  if (status === 413) return new FloorcastError('too-large', { code: 'body-too-large', most: String(limit) });
  if (status === 404) return new FloorcastError('not-found', { code: 'asset-not-there' });
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new FloorcastError('bad-request', {
      code: 'request-unreadable',
      words: error instanceof Error ? error.message.slice(0, 200) : String(status),
    });
  return null;
}
