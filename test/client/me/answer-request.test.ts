import { describe, expect, it } from 'vitest';
import { answerRequest, type Surroundings } from '../../../client/service-worker/answer-request.ts';

const ORIGIN = 'https://floor.example';
const KEPT: Readonly<Record<string, string>> = { '/me': 'kept page', '/assets/a-1.js': 'kept file' };
const never = () => new Promise<never>(() => {});

function ask(
  path: string,
  network: () => Promise<Response>,
  change: Partial<Surroundings> = {},
  request: { readonly method?: string; readonly mode?: RequestMode; readonly origin?: string } = {},
) {
  const { method = 'GET', mode = 'navigate', origin = ORIGIN } = request;
  return answerRequest({ method, mode, url: `${origin}${path}` }, ORIGIN, {
    fetch: network,
    findKept: async (key) => (KEPT[key] === undefined ? undefined : new Response(KEPT[key])),
    patience: never,
    ...change,
  });
}

const says =
  (text: string, status = 200) =>
  async () =>
    new Response(text, { status });
const fails = () => Promise.reject(new TypeError('Failed to fetch'));
const textOf = async (answer: Promise<Response> | null) => (await answer!).text();

describe('the worker of one’s own pages', () => {
  it('MP3 shows pages of the network, also when they are kept', async () => {
    for (const path of ['/me', '/me/month', '/me/requests?day=2026-12-01'])
      expect(await textOf(ask(path, says('new page')))).toBe('new page');
  });

  it('MP3 shows what was kept when the network fails, has an error, or is too slow', async () => {
    expect(await textOf(ask('/me/month', fails))).toBe('kept page');
    expect(await textOf(ask('/me', says('bad gateway', 502)))).toBe('kept page');
    expect(await textOf(ask('/me', never, { patience: async () => {} }))).toBe('kept page');
  });

  it('MP3 shows what the network says where nothing was kept, however late', async () => {
    const nothing = { findKept: async () => undefined };
    const late = ask('/me', says('late page'), { ...nothing, patience: async () => {} });
    expect(await textOf(late)).toBe('late page');
    expect((await ask('/me', fails, nothing))!.type).toBe('error');
    expect(await textOf(ask('/me', says('no such page', 404)))).toBe('no such page');
  });

  it('MP3 gives files with a hash from what was kept, others from the network', async () => {
    const asFile = { mode: 'no-cors' } as const;
    expect(await textOf(ask('/assets/a-1.js', fails, {}, asFile))).toBe('kept file');
    expect(await textOf(ask('/assets/b-2.js', says('new file'), {}, asFile))).toBe('new file');
  });

  it.each([
    ['/wall/floor', 'navigate'],
    ['/desk', 'navigate'],
    ['/menu', 'navigate'],
    ['/', 'navigate'],
    ['/api/v1/me/work', 'cors'],
    ['/socket.io/', 'websocket'],
    ['/mark.svg', 'no-cors'],
  ] as const)('MP3 has nothing to do with %s', (path, mode) => {
    expect(ask(path, fails, {}, { mode: mode as RequestMode })).toBeNull();
  });

  it('MP3 has nothing to do with what changes something, nor with other places', () => {
    expect(ask('/me', fails, {}, { method: 'POST' })).toBeNull();
    expect(
      ask('/assets/a-1.js', fails, {}, { mode: 'no-cors', origin: 'https://elsewhere.example' }),
    ).toBeNull();
  });
});
