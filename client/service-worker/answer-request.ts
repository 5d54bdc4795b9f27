import { PAGE_KEY } from './kept-shell.ts';

/** What a worker answers from. */
export interface Surroundings {
  readonly fetch: (request: Request) => Promise<Response>;
  /** What was kept under a path; undefined: nothing. */
  readonly findKept: (path: string) => Promise<Response | undefined>;
  /** Resolves when a connection is too slow to wait for. */
  readonly patience: () => Promise<void>;
}

/**
 * The answer to a request of a page of one's own; null: the worker has nothing to do with it. The network comes first for the page,
 * so that nobody is kept on an old version; what was kept answers when the network does not, or is too slow, or has only an error.
 * Files with a hash in their name never change: what is kept of them is as good.
 */
export function answerRequest(
  request: Pick<Request, 'method' | 'mode' | 'url'>,
  origin: string,
  surroundings: Surroundings,
): Promise<Response> | null {
  const url = new URL(request.url);
  if (request.method !== 'GET' || url.origin !== origin) return null;
  if (request.mode === 'navigate') return isOwnPage(url.pathname) ? answerPage(request, surroundings) : null;
  return url.pathname.startsWith('/assets/') ? answerFile(request, url.pathname, surroundings) : null;
}

function isOwnPage(path: string): boolean {
  return path === '/me' || path.startsWith('/me/');
}

async function answerPage(
  request: Pick<Request, 'url'>,
  { fetch, findKept, patience }: Surroundings,
): Promise<Response> {
  const asked = fetch(request as Request).then(
    (response) => (response.status >= 500 ? null : response),
    () => null,
  );
  const first = await Promise.race([asked, patience().then(() => 'slow' as const)]);
  if (first !== null && first !== 'slow') return first;
  const kept = await findKept(PAGE_KEY);
  if (kept !== undefined) return kept;
  // Nothing else to show: whatever the network says, however late.
  return (await asked) ?? Response.error();
}

async function answerFile(
  request: Pick<Request, 'url'>,
  path: string,
  { fetch, findKept }: Surroundings,
): Promise<Response> {
  return (await findKept(path)) ?? fetch(request as Request);
}
