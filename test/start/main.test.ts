import { spawn, type ChildProcess } from 'node:child_process';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { nodeArguments } from '../helpers/node-arguments.ts';
import { openScreen } from '../helpers/screen.ts';
import { createTemporaryFolder } from '../helpers/temporary-folder.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `server/main.ts` as a process of its own. */
function run(settings: Readonly<Record<string, string>> = {}) {
  const child: ChildProcess = spawn(process.execPath, nodeArguments('server/main.ts'), {
    cwd: ROOT,
    env: {
      PATH: process.env.PATH,
      PORT: '0',
      FLOORCAST_FEED: 'none',
      FLOORCAST_DATA: createTemporaryFolder(),
      ...settings,
    },
  });
  onTestFinished(() => void child.kill('SIGKILL'));
  const run = {
    output: '',
    /** Its exit code, when all it said has been read. */
    ended: new Promise<number | null>((resolve) => child.on('close', resolve)),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
    /** Resolves when it has said so, or has ended. */
    said: (words: string) =>
      new Promise<void>((resolve) => {
        const look = () => run.output.includes(words) && resolve();
        for (const stream of [child.stdout!, child.stderr!]) stream.on('data', look);
        void run.ended.then(() => resolve());
        look();
      }),
  };
  for (const stream of [child.stdout!, child.stderr!])
    stream.on('data', (chunk) => (run.output += String(chunk)));
  return run;
}

async function runUntilServing(settings?: Readonly<Record<string, string>>) {
  const server = run(settings);
  await server.said('Stop ');
  const url = /http:\/\/127\.0\.0\.1:\d+/.exec(server.output)?.[0];
  if (!url) throw new Error(server.output);
  return { server, url };
}

describe('the server as a process', () => {
  it('ST4 stops by a signal within seconds, with screens connected, one of them hanging', async () => {
    const { server, url } = await runUntilServing();
    const [screen, hung] = [await openScreen(url), await openScreen(url)];
    onTestFinished(() => {
      screen.close();
      hung.close();
    });
    await screen.join();
    await hung.join();
    (hung.socket.io.engine as unknown as { transport: { ws: { pause(): void } } }).transport.ws.pause();
    server.kill('SIGTERM');
    // A second one at once is the same press of Ctrl-C, passed on by npm.
    server.kill('SIGINT');
    // Sooner than the hanging one would be given up for its silence.
    expect(await Promise.race([server.ended, sleep(20_000, 'still there', { ref: false })])).toBe(0);
    expect(server.output).toContain('Stopped.');
    await screen.until(() => !screen.socket.connected);
  });

  it('ST3 ends with 1 and one message without a stack', async () => {
    const server = run({ PORT: 'x', FLOORCAST_SPEED: '0', FLOORCAST_FEED: 'asterisk' });
    expect(await server.ended).toBe(1);
    for (const name of ['PORT (x)', 'ASTERISK_USERNAME', 'ASTERISK_SECRET'])
      expect(server.output).toContain(name);
    expect(server.output).not.toMatch(/^\s+at /m);
  });

  it('ST7 goes on after requests that end in the middle', async () => {
    const { server, url } = await runUntilServing();
    const port = Number(new URL(url).port);
    const hostile = [
      'POST /api/v1/events HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n[',
      'GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n\r\n',
      'GET / HTTP/1.1\r\n\r\n',
      '\u0016\u0003\u0001\u0002',
      `GET /${'x'.repeat(20_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`,
    ];
    for (const text of hostile) {
      const socket = connect(port, '127.0.0.1', () => socket.end(text));
      socket.on('error', () => {});
      socket.resume();
      await new Promise((resolve) => socket.on('close', resolve));
    }
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect(server.output).not.toContain('nobody caught');
  });
});
