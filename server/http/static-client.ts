import { join } from 'node:path';
import express, { type RequestHandler, type Router } from 'express';
import { OperatorError } from '../floorcast-error.ts';

const YEAR_MS = 365 * 86_400_000;

/**
 * The built client. Files under `assets/` carry a hash of their content in the name and are kept for ever; the page
 * itself is never kept, so that a screen that reloads gets the version that speaks with this server.
 */
export function createStaticClient(folder: string | null): Router {
  const router = express.Router();
  if (folder === null) {
    router.get('/{*path}', () => {
      throw new OperatorError(
        'not-found',
        'The screens are not built. Run "npm run build", then start again.',
      );
    });
    return router;
  }
  router.use(
    '/assets',
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: YEAR_MS,
      index: false,
      fallthrough: false,
    }),
  );
  router.use(
    express.static(folder, {
      index: false,
      maxAge: 0,
      setHeaders: (response, path) => {
        if (path.endsWith('.html')) response.setHeader('cache-control', 'no-store');
      },
    }),
  );
  router.get('/{*path}', sendPage(folder));
  return router;
}

/** Every address of the client is the one page; what looks like a file of the top folder and is none is not found. */
function sendPage(folder: string): RequestHandler {
  return (request, response, next) => {
    // Calls and kiosk links have dots in their names: only the top folder has files.
    if (/^\/[^/]+\.\w{1,8}$/.test(request.path)) return next();
    response.setHeader('cache-control', 'no-store');
    response.sendFile('index.html', { root: folder, cacheControl: false, etag: false, lastModified: false });
  };
}
