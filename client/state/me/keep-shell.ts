import { PAGE_KEY, SHELL_CACHE } from '../../service-worker/kept-shell.ts';
import workerPath from '../../service-worker/service-worker.ts?worker&url';

/**
 * Keeps the page that stands here for when there is no connection: the page itself with all files it was made from, together or not
 * at all, and gives it the worker that shows it then. Whatever fails, the next visit tries again. Without https (or this machine's own
 * address) browsers have no such thing.
 */
export async function keepShell(window: Window): Promise<void> {
  const { navigator } = window;
  if (!('serviceWorker' in navigator) || !('caches' in window) || import.meta.env.DEV) return;
  try {
    await navigator.serviceWorker.register(workerPath, { scope: '/me' });
    await keepFiles(window);
  } catch {
    // Without a connection, or where it is forbidden: what was kept before stays.
  }
}

async function keepFiles(window: Window): Promise<void> {
  const response = await window.fetch('/me', { cache: 'no-store' });
  const html = await response.clone().text();
  const script = window.document.querySelector<HTMLScriptElement>('script[type=module][src]')?.src ?? '';
  const entry = new URL(script, window.location.href).pathname;
  // Another version was installed meanwhile: its page and these files do not belong together.
  if (!response.ok || !html.includes(entry)) return;
  const cache = await window.caches.open(SHELL_CACHE);
  const before = await (await cache.match(PAGE_KEY))?.text();
  const kept = (await cache.keys()).map(({ url }) => new URL(url).pathname);
  const files = listLoadedFiles(window);
  await cache.addAll(files.filter((file) => !kept.includes(file)));
  await cache.put(PAGE_KEY, response);
  // Of one version other pages have files, too; those of the version before are of no use.
  if (before?.includes(entry)) return;
  for (const path of kept) if (path !== PAGE_KEY && !files.includes(path)) await cache.delete(path);
}

function listLoadedFiles({ performance, location }: Window): readonly string[] {
  const paths = performance
    .getEntriesByType('resource')
    .map(({ name }) => new URL(name, location.href))
    .filter(({ origin }) => origin === location.origin)
    .map(({ pathname }) => pathname);
  return [...new Set(paths)].filter(
    (path) => path.startsWith('/assets/') || /^\/[^/]+\.(svg|webmanifest)$/.test(path),
  );
}
