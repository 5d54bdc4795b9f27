import { parentPort, type ResourceLimits, type Worker } from 'node:worker_threads';
import type { StorageFailure } from '../floorcast-error.ts';
import { explainFailure, type FailureReport } from './storage-failure.ts';

interface Call {
  readonly id: number;
  readonly name: string;
  readonly parameters: readonly unknown[];
}

type Answer =
  | { readonly id: number; readonly ok: true; readonly value: unknown }
  | { readonly id: number; readonly ok: false; readonly failure: FailureReport };

/** What a thread can be asked, by name. Synchronous: a storage thread does one thing at a time. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export type Calls = Readonly<Record<string, (...parameters: any[]) => unknown>>;

/** An answer whose buffers go over to the asker without being copied. */
export class HandedOver<T> {
  readonly value: T;
  readonly buffers: readonly ArrayBuffer[];

  constructor(value: T, buffers: readonly ArrayBuffer[]) {
    this.value = value;
    this.buffers = buffers;
  }
}

type Given<T> = T extends HandedOver<infer V> ? V : T;

/**
 * Answers calls inside a thread, the first thing it says being whether it could start. `open` may throw: then the
 * thread reports why and ends.
 */
export function serveCalls(file: string, open: () => Calls): void {
  const port = parentPort;
  if (!port) throw new Error('This module is a thread; start it with startThread.');
  let calls: Calls;
  try {
    calls = open();
    port.postMessage({ id: 0, ok: true, value: null } satisfies Answer);
  } catch (error) {
    port.postMessage({ id: 0, ok: false, failure: explainFailure(error, file) } satisfies Answer);
    return;
  }
  port.on('message', (call: Call) => {
    try {
      const given = calls[call.name]!(...call.parameters);
      const { value, buffers } = given instanceof HandedOver ? given : { value: given, buffers: [] };
      port.postMessage({ id: call.id, ok: true, value } satisfies Answer, buffers);
    } catch (error) {
      port.postMessage({ id: call.id, ok: false, failure: explainFailure(error, file) } satisfies Answer);
    }
    if (call.name === 'close') port.close();
  });
}

/** Batches go through a storage thread and are gone: a small nursery keeps its memory small. */
export const STORAGE_THREAD_LIMITS: ResourceLimits = {
  maxYoungGenerationSizeMb: 4,
  maxOldGenerationSizeMb: 512,
};

export type MakeError = (kind: StorageFailure, message: string) => Error;

/** The other side of `serveCalls`: calls into a thread, each a promise. A thread that dies fails every call. */
export class ThreadCalls<C extends Calls> {
  readonly started: Promise<void>;
  readonly #thread: Worker;
  readonly #makeError: MakeError;
  readonly #waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  #nextId = 1;
  #death: Error | null = null;

  constructor(thread: Worker, makeError: MakeError) {
    this.#thread = thread;
    this.#makeError = makeError;
    this.started = new Promise((resolve, reject) => {
      this.#waiting.set(0, { resolve: () => resolve(), reject });
    });
    thread.on('message', (answer: Answer) => this.#settle(answer));
    thread.on('error', (error) =>
      this.#die(`A storage thread stopped: ${error.message}. Restart Floorcast.`),
    );
    thread.on('exit', () => this.#die('The storage is closed.'));
  }

  call<N extends keyof C & string>(
    name: N,
    ...parameters: Parameters<C[N]>
  ): Promise<Given<ReturnType<C[N]>>> {
    if (this.#death) return Promise.reject(this.#death);
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as (value: unknown) => void, reject });
      this.#thread.postMessage({ id, name, parameters } satisfies Call);
    });
  }

  /** Asks the thread to close its files and waits until it has ended. */
  async close(): Promise<void> {
    if (this.#death) return;
    const ended = new Promise((resolve) => this.#thread.once('exit', resolve));
    await this.call('close' as keyof C & string, ...([] as unknown as Parameters<C[keyof C & string]>));
    await ended;
  }

  #settle(answer: Answer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.ok) waiting?.resolve(answer.value);
    else waiting?.reject(this.#makeError(answer.failure.kind, answer.failure.message));
  }

  #die(reason: string): void {
    this.#death ??= this.#makeError('closed', reason);
    for (const waiting of this.#waiting.values()) waiting.reject(this.#death);
    this.#waiting.clear();
  }
}
