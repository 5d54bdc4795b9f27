import type { Resource } from '../resource.svelte.ts';

const READ_AGAIN_MS = 60_000;

/**
 * Asks again who this browser is as soon as the connection is back, until the answer is called: a page that was opened without one
 * does not know what whoever looks may do, and offers nothing before it does.
 */
export function readSessionAgain(
  window: Window,
  session: Pick<Resource<unknown>, 'failure' | 'reload'>,
): () => void {
  const readAgain = () => {
    if (session.failure !== null && window.document.visibilityState === 'visible') void session.reload();
  };
  const reading = setInterval(readAgain, READ_AGAIN_MS);
  window.addEventListener('online', readAgain);
  window.document.addEventListener('visibilitychange', readAgain);
  return () => {
    clearInterval(reading);
    window.removeEventListener('online', readAgain);
    window.document.removeEventListener('visibilitychange', readAgain);
  };
}
