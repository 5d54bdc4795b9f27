import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Health, Trend } from '../../shared/contract/http.ts';
import { createServerForTest, pause, type RunningServer } from './running-server.ts';

let server: RunningServer;

beforeAll(async () => {
  server = await createServerForTest();
  await server.start();
});

afterAll(() => server.dispose());

async function read<T>(path: string, headers: Record<string, string> = {}): Promise<T> {
  const answer = await fetch(`${server.origin}${path}`, { headers });
  expect(answer.status).toBe(200);
  return (await answer.json()) as T;
}

function post(lines: readonly object[]): Promise<Response> {
  return fetch(`${server.origin}/api/v1/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.intakeToken}`, 'content-type': 'application/x-ndjson' },
    body: lines.map((line) => JSON.stringify(line)).join('\n'),
  });
}

/** Calls offered today in the queue, as the trend tells it: the floor, through the front door. */
async function offeredToday(queueId: string): Promise<number> {
  const cookie = (await fetch(server.adminLink, { redirect: 'manual' })).headers.get('set-cookie')!;
  const day = new Date().toISOString().slice(0, 10);
  const trend = await read<Trend>(`/api/v1/trend?day=${day}&queue=${queueId}`, { cookie });
  return trend.intervals.reduce((sum, { tally }) => sum + tally.offered, 0);
}

describe('npm start', () => {
  test('prints the boards, the administrator’s link and where the data lies', async () => {
    await expect.poll(() => server.output).toContain('Ctrl-C');
    expect(server.output).toContain(`${server.origin}/wall/`);
    expect(server.output).toContain(server.adminLink);
    expect(server.output).toContain(server.dataFolder);
  });

  test('/healthz tells the state of feed, journal and store', async () => {
    const health = await read<Health>('/healthz');
    expect(health.journal.status).toBe('ok');
    expect(health.store.status).toBe('ok');
    expect(health.feeds.length).toBeGreaterThan(0);
    await expect.poll(async () => (await read<Health>('/healthz')).journal.lastSeq).toBeGreaterThan(1000);
  });

  test('Ctrl-C stops it cleanly, and what it knew is there after the next start', async () => {
    expect(await server.stop('SIGINT')).toBe(0);
    const before = server.output.length;
    await server.start();
    expect(server.output.slice(before)).not.toContain('Installing');
    expect(server.output.slice(before)).not.toContain('Building');
    expect((await read<Health>('/healthz')).journal.lastSeq).toBeGreaterThan(1000);
  });
});

describe('a floor fed over HTTP alone', () => {
  let own: RunningServer;

  beforeAll(async () => {
    own = server;
    server = await createServerForTest({ FLOORCAST_FEED: 'none', TZ: 'Etc/UTC' });
    await server.start();
  });

  afterAll(async () => {
    await server.dispose();
    server = own;
  });

  test('nothing acknowledged is lost or doubled by kill -9', async () => {
    const atMs = Date.now();
    const calls = Array.from({ length: 200 }, (_, n) => ({
      id: `e${n}`,
      type: 'call-offered',
      atMs: atMs - 1000 + n,
      callId: `c${n}`,
      queueId: 'sales',
    }));
    const first = await post(calls);
    expect(await first.json()).toEqual({ accepted: 200, repeated: 0, refused: [] });
    await server.stop('SIGKILL');
    await server.start();
    const again = await post(calls);
    expect(await again.json()).toEqual({ accepted: 0, repeated: 200, refused: [] });
    await pause(500);
    expect(await offeredToday('sales')).toBe(200);
  });

  test('a second server on the same data says so and touches nothing', async () => {
    const rival = await createServerForTest({ FLOORCAST_FEED: 'none', FLOORCAST_DATA: server.dataFolder });
    const second = Object.assign(rival, { dataFolder: server.dataFolder });
    await expect(second.start()).rejects.toThrow(/ended with 1/);
    expect(second.output).toContain(server.dataFolder);
    expect((await read<Health>('/healthz')).journal.status).toBe('ok');
  });
});
