import { appendFile, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { textOf } from '../../../server/feeds/asterisk/ami-message.ts';
import { AsteriskFeed, type AsteriskFeedOptions } from '../../../server/feeds/asterisk/asterisk-feed.ts';
import { BackOff } from '../../../server/feeds/asterisk/back-off.ts';
import { createFloor, reduceFloor } from '../../../shared/floor/floor.ts';
import { createEmptySite } from '../../../shared/site/site.ts';
import { describeFeed, MemorySink, waitFor } from '../../contracts/feed.ts';
import { caller, MEMBER, withAgent } from '../../helpers/ami-scenario.ts';
import { FakeAmiServer, type FakeAmiOptions } from '../../helpers/fake-ami-server.ts';
import { createTemporaryFolder } from '../../helpers/temporary-folder.ts';

const CLOCK = { nowMs: () => Date.now() };
const QUICK = { firstRetry: 20, mostRetry: 60, refusedRetry: 150, login: 400, silence: 20_000 };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close();
});

async function startServer(options: FakeAmiOptions = {}): Promise<FakeAmiServer> {
  const server = await FakeAmiServer.start(options);
  server.members = [{ ...MEMBER }];
  closing.push(() => server.stop());
  return server;
}

function createFeed(port: number, options: Partial<AsteriskFeedOptions> = {}): AsteriskFeed {
  const feed = new AsteriskFeed({
    host: '127.0.0.1',
    port,
    username: 'floorcast',
    secret: 'secret',
    auth: 'md5',
    tls: 'no',
    queueLog: null,
    clock: CLOCK,
    patience: QUICK,
    ...options,
  });
  closing.push(() => feed.stop());
  return feed;
}

async function startFeed(
  port: number,
  options: Partial<AsteriskFeedOptions> = {},
  sink = new MemorySink(),
): Promise<{ feed: AsteriskFeed; sink: MemorySink }> {
  const feed = createFeed(port, options);
  await feed.start(sink);
  return { feed, sink };
}

const isConnected = (feed: AsteriskFeed) => (): boolean => feed.status().status === 'connected';
const types = (sink: MemorySink): string[] => sink.events.map((event) => event.type);

describeFeed('asterisk', async () => {
  const server = await FakeAmiServer.start();
  server.members = [{ ...MEMBER }];
  server.entries = [{ ...caller(), Wait: 3 }];
  return { feed: createFeed(server.port), close: () => server.stop() };
});

describe('Asterisk feed on the wire', () => {
  test('AM50 logs in by challenge: the secret does not cross the wire', async () => {
    const server = await startServer();
    const { feed } = await startFeed(server.port);
    await waitFor(isConnected(feed));
    expect(
      server.named('Login').map((login) => [textOf(login, 'AuthType'), textOf(login, 'Secret')]),
    ).toEqual([['MD5', '']]);
    expect(server.actions.map((action) => textOf(action, 'Action')).slice(2)).toEqual([
      'CoreShowChannels',
      'QueueStatus',
    ]);
  });

  test('AM50 logs in with the plain secret, whose line ends cannot add headers', async () => {
    const server = await startServer();
    const { feed } = await startFeed(server.port, { auth: 'plain', username: 'a\r\nSecret: other' });
    await waitFor(isConnected(feed));
    expect(textOf(server.named('Login')[0]!, 'Username')).toBe('a Secret: other');
  });

  test('AM51 a wrong password is said, and tried again after its own long wait only', async () => {
    const server = await startServer();
    const { feed } = await startFeed(server.port, {
      secret: 'wrong',
      patience: { ...QUICK, refusedRetry: 60_000 },
    });
    await waitFor(() => feed.status().detail.includes('Authentication failed'));
    expect(feed.status()).toMatchObject({ status: 'connecting' });
    expect(feed.status().detail).toContain('ASTERISK_SECRET');
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(server.connections).toBe(1);
  });

  test('AM52 a cut connection is lost, and taken up again with the whole state', async () => {
    const server = await startServer();
    const { feed, sink } = await startFeed(server.port);
    await waitFor(isConnected(feed));
    server.tell('QueueCallerJoin', caller());
    await waitFor(() => types(sink).includes('call-offered'));
    server.cut();
    await waitFor(() => types(sink).includes('feed-lost'));
    await waitFor(() => types(sink).filter((type) => type === 'feed-resynchronised').length === 2);
    const floor = createFloor(createEmptySite('Etc/UTC'));
    for (const event of sink.events) reduceFloor(floor, event);
    expect(floor.openVisits).toBe(0);
    expect(floor.queues.get('support')!.waiting).toBe(0);
    await waitFor(isConnected(feed));
  });

  test('AM52 nobody listening is said with the way out, and found once somebody does', async () => {
    const server = await FakeAmiServer.start();
    const port = server.port;
    await server.stop();
    const { feed } = await startFeed(port);
    await waitFor(() => feed.status().detail.includes('ECONNREFUSED'));
    expect(feed.status().detail).toContain('manager.conf');
    const again = await FakeAmiServer.start({}, port);
    closing.push(() => again.stop());
    await waitFor(isConnected(feed));
  });

  test('AM52 waits double up to the most, half of them by chance', () => {
    const waits = (random: number): number[] => {
      const backOff = new BackOff({ firstMs: 1000, mostMs: 5000, random: () => random });
      return [backOff.next(), backOff.next(), backOff.next(), backOff.next(), backOff.next()];
    };
    expect(waits(0)).toEqual([500, 1000, 2000, 2500, 2500]);
    expect(waits(0.5)).toEqual([750, 1500, 3000, 3750, 3750]);
  });

  test('AM53 a server that accepts and says nothing is given up and tried again', async () => {
    const server = await startServer({ manners: 'silent' });
    const { feed } = await startFeed(server.port);
    await waitFor(() => feed.status().detail.includes('did not log us in'));
    server.manners = 'polite';
    await waitFor(isConnected(feed));
  });

  test('AM53 a server that falls silent is given up', async () => {
    const server = await startServer();
    const { feed, sink } = await startFeed(server.port, { patience: { ...QUICK, silence: 600 } });
    await waitFor(isConnected(feed));
    server.manners = 'silent';
    await waitFor(() => types(sink).includes('feed-lost'));
    expect(sink.events.find((event) => event.type === 'feed-lost')).toMatchObject({
      reason: expect.stringContaining('"code":"feed-silent"'),
    });
  });

  test('AM54 TLS: a trusted certificate works, another is refused unless told not to', async () => {
    const folder = join(import.meta.dirname, '../../fixtures/asterisk/tls');
    const cert = await readFile(join(folder, 'cert.pem'), 'utf8');
    const server = await startServer({ tls: { key: await readFile(join(folder, 'key.pem'), 'utf8'), cert } });
    const trusted = await startFeed(server.port, { tls: 'yes', ca: cert });
    const refused = await startFeed(server.port, { tls: 'yes' });
    const unverified = await startFeed(server.port, { tls: 'unverified' });
    await waitFor(isConnected(trusted.feed));
    await waitFor(isConnected(unverified.feed));
    await waitFor(() => refused.feed.status().detail.includes('ASTERISK_TLS=unverified'));
    expect(refused.feed.status().status).toBe('connecting');
  });

  test('AM55 events that could not be kept are offered again, in order', async () => {
    const server = await startServer();
    const sink = new MemorySink();
    const { feed } = await startFeed(server.port, {}, sink);
    await waitFor(isConnected(feed));
    await waitFor(() => sink.events.length > 0);
    sink.refusals = 1;
    server.tell('QueueCallerJoin', caller());
    await waitFor(() => feed.status().detail.includes('the disk is full'));
    server.tell('AgentConnect', withAgent({ HoldTime: 1 }));
    await waitFor(() => types(sink).includes('call-answered'));
    expect(types(sink).slice(-2)).toEqual(['call-offered', 'call-answered']);
    expect(feed.status().detail).not.toContain('disk');
  });

  test('AM2 a line of 10 MB and garbage on the wire are counted; the connection stays', async () => {
    const server = await startServer();
    const { feed, sink } = await startFeed(server.port);
    await waitFor(isConnected(feed));
    server.write(`Event: X\r\nJunk: ${'x'.repeat(10 * 1024 * 1024)}\r\n\r\n`);
    server.write(Uint8Array.of(0, 255, 254, 13, 10, 13, 10));
    server.tell('QueueCallerJoin', caller({ CallerIDName: '山田 太郎 😀' }));
    await waitFor(() => types(sink).includes('call-offered'));
    expect(feed.status().detail).toContain('could not be used: line-too-long 1, line-without-colon 1');
    expect(server.connections).toBe(1);
  });

  test('AM35 an unknown member makes the feed ask for the lists again', async () => {
    const server = await startServer();
    const { feed } = await startFeed(server.port);
    await waitFor(isConnected(feed));
    server.tell('QueueMemberStatus', { Queue: 'new', MemberName: 'New', Interface: 'PJSIP/9', Status: 1 });
    await waitFor(() => server.named('QueueStatus').length === 2);
  }, 10_000);
});

describe('Asterisk feed with a queue_log', () => {
  const line = (agoSeconds: number, rest: string): string =>
    `${Math.floor(Date.now() / 1000) - agoSeconds}|${rest}\n`;

  async function withLog(
    text: string,
    resumeFromMs = 0,
  ): Promise<{ path: string; server: FakeAmiServer; feed: AsteriskFeed; sink: MemorySink }> {
    const path = join(createTemporaryFolder(), 'queue_log');
    await writeFile(path, text);
    const server = await startServer();
    const { feed, sink } = await startFeed(server.port, { queueLog: path }, new MemorySink(resumeFromMs));
    await waitFor(isConnected(feed));
    return { path, server, feed, sink };
  }

  test('AM45 AM46 the first start brings the day so far, with ids', async () => {
    const { sink } = await withLog(
      line(600, 'call-1|support|NONE|ENTERQUEUE||+49|1') +
        line(590, 'call-1|support|Anna Berg|CONNECT|10|leg|3') +
        line(500, 'call-1|support|Anna Berg|COMPLETECALLER|10|90|1'),
    );
    await waitFor(() => types(sink).includes('call-ended'));
    expect(sink.events.flatMap((event) => ('callId' in event ? [event.id] : []))).toEqual([
      'asterisk/call-1/support/1/offered',
      'asterisk/call-1/support/1/answered',
      'asterisk/call-1/support/1/over',
    ]);
    expect(sink.events.find((event) => event.type === 'call-answered')).toMatchObject({
      agentId: 'PJSIP/1001',
    });
  });

  test('AM46 a restart of ours brings only what came after what is kept', async () => {
    const { sink } = await withLog(
      line(600, 'call-1|support|NONE|ENTERQUEUE||+49|1') +
        line(590, 'call-1|support|Anna Berg|CONNECT|10|leg|3') +
        line(500, 'call-1|support|Anna Berg|COMPLETECALLER|10|90|1') +
        line(450, 'call-2|support|NONE|ENTERQUEUE||+49|1') +
        line(300, 'call-2|support|NONE|ABANDON|1|1|150') +
        line(200, 'call-3|support|NONE|ENTERQUEUE||+49|1') +
        line(190, 'call-3|support|NONE|EXITEMPTY|1|1|10'),
      Date.now() - 400_000,
    );
    await waitFor(() => types(sink).includes('call-flowed-out'));
    expect(
      sink.events.flatMap((event) => ('callId' in event ? [`${event.callId} ${event.type}`] : [])),
    ).toEqual(['call-2 call-abandoned', 'call-3 call-offered', 'call-3 call-flowed-out']);
  });

  test('AM11 an abandon waits for the line that explains it, and for no other event', async () => {
    const { path, server, sink } = await withLog(line(60, 'NONE|NONE|NONE|QUEUESTART|'));
    await appendFile(path, line(0, 'call-1|support|NONE|ENTERQUEUE||+49|1'));
    server.tell('QueueCallerJoin', caller());
    await waitFor(() => types(sink).includes('call-offered'));
    await new Promise((resolve) => setTimeout(resolve, 1200));
    server.tell('QueueCallerAbandon', caller({ HoldTime: 1 }));
    await new Promise((resolve) => setTimeout(resolve, 50));
    await appendFile(path, line(0, 'call-1|support|NONE|WITHDRAW|1|1|1|by hand'));
    await waitFor(() => types(sink).includes('call-flowed-out'));
    expect(sink.events.at(-1)).toMatchObject({ reason: 'withdrawn', waitMs: 1000 });
  });

  test('AM45 AM48 what was missed in a gap comes from the log, over a rotation', async () => {
    const { path, server, sink } = await withLog(line(60, 'NONE|NONE|NONE|QUEUESTART|'));
    server.manners = 'silent';
    server.cut();
    await waitFor(() => types(sink).includes('feed-lost'));
    await appendFile(path, line(2, 'call-5|support|NONE|ENTERQUEUE||+49|1'));
    await rename(path, `${path}.1`);
    await writeFile(path, line(1, 'call-5|support|NONE|ABANDON|1|1|1'));
    server.manners = 'polite';
    await waitFor(() => types(sink).includes('call-abandoned'));
    expect(types(sink).filter((type) => type === 'call-offered')).toHaveLength(1);
  });

  test('AM48 a log that cannot be read is said, and the floor runs without it', async () => {
    const server = await startServer();
    const { feed } = await startFeed(server.port, { queueLog: join(createTemporaryFolder(), 'missing') });
    await waitFor(isConnected(feed));
    expect(feed.status().detail).toContain('ASTERISK_QUEUE_LOG');
  });
});
