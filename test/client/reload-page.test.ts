import { expect, test } from 'vitest';
import { reloadIfReplaced, reloadOnce } from '../../client/connection/reload-page.ts';

function createWindow(served: string | null) {
  const stored = new Map<string, string>();
  const page = {
    reloads: 0,
    location: { reload: () => (page.reloads += 1) },
    sessionStorage: {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
    },
    document: { querySelector: () => ({ getAttribute: () => '/assets/index-abc.js' }) },
    fetch: () =>
      served === null
        ? Promise.reject(new TypeError('no network'))
        : Promise.resolve({ ok: true, text: () => Promise.resolve(served) }),
  };
  return page;
}

const asWindow = (page: ReturnType<typeof createWindow>) => page as unknown as Window;

test('CN8 the page loads itself again once for one reason, not for ever', () => {
  const page = createWindow('');
  reloadOnce(asWindow(page), 'protocol 2');
  reloadOnce(asWindow(page), 'protocol 2');
  expect(page.reloads).toBe(1);
  reloadOnce(asWindow(page), 'protocol 3');
  expect(page.reloads).toBe(2);
});

test('CN8 a new build on the server is fetched, the same build is not, and a server that is gone is no reason', async () => {
  const same = createWindow('<script type="module" src="/assets/index-abc.js"></script>');
  await reloadIfReplaced(asWindow(same));
  expect(same.reloads).toBe(0);
  const other = createWindow('<script type="module" src="/assets/index-def.js"></script>');
  await reloadIfReplaced(asWindow(other));
  expect(other.reloads).toBe(1);
  const gone = createWindow(null);
  await reloadIfReplaced(asWindow(gone));
  expect(gone.reloads).toBe(0);
});
