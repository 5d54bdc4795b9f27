import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { baseUrl, describeStart, listNotes } from '../../server/announcement.ts';
import { keepApart } from '../../server/keep-apart.ts';
import { listen } from '../../server/listen.ts';
import { openSite } from '../../server/open-site.ts';
import { createMemoryDocuments } from '../../server/stores/documents/memory-documents.ts';
import type { Health } from '../../shared/contract/http.ts';
import { openScreen, waitUntil } from '../helpers/screen.ts';
import { startServer } from '../helpers/start-server.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const readJson = (folder: string, name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
const getJson = async (url: string) => (await fetch(url)).json();

async function sendEvents(url: string, folder: string, events: readonly object[]) {
  const { intakeToken } = readJson(folder, 'secrets.json');
  const answer = await fetch(`${url}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${intakeToken}`, 'content-type': 'application/json' },
    body: JSON.stringify(events),
  });
  return answer.json();
}

describe('a start', () => {
  it('ST1 makes site, boards and secrets, and serves', async () => {
    const server = await startServer();
    expect(server.boardIds).toEqual(['floor', 'queues', 'agents']);
    expect(readJson(server.dataFolder, 'boards.json').boards).toHaveLength(3);
    expect(readJson(server.dataFolder, 'site.json')).toMatchObject({ queues: [] });
    const health = (await getJson(`${server.url}/healthz`)) as Health;
    expect(health).toMatchObject({
      status: 'ok',
      journal: { status: 'ok', lastSeq: 0 },
      store: { status: 'ok' },
    });
  });

  it('ST1 says where everything is', () => {
    const text = describeStart({
      version: '1.2.3',
      baseUrl: 'http://127.0.0.1:4820',
      adminKey: 'key',
      dataPlace: '/data',
      floor: 'simulated',
      boardIds: ['floor', 'queues'],
      demoLinks: [{ role: 'agent', path: '/sign-in#token' }],
      notes: ['Something.'],
    });
    for (const part of [
      '1.2.3',
      '/wall/floor',
      '/wall/queues',
      '/admin?key=key',
      '/sign-in#token  (agent)',
      '/data',
      'Ctrl-C',
      'Note: Something.',
    ])
      expect(text).toContain(part);
    expect(baseUrl({ host: '::1', port: 80, publicUrl: null })).toBe('http://[::1]:80');
    expect(baseUrl({ host: '0.0.0.0', port: 80, publicUrl: 'https://x.example' })).toBe('https://x.example');
  });

  it('ST1 says that site.json is not in use when FLOORCAST_SITE names another file', () => {
    const plain = { notes: ['Odd.'], host: '127.0.0.1', publicUrl: null, siteFile: null };
    expect(listNotes(plain)).toEqual(['Odd.']);
    expect(listNotes({ ...plain, siteFile: '/etc/site.json' })).toEqual([
      'Odd.',
      'The site is /etc/site.json (FLOORCAST_SITE); site.json of the data folder is not in use.',
    ]);
    expect(listNotes({ ...plain, host: '0.0.0.0' })).toHaveLength(2);
    expect(listNotes({ ...plain, host: '::', publicUrl: 'https://x.example' })).toEqual(['Odd.']);
  });

  it('ST2 a second time has the same boards, links and floor', async () => {
    const folder = createTemporaryFolder();
    const first = await startServer({ FLOORCAST_DATA: folder });
    const atMs = Date.now();
    const call = { callId: 'c1', queueId: 'support' };
    const events = [
      { type: 'call-offered', id: '1', atMs, ...call },
      { type: 'call-offered', id: '2', atMs, ...call, callId: 'c2' },
      { type: 'call-abandoned', id: '3', atMs: atMs + 1, ...call },
    ];
    expect(await sendEvents(first.url, folder, events)).toEqual({ accepted: 3, repeated: 0, refused: [] });
    await first.stop();
    const second = await startServer({ FLOORCAST_DATA: folder });
    expect(second.adminKey).toBe(first.adminKey);
    const screen = await openScreen(second.url);
    onTestFinished(() => screen.close());
    const { rows } = await screen.join();
    expect(rows['queue/support']).toMatchObject({ waiting: 1 });
    expect(rows['tally/last60/support']).toMatchObject({ offered: 2, abandoned: 1, waiting: 1 });
    expect(await sendEvents(second.url, folder, events)).toEqual({ accepted: 0, repeated: 3, refused: [] });
  });

  it('ST2 shows an event to a screen, from the intake on', async () => {
    const server = await startServer();
    const screen = await openScreen(server.url);
    onTestFinished(() => screen.close());
    await screen.join();
    await sendEvents(server.url, server.dataFolder, [
      { type: 'call-offered', id: '1', atMs: Date.now(), callId: 'c1', queueId: 'support' },
    ]);
    await waitUntil(() => screen.deltas.some(({ set }) => set?.['queue/support']?.waiting === 1));
  });
});

describe('a start that fails', () => {
  async function occupyPort(): Promise<number> {
    const other = createServer();
    onTestFinished(() => void other.close());
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    return (other.address() as AddressInfo).port;
  }

  it('ST3 names the port in use, ST6 and leaves the folder free', async () => {
    const folder = createTemporaryFolder();
    const port = await occupyPort();
    await expect(startServer({ FLOORCAST_DATA: folder, PORT: String(port) })).rejects.toThrow(
      `Port ${port} on 127.0.0.1 is in use by another program.`,
    );
    expect((await startServer({ FLOORCAST_DATA: folder })).port).toBeGreaterThan(0);
  });

  it('ST3 names the folder in use', async () => {
    const { dataFolder } = await startServer();
    await expect(startServer({ FLOORCAST_DATA: dataFolder })).rejects.toThrow(
      /is in use by another Floorcast/,
    );
  });

  it('ST3 names an address that is not this machine', async () => {
    await expect(listen(createHttpServer(), '192.0.2.1', 0)).rejects.toThrow(
      /HOST \(192.0.2.1\) is not an address/,
    );
  });

  it.each([
    ['no JSON', '{"queues": ['],
    ['no site', '{"timeZone":"Mars/Base"}'],
    [
      'a hostile site',
      `{"timeZone":"UTC","queues":${'['.repeat(10_000)}${']'.repeat(10_000)},"__proto__":{"x":1}}`,
    ],
  ])('ST3 names the site file that is %s', async (_, text) => {
    const siteFile = join(createTemporaryFolder(), 'site.json');
    writeFileSync(siteFile, text);
    const opening = openSite({ siteFile, feed: { kind: 'none' } }, createMemoryDocuments());
    await expect(opening).rejects.toThrow(`${siteFile} (FLOORCAST_SITE) cannot be used`);
  });

  it('ST3 says what the site file is when it is none, without reading it', async () => {
    const folder = createTemporaryFolder();
    const huge = join(folder, 'huge.json');
    writeFileSync(huge, '');
    truncateSync(huge, 20 * 1024 * 1024 + 1);
    const opening = (siteFile: string) =>
      openSite({ siteFile, feed: { kind: 'none' } }, createMemoryDocuments());
    await expect(opening(join(folder, 'none.json'))).rejects.toThrow(
      /cannot be used\. There is no such file/,
    );
    await expect(opening(folder)).rejects.toThrow(/cannot be used\. It is a folder/);
    await expect(opening(huge)).rejects.toThrow(/It has 20971521 bytes, and a site has at most 20971520/);
    if (process.platform !== 'win32')
      await expect(opening('/dev/zero')).rejects.toThrow(/It is a device or a pipe, and must be a file/);
  });

  it('ST3 takes a site file with a byte order mark', async () => {
    const siteFile = join(createTemporaryFolder(), 'site.json');
    writeFileSync(siteFile, '\ufeff{"timeZone":"Asia/Shanghai"}');
    const { site } = await openSite({ siteFile, feed: { kind: 'none' } }, createMemoryDocuments());
    expect(site.timeZone).toBe('Asia/Shanghai');
  });

  it('ST5 refuses to mix simulated calls and real ones, and remembers which there are', async () => {
    const simulator = { kind: 'simulator', speed: 1, seed: 1, scenario: 'normal', pastWeeks: 8 } as const;
    const documents = createMemoryDocuments({ content: { calls: 'real' } });
    await expect(keepApart(simulator, '/data', documents)).rejects.toThrow(
      '/data holds real calls, and FLOORCAST_FEED=simulator would mix simulated ones into them.',
    );
    await keepApart({ kind: 'none' }, '/data', documents);
    const pushed = createMemoryDocuments();
    await keepApart({ kind: 'none' }, '/data', pushed);
    await expect(keepApart(simulator, '/data', pushed)).rejects.toThrow('/data holds real calls');
    const fresh = createMemoryDocuments();
    await keepApart(simulator, '/data', fresh);
    await keepApart(simulator, '/data', fresh);
    expect(await fresh.read('content', (value) => value)).toEqual({ calls: 'simulated' });
    await expect(keepApart({ kind: 'none' }, '/data', fresh)).rejects.toThrow(
      '/data holds simulated calls, and FLOORCAST_FEED=none would mix real ones into them. Give it a folder of its own, such as FLOORCAST_DATA=./data/own',
    );
  });
});
