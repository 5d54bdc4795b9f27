import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** The product as people run it: `scripts/start.mjs` in a process of its own, on a free port, with a data folder of its own. */
export class RunningServer {
  readonly port: number;
  readonly dataFolder: string;
  readonly env: Readonly<Record<string, string>>;
  output = '';
  #child: ChildProcess | null = null;

  constructor(port: number, dataFolder: string, env: Readonly<Record<string, string>>) {
    this.port = port;
    this.dataFolder = dataFolder;
    this.env = env;
  }

  get origin(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The administrator's link, as the data folder knows it. */
  get adminLink(): string {
    return `${this.origin}/admin?key=${this.secrets()['adminKey']}`;
  }

  get intakeToken(): string {
    return this.secrets()['intakeToken']!;
  }

  secrets(): Record<string, string> {
    return JSON.parse(readFileSync(join(this.dataFolder, 'secrets.json'), 'utf8')) as Record<string, string>;
  }

  /** Resolves when `/healthz` answers 200. */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['scripts/start.mjs'], {
      cwd: root,
      env: {
        ...process.env,
        // For tests alone; a server would say that it knows no such setting.
        FLOORCAST_TEST_DATABASE_URL: undefined,
        ...this.env,
        PORT: String(this.port),
        FLOORCAST_DATA: this.dataFolder,
      },
    });
    this.#child = child;
    child.stdout!.on('data', (chunk) => (this.output += String(chunk)));
    child.stderr!.on('data', (chunk) => (this.output += String(chunk)));
    while (!(await this.#isHealthy())) {
      if (child.exitCode !== null) throw new Error(`The server ended with ${child.exitCode}: ${this.output}`);
      await pause(50);
    }
  }

  signal(name: NodeJS.Signals): void {
    this.#child?.kill(name);
  }

  /** Ends the server and resolves with its exit code, null after a signal that it could not answer. */
  async stop(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null;
    const ended = new Promise<number | null>((resolve) => child.on('exit', resolve));
    child.kill('SIGCONT');
    child.kill(signal);
    return ended;
  }

  /** Stops whatever runs and removes the data. */
  async dispose(): Promise<void> {
    await this.stop('SIGKILL');
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  async #isHealthy(): Promise<boolean> {
    try {
      return (await fetch(`${this.origin}/healthz`)).ok;
    } catch {
      return false;
    }
  }
}

/** A server with fresh data; the caller starts and disposes of it. */
export async function createServerForTest(
  env: Readonly<Record<string, string>> = {},
): Promise<RunningServer> {
  return new RunningServer(await findFreePort(), mkdtempSync(join(tmpdir(), 'floorcast-e2e-')), env);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
