import type { Worker } from 'node:worker_threads';
import type { ProjectionAnswer } from '../../../shared/contract/today.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import { startThread } from '../../threads.ts';
import type { RestOfDay } from './plan-rest.ts';
import type { FromProjection, ProjectionTask, ToProjection } from './projection-messages.ts';

/** Replications of forty queues by quarter hours. */
const LIMITS = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/** Plays the rest of a day; one at a time. */
export interface ProjectionPlayer {
  /** @throws FloorcastError `internal` when it could not be played. */
  play(rest: RestOfDay): Promise<ProjectionAnswer>;
  /** Ends the thread; the next play starts another one. */
  rest(): Promise<void>;
}

/** Plays beside the floor, in a thread that starts with the first projection. */
export class ThreadProjectionPlayer implements ProjectionPlayer {
  readonly #task: ProjectionTask;
  readonly #onError: (error: unknown) => void;
  #thread: Worker | null = null;

  constructor(task: ProjectionTask, onError: (error: unknown) => void) {
    this.#task = task;
    this.#onError = onError;
  }

  play(rest: RestOfDay): Promise<ProjectionAnswer> {
    const thread = (this.#thread ??= this.#start());
    return new Promise((resolve, reject) => {
      const fail = (detail: unknown) => {
        this.#onError(detail);
        reject(new FloorcastError('internal', { code: 'projection-failed' }));
      };
      const onExit = () => fail(new Error('The projection thread ended while it played.'));
      thread.once('exit', onExit);
      thread.once('message', (message: FromProjection) => {
        thread.off('exit', onExit);
        if (message.kind === 'played') resolve(message.answer);
        else fail(new Error(message.log));
      });
      thread.postMessage({ kind: 'play', rest } satisfies ToProjection);
    });
  }

  async rest(): Promise<void> {
    const thread = this.#thread;
    if (thread === null) return;
    this.#thread = null;
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage({ kind: 'close' } satisfies ToProjection);
    await ended;
  }

  #start(): Worker {
    const thread = startThread(new URL('./projection-thread.ts', import.meta.url), this.#task, LIMITS);
    thread.on('error', this.#onError);
    thread.on('exit', () => {
      if (this.#thread === thread) this.#thread = null;
    });
    return thread;
  }
}
