import { describe, expect, it, onTestFinished } from 'vitest';
import { openScreen, waitUntil, type ScreenOptions } from '../helpers/screen.ts';
import { serveParts, type ServedParts, type ServeOptions } from '../helpers/serve-parts.ts';

async function serve(options?: ServeOptions): Promise<ServedParts> {
  const served = await serveParts(options);
  onTestFinished(() => served.stop());
  return served;
}

async function screenAt(served: ServedParts, options?: ScreenOptions) {
  const screen = await openScreen(served.url, options);
  onTestFinished(() => screen.close());
  return screen;
}

const OPEN_TO_OTHERS = { rules: { host: '0.0.0.0' } };

describe('who may connect', () => {
  it('SO1 refuses a page of another origin', async () => {
    const served = await serve();
    await expect(screenAt(served, { origin: 'https://evil.example' })).rejects.toThrow();
    await expect(screenAt(served, { origin: 'null' })).rejects.toThrow();
    await expect(screenAt(served, { origin: 'http://127.0.0.1:1' })).rejects.toThrow();
  });

  it('SO1 lets in our own pages and those named in the settings', async () => {
    const served = await serve({ rules: { origins: ['https://signage.example'] } });
    expect((await screenAt(served, { origin: served.url })).socket.connected).toBe(true);
    expect((await screenAt(served, { origin: 'https://signage.example' })).socket.connected).toBe(true);
  });

  it('SO2 refuses a foreign name that was made to point here, its origin with it', async () => {
    const served = await serve();
    const port = new URL(served.url).port;
    const host = `rebound.example:${port}`;
    await expect(screenAt(served, { host, origin: `http://${host}` })).rejects.toThrow();
    expect((await screenAt(served, { host: `floor-pc:${port}` })).socket.connected).toBe(true);
  });

  it('SO7 lets nobody in above the limit', async () => {
    const served = await serve({ sockets: { maxSockets: 2 } });
    const first = await screenAt(served);
    await screenAt(served);
    await expect(screenAt(served)).rejects.toThrow();
    first.close();
    await waitUntil(() => served.sockets.connected() === 1);
    expect((await screenAt(served)).socket.connected).toBe(true);
  });
});

describe('who may see what', () => {
  it('SO3 opens the desk to the administrator only', async () => {
    const served = await serve();
    const stranger = await screenAt(served);
    await expect(stranger.join({ audience: 'desk' })).rejects.toThrow('not-signed-in');
    const forged = await screenAt(served, {
      cookie: served.cookie.replace(/.$/, (end) => (end === 'A' ? 'B' : 'A')),
    });
    await expect(forged.join({ audience: 'desk' })).rejects.toThrow('not-signed-in');
    const desk = await screenAt(served, { cookie: `other=1; ${served.cookie}` });
    expect((await desk.join({ audience: 'desk' })).mode).toBe('live');
  });

  it('SO4 opens walls without a link on this machine only', async () => {
    const own = await screenAt(await serve());
    expect((await own.join({ audience: 'wall' })).seq).toBe(0);
    const served = await serve(OPEN_TO_OTHERS);
    await expect((await screenAt(served)).join({ audience: 'wall' })).rejects.toThrow('not-signed-in');
    const administrator = await screenAt(served, { cookie: served.cookie });
    expect((await administrator.join({ audience: 'wall' })).seq).toBe(0);
  });

  it('SO4 closes walls when a public address says that a proxy lets others in', async () => {
    const served = await serve({ rules: { publicUrl: 'https://floor.example.org' } });
    await expect((await screenAt(served)).join({ audience: 'wall' })).rejects.toThrow('not-signed-in');
  });

  it('SO5 shows names through a link only as the link says', async () => {
    const served = await serve(OPEN_TO_OTHERS);
    const link = (agentNames: 'shown' | 'hidden') =>
      served.links.create({ boardId: 'floor', note: '', agentNames });
    const tokenOf = ({ path }: { path: string }) => path.slice('/k/'.length);
    const shown = await screenAt(served, { auth: { kiosk: tokenOf(await link('shown')) } });
    expect((await shown.join({ audience: 'wall' })).seq).toBe(0);
    await expect(shown.join({ audience: 'desk' })).rejects.toThrow('not-allowed');
    const hidden = await screenAt(served, { auth: { kiosk: tokenOf(await link('hidden')) } });
    await expect(hidden.join({ audience: 'wall' })).rejects.toThrow('not-allowed');
    expect((await hidden.join({ audience: 'wall-nameless' })).seq).toBe(0);
  });

  it('SO6 refuses a forged link with its reason', async () => {
    const served = await serve(OPEN_TO_OTHERS);
    const link = await served.links.create({ boardId: 'floor', note: '', agentNames: 'shown' });
    const [id, signature] = link.path.slice('/k/'.length).split('.');
    for (const kiosk of [`${id}.${'A'.repeat(43)}`, `other.${signature}`, '', id, 'a.b.c', '😀'])
      await expect(screenAt(served, { auth: { kiosk } })).rejects.toMatchObject({
        data: { code: 'not-signed-in' },
      });
    for (const kiosk of [7, { $gt: '' }, 'x'.repeat(5_000)])
      await expect(screenAt(served, { auth: { kiosk } })).rejects.toMatchObject({
        data: { code: 'bad-request' },
      });
  });

  it('SO6 takes the floor from a revoked link at once, and only from that', async () => {
    const served = await serve(OPEN_TO_OTHERS);
    const screens = await Promise.all(
      ['lobby', 'kitchen'].map(async (note) => {
        const link = await served.links.create({ boardId: 'floor', note, agentNames: 'shown' });
        const screen = await screenAt(served, { auth: { kiosk: link.path.slice('/k/'.length) } });
        await screen.join({ audience: 'wall' });
        return { link, screen };
      }),
    );
    await served.links.revoke(screens[0]!.link.id);
    await waitUntil(() => !screens[0]!.screen.socket.connected);
    served.floor.change();
    await waitUntil(() => screens[1]!.screen.deltas.length === 1);
    expect(screens[0]!.screen.deltas).toEqual([]);
  });
});
