import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const inSources = import.meta.url.endsWith('.ts');
const ROOT = fileURLToPath(new URL(inSources ? '../..' : '../../..', import.meta.url));
const BUILT = join(ROOT, 'dist', 'server', 'main.js');

/** What the benchmark starts: the build when there is one, else the sources. */
export const RUNS_FROM = existsSync(BUILT) ? 'build' : 'sources';

/** A Floorcast in a process of its own, to be killed. It takes its events by http only. */
export class ServerProcess {
  readonly dataFolder: string;
  readonly port: number;
  #child: ChildProcess | null = null;
  #output = '';

  constructor(dataFolder: string, port: number) {
    this.dataFolder = dataFolder;
    this.port = port;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  intakeToken(): string {
    const secrets = JSON.parse(readFileSync(join(this.dataFolder, 'secrets.json'), 'utf8')) as {
      readonly intakeToken: string;
    };
    return secrets.intakeToken;
  }

  /** Starts and answers after how many ms `/healthz` said 200. */
  async start(): Promise<number> {
    const startedMs = performance.now();
    const args = RUNS_FROM === 'build' ? [BUILT] : ['--import', 'tsx', join(ROOT, 'server', 'main.ts')];
    const child = spawn(process.execPath, args, {
      cwd: ROOT,
      env: {
        ...process.env,
        PORT: String(this.port),
        FLOORCAST_DATA: this.dataFolder,
        FLOORCAST_FEED: 'none',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#child = child;
    const keep = (chunk: Buffer) => (this.#output = (this.#output + String(chunk)).slice(-4_000));
    child.stdout!.on('data', keep);
    child.stderr!.on('data', keep);
    for (;;) {
      if (child.exitCode !== null)
        throw new Error(`The server ended with ${child.exitCode}:\n${this.#output}`);
      if (performance.now() - startedMs > 60_000)
        throw new Error(`The server does not serve:\n${this.#output}`);
      const answer = await fetch(`${this.url}/healthz`).catch(() => null);
      if (answer?.status === 200) return performance.now() - startedMs;
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    child.kill(signal);
    await once(child, 'exit');
  }
}

export async function findFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('No port is free.');
  return address.port;
}
