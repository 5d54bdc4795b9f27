import { randomBytes } from 'node:crypto';
import type { Worker } from 'node:worker_threads';
import type { Row, Rows } from '../../shared/contract/floor-rows.ts';
import type { ReplayControl } from '../../shared/contract/socket-events.ts';
import type { Message } from '../../shared/messages/message.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { RowChanges } from '../ports/live-floor.ts';
import type { Replay } from '../ports/replay.ts';
import { startThread } from '../threads.ts';
import type { ReplayCommand, ReplayReport, ReplayTask } from './replay-messages.ts';

/** The main thread's side of a replay: it keeps the table for those who join, all else happens in the thread. */
export class ThreadReplay implements Replay {
  readonly id = randomBytes(9).toString('base64url');
  readonly epoch = `replay-${this.id}`;
  readonly mode = 'replay';
  readonly fromMs: number;
  readonly toMs: number;
  readonly #task: ReplayTask;
  readonly #thread: Worker;
  readonly #listeners = new Set<{ onChanges(changes: RowChanges): void; onReplaced(): void }>();
  readonly #endListeners: ((reason: Message) => void)[] = [];
  readonly #waiting = new Map<number, { resolve(): void; reject(error: Error): void }>();
  #rows: Record<string, Row> = {};
  #floorNowMs: number;
  #speed = 0;
  #nextId = 1;
  #ended = false;

  private constructor(task: ReplayTask) {
    this.#task = task;
    this.fromMs = task.period.fromMs;
    this.toMs = task.period.toMs;
    this.#floorNowMs = task.atMs;
    this.#thread = startThread(new URL('./replay-thread.ts', import.meta.url), task);
  }

  /** Resolves when the first picture stands. @throws FloorcastError `not-found` when the journal has nothing of the day. */
  static async start(task: ReplayTask): Promise<ThreadReplay> {
    const replay = new ThreadReplay(task);
    await replay.#listen();
    return replay;
  }

  site = () => this.#task.site;
  floorNowMs = () => this.#floorNowMs;
  speed = () => this.#speed;
  rows = (): Rows => this.#rows;

  subscribe(onChanges: (changes: RowChanges) => void, onReplaced: () => void): () => void {
    const listener = { onChanges, onReplaced };
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  control(action: ReplayControl['action']): Promise<void> {
    if (this.#ended) return Promise.reject(new FloorcastError('not-found', { code: 'replay-over' }));
    if (action.kind === 'close') {
      this.close({ code: 'replay-closed' });
      return Promise.resolve();
    }
    const id = this.#nextId++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#thread.postMessage({ id, action } satisfies ReplayCommand);
    });
  }

  onEnded(listener: (reason: Message) => void): void {
    this.#endListeners.push(listener);
  }

  close(reason: Message): void {
    if (this.#ended) return;
    this.#ended = true;
    void this.#thread.terminate();
    const error = new FloorcastError('not-found', { code: 'replay-ended', reason });
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
    for (const listener of this.#endListeners) listener(reason);
    this.#listeners.clear();
  }

  #listen(): Promise<void> {
    return new Promise((resolve, reject) => {
      const fail = (error: FloorcastError) => {
        reject(error);
        this.close(error.said);
      };
      this.#thread.on('message', (message: ReplayReport) => {
        if (this.#ended) return;
        switch (message.kind) {
          case 'empty':
            return fail(new FloorcastError('not-found', { code: 'replay-of-nothing' }));
          case 'failed':
            return fail(new FloorcastError('internal', { code: 'replay-failed', words: message.message }));
          case 'replaced':
            this.#replace(message);
            return resolve();
          case 'changed':
            return this.#change(message);
          case 'done':
            this.#waiting.get(message.id)?.resolve();
            this.#waiting.delete(message.id);
            return;
          default:
            message satisfies never;
        }
      });
      this.#thread.on('error', (error) =>
        fail(new FloorcastError('internal', { code: 'replay-failed', words: String(error) })),
      );
      this.#thread.on('exit', () => fail(new FloorcastError('internal', { code: 'replay-stopped' })));
    });
  }

  #replace({ floorNowMs, speed, rows }: Extract<ReplayReport, { readonly kind: 'replaced' }>): void {
    this.#rows = { ...rows };
    this.#floorNowMs = floorNowMs;
    this.#speed = speed;
    for (const listener of [...this.#listeners]) listener.onReplaced();
  }

  #change({ floorNowMs, speed, set, gone }: Extract<ReplayReport, { readonly kind: 'changed' }>): void {
    this.#floorNowMs = floorNowMs;
    this.#speed = speed;
    for (const key in set) this.#rows[key] = { ...this.#rows[key], ...set[key] } as Row;
    for (const key of gone) delete this.#rows[key];
    for (const listener of [...this.#listeners]) listener.onChanges({ floorNowMs, set, gone });
  }
}
