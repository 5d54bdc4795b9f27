import type { Server } from 'node:http';

/** How long a request may take until it is there whole, in ms. */
export interface RequestLimits {
  readonly usual: number;
  /** A file of years, over a slow line. */
  readonly upload: number;
}

export const REQUEST_WITHIN_MS: RequestLimits = { usual: 60_000, upload: 3_600_000 };

const UPLOADS = /^\/api\/v1\/imports\/uploads(\?|$)/;

/**
 * Ends connections whose request does not arrive in its time. Node has one limit for all requests, which is that of the
 * uploads; the others' is kept here. How long an answer takes is nobody's limit.
 */
export function limitRequests(server: Server, limits = REQUEST_WITHIN_MS): void {
  server.requestTimeout = limits.upload;
  server.prependListener('request', (request) => {
    if (request.method === 'POST' && UPLOADS.test(request.url ?? '')) return;
    // Whole is what has arrived, read or not: nobody reads the body of a request that has none.
    const timer = setTimeout(() => {
      if (!request.complete) request.destroy();
    }, limits.usual).unref();
    request.once('close', () => clearTimeout(timer));
  });
}
