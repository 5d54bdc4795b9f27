import { answerRequest } from './answer-request.ts';
import { SHELL_CACHE } from './kept-shell.ts';
import { openPushed, showPush, type PushedEvent, type PushScope, type TouchedEvent } from './push.ts';

/**
 * The worker of one's own pages, and of nothing else: it is registered for `/me`, so that no wall and no desk is ever shown anything
 * it keeps. It holds no data of people; pages keep their last answers themselves.
 */
interface WorkerScope extends PushScope {
  readonly location: Location;
  readonly clients: PushScope['clients'] & { claim(): Promise<void> };
  skipWaiting(): Promise<void>;
  addEventListener(kind: 'install' | 'activate', listener: (event: LastingEvent) => void): void;
  addEventListener(kind: 'fetch', listener: (event: AskedEvent) => void): void;
  addEventListener(kind: 'push', listener: (event: PushedEvent) => void): void;
  addEventListener(kind: 'notificationclick', listener: (event: TouchedEvent) => void): void;
}

interface LastingEvent {
  waitUntil(work: Promise<unknown>): void;
}

interface AskedEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

/** A page that is kept is better than a white one. */
const PATIENCE_MS = 4_000;

const scope = self as unknown as WorkerScope;

// A new worker takes over at once: the page it shows comes from the network first anyway.
scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()));
scope.addEventListener('activate', (event) => event.waitUntil(scope.clients.claim()));
scope.addEventListener('fetch', (event) => {
  const answer = answerRequest(event.request, scope.location.origin, {
    fetch: (request) => fetch(request),
    findKept: async (path) => (await caches.open(SHELL_CACHE)).match(path),
    patience: () => new Promise((resolve) => setTimeout(resolve, PATIENCE_MS)),
  });
  if (answer !== null) event.respondWith(answer);
});
scope.addEventListener('push', (event) => showPush(event, scope));
scope.addEventListener('notificationclick', (event) => openPushed(event, scope));
