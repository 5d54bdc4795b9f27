import { StorageError } from './floorcast-error.ts';
import type { RunningFloorcast } from './floorcast.ts';
import type { Clock } from './ports/clock.ts';
import type { RestoreDesk } from './stores/archive/restore-desk.ts';

export interface RestorableParts {
  /** Starts the server; `port`: the one it had before, null at first. */
  readonly start: (port: number | null) => Promise<RunningFloorcast>;
  readonly desk: RestoreDesk;
  readonly clock: Clock;
  readonly log: (line: string) => void;
  /** Neither the restored store nor the one before could be started: nothing runs any more. */
  readonly onLost: (error: unknown) => void;
}

/** How soon a restore that waits, or somebody to forget, is seen. */
const LOOK_EVERY_MS = 1_000;
const ATTEMPTS = 10;
const AGAIN_MS = 200;

/**
 * A Floorcast that stops, takes over a restored store and starts again, in the same process and on the same port, when
 * `npm run restore` asks for it. When the restored store cannot be started, the one before comes back. It also starts again
 * to forget whom `npm run delete-person` took out of the store.
 *
 * @throws whatever the start throws.
 */
export async function startRestorable(parts: RestorableParts): Promise<RunningFloorcast> {
  return new Restorable(parts, await parts.start(null));
}

class Restorable implements RunningFloorcast {
  readonly #parts: RestorableParts;
  readonly #looking: NodeJS.Timeout;
  #running: RunningFloorcast;
  #restoring: Promise<void> | null = null;
  #stopping: Promise<void> | null = null;

  constructor(parts: RestorableParts, running: RunningFloorcast) {
    this.#parts = parts;
    this.#running = running;
    this.#looking = setInterval(() => {
      this.#restoring ??= this.#look().finally(() => {
        this.#restoring = null;
      });
    }, LOOK_EVERY_MS);
    this.#looking.unref();
  }

  get port(): number {
    return this.#running.port;
  }

  get baseUrl(): string {
    return this.#running.baseUrl;
  }

  get adminKey(): string {
    return this.#running.adminKey;
  }

  get demoLinks(): RunningFloorcast['demoLinks'] {
    return this.#running.demoLinks;
  }

  get boardIds(): readonly string[] {
    return this.#running.boardIds;
  }

  isToForget(): Promise<boolean> {
    return this.#running.isToForget();
  }

  stop(): Promise<void> {
    return (this.#stopping ??= this.#stop());
  }

  async #stop(): Promise<void> {
    clearInterval(this.#looking);
    await this.#restoring;
    try {
      await this.#running.stop();
    } finally {
      await this.#parts.desk.close();
    }
  }

  async #look(): Promise<void> {
    // A database that is away for a moment is the stores' concern, and said by them.
    const order = await this.#parts.desk.findWanted().catch(() => null);
    const isToForget = order === null && (await this.#running.isToForget().catch(() => false));
    if (this.#stopping) return;
    try {
      if (order !== null) await this.#restore(order);
      else if (isToForget) await this.#forget();
    } catch (error) {
      this.#parts.onLost(error);
    }
  }

  async #restore(order: string): Promise<void> {
    const { desk, clock, log } = this.#parts;
    log('A restored store waits: Floorcast stops for a moment and goes on with it.');
    await this.#running
      .stop()
      .catch((error: unknown) => log(`Not all could be kept before the restore: ${word(error)}`));
    let keptAs: string | null = null;
    try {
      keptAs = await this.#tryWhileTaken(() => desk.swap(clock.nowMs()));
      await this.#startAgain();
    } catch (error) {
      log(`The restored store cannot be used: ${word(error)}`);
      if (keptAs !== null) await desk.swapBack(keptAs, clock.nowMs());
      await this.#startAgain();
      await desk.answer({ order, outcome: 'refused', detail: word(error) });
      log('Floorcast goes on with the store it had before.');
      return;
    }
    await desk.answer({ order, outcome: 'swapped', detail: keptAs });
    log(`Floorcast goes on with the restored store. The one before is kept: ${keptAs}.`);
  }

  /** Each start takes out first what was written of people who are to be forgotten, and knows them no more. */
  async #forget(): Promise<void> {
    const { log } = this.#parts;
    log('Somebody was deleted: Floorcast stops for a moment and goes on without them.');
    await this.#running.stop().catch((error: unknown) => log(`Not all could be kept before: ${word(error)}`));
    await this.#startAgain();
    log('Floorcast goes on.');
  }

  async #startAgain(): Promise<void> {
    this.#running = await this.#tryWhileTaken(() => this.#parts.start(this.#running.port));
  }

  /** Whoever looks whether the store is free holds its lock for a moment. */
  async #tryWhileTaken<T>(work: () => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await work();
      } catch (error) {
        const isTaken = error instanceof StorageError && error.kind === 'in-use';
        if (!isTaken || attempt === ATTEMPTS) throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
}

function word(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
