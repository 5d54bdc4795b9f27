const RELOADED_FOR = 'floorcast.reloaded-for';

/** Reloads for this reason, but not twice in a row: a server and a page that never agree must not blink all day. */
export function reloadOnce(window: Window, reason: string): void {
  const { sessionStorage, location } = window;
  if (sessionStorage.getItem(RELOADED_FOR) === reason) return;
  sessionStorage.setItem(RELOADED_FOR, reason);
  location.reload();
}

/** Reloads when the server now serves another build of this page than the one that runs. */
export async function reloadIfReplaced(window: Window): Promise<void> {
  const script = window.document.querySelector<HTMLScriptElement>('script[type="module"][src]');
  const src = script?.getAttribute('src');
  if (!src) return;
  try {
    const response = await window.fetch('/', { cache: 'no-store', headers: { accept: 'text/html' } });
    if (response.ok && !(await response.text()).includes(src)) reloadOnce(window, `without ${src}`);
  } catch {
    // Gone again: the next start of the server asks anew.
  }
}
