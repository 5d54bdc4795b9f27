import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { RosterProblemAnswer } from '../../shared/contract/rosters.ts';
import { findFreePort, ServerProcess } from '../bench-restart/server-process.ts';
import { makeRosterSite, writePast } from './make-floor.ts';

const IMPORT = fileURLToPath(new URL('../import.ts', import.meta.url));
const run = promisify(execFile);

/** A server with many people, a past and, once it was waited for, a requirement: to measure rosters on. */
export class RosterFloor {
  readonly server: ServerProcess;
  readonly #folder: string;
  #cookie = '';

  private constructor(server: ServerProcess, folder: string) {
    this.server = server;
    this.#folder = folder;
  }

  static async start(agents: number): Promise<RosterFloor> {
    const folder = mkdtempSync(join(tmpdir(), 'floorcast-roster-'));
    const data = join(folder, 'data');
    mkdirSync(data);
    writeFileSync(join(data, 'site.json'), JSON.stringify(makeRosterSite(agents)));
    const floor = new RosterFloor(new ServerProcess(data, await findFreePort()), folder);
    try {
      await floor.#fill(agents);
    } catch (error) {
      await floor.end();
      throw error;
    }
    return floor;
  }

  get url(): string {
    return this.server.url;
  }

  /** The link that makes a browser the administrator's. */
  get adminLink(): string {
    const { adminKey } = JSON.parse(readFileSync(join(this.server.dataFolder, 'secrets.json'), 'utf8')) as {
      readonly adminKey: string;
    };
    return `${this.url}/admin?key=${adminKey}`;
  }

  /** @throws Error with what the server says when it refuses */
  async ask<T>(path: string, body?: object, method = body === undefined ? 'GET' : 'POST'): Promise<T> {
    const answer = await fetch(`${this.url}${path}`, {
      method,
      headers: { cookie: this.#cookie, origin: this.url, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** Starts a search for everybody. @returns the proposal's id */
  async propose(firstDay: string, days: number, seconds: number): Promise<string> {
    const { id } = await this.ask<{ readonly id: string }>('/api/v1/planning/jobs', {
      kind: 'roster',
      firstDay,
      days,
      agentIds: null,
      weights: {
        coverage: 'normal',
        wishes: 'normal',
        fairness: 'normal',
        cost: 'normal',
        fewChanges: 'low',
      },
      seconds,
      seed: 1,
      name: 'benchmark',
      copyId: null,
    });
    return id;
  }

  /** Until it is known on all of these days how many people are needed. */
  async waitForRequirement(firstDay: string, days: number): Promise<RosterProblemAnswer> {
    for (;;) {
      const answer = await this.ask<RosterProblemAnswer>(
        `/api/v1/rosters/problem?from=${firstDay}&days=${days}`,
      );
      if (answer.problem.cover.length > 0 && answer.daysWithoutRequirement.length === 0) return answer;
      await new Promise((resolve) => setTimeout(resolve, 1_000));
    }
  }

  async end(): Promise<void> {
    await this.server.end('SIGTERM');
    rmSync(this.#folder, { recursive: true, force: true });
  }

  async #fill(agents: number): Promise<void> {
    await this.server.start();
    const past = join(this.#folder, 'past.csv');
    writeFileSync(past, writePast(agents));
    await run(process.execPath, [
      ...['--import', 'tsx', IMPORT, past],
      ...['--data', this.server.dataFolder, '--json'],
    ]);
    const entered = await fetch(this.adminLink, { redirect: 'manual' });
    this.#cookie = entered.headers.get('set-cookie')!.split(';')[0]!;
  }
}
