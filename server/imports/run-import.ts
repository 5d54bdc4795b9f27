import type { Worker } from 'node:worker_threads';
import type { ImportCounts, ImportRecord } from '../../shared/contract/imports.ts';
import { guardCall } from '../../shared/history/guard-call.ts';
import type { Message } from '../../shared/messages/message.ts';
import type { CallerGuard } from '../ports/caller-guard.ts';
import type { ImportWriter, RowFate } from '../ports/imports.ts';
import { FloorcastError } from '../floorcast-error.ts';
import { startThread } from '../threads.ts';
import type { FromThread, ReadBatch, ReadTask, ToThread } from './import-messages.ts';

export interface ImportRunParts {
  readonly task: Omit<ReadTask, 'work'>;
  readonly fileBytes: number;
  readonly writer: ImportWriter;
  readonly guard: CallerGuard;
}

export interface RunningImport {
  /** When it is over, however: done, cancelled or failed. Rejects when not even that could be kept. */
  readonly finished: Promise<ImportRecord>;
  /** 0 to 1, and what was counted so far. */
  progress(): { readonly ratio: number; readonly bytes: number; readonly counts: ImportCounts };
  /** Stops reading at once; what was added is taken away again. */
  cancel(): void;
  isCancelled(): boolean;
  /**
   * Stops reading and writing at once and leaves what was added, which counts nowhere: the next start takes it away. One that
   * is done finishes. `finished` may never come.
   */
  stop(): Promise<void>;
}

const REPORT_EVERY_MS = 1_000;
const STOP_WITHIN_MS = 500;
const NO_COUNTS: ImportCounts = { rows: 0, added: 0, known: 0, differing: 0, refused: 0 };

/** Reads a file in a thread and keeps what it gives. A batch is read while another is kept, and no more. */
export function runImport(parts: ImportRunParts): RunningImport {
  const run = new ImportRun(parts);
  return {
    finished: run.finished,
    progress: () => run.progress(),
    cancel: () => run.end('cancelled'),
    isCancelled: () => run.state === 'cancelled',
    stop: () => run.stop(),
  };
}

class ImportRun {
  state: 'running' | 'done' | 'cancelled' | 'failed' | 'stopped' = 'running';
  readonly finished: Promise<ImportRecord>;
  readonly #parts: ImportRunParts;
  readonly #thread: Worker;
  readonly #reporter: NodeJS.Timeout;
  #counts = NO_COUNTS;
  #bytes = 0;
  #problem: Message | null = null;
  /** Whatever is kept is kept in order. */
  #work: Promise<void> = Promise.resolve();
  #over = (): void => {};

  constructor(parts: ImportRunParts) {
    this.#parts = parts;
    this.#thread = startThread(new URL('./import-thread.ts', import.meta.url), {
      ...parts.task,
      work: 'read',
    });
    const over = new Promise<void>((resolve) => (this.#over = resolve));
    this.#thread.on('message', (message: FromThread) => this.#take(message));
    this.#thread.on('error', (error) => this.end('failed', { code: 'reading-failed', words: error.message }));
    // What it sent before is kept first: its last word may be that the file is read.
    this.#thread.on('exit', () => {
      this.#work = this.#work.then(() => this.end('failed', { code: 'reading-stopped' }));
    });
    this.#reporter = setInterval(() => this.#report(), REPORT_EVERY_MS);
    this.finished = over.then(() => this.#finish());
  }

  progress(): ReturnType<RunningImport['progress']> {
    const ratio = Math.min(1, this.#bytes / Math.max(1, this.#parts.fileBytes));
    return { ratio, bytes: this.#bytes, counts: this.#counts };
  }

  end(state: 'done' | 'cancelled' | 'failed', problem: Message | null = null): void {
    if (this.state !== 'running') return;
    this.state = state;
    this.#problem = problem;
    void stopThread(this.#thread);
    this.#over();
  }

  async stop(): Promise<void> {
    if (this.state === 'done') return void (await this.finished.catch(() => {}));
    // What is taken away of a cancelled one is given up, too.
    if (this.state !== 'running') return;
    this.state = 'stopped';
    clearInterval(this.#reporter);
    await Promise.all([stopThread(this.#thread), this.#work]);
  }

  #take(message: FromThread): void {
    switch (message.kind) {
      case 'batch':
        this.#work = this.#work.then(() => this.#keep(message));
        return;
      case 'end':
        this.#work = this.#work.then(() => this.end('done'));
        return;
      case 'failed':
        this.#work = this.#work.then(() => this.end('failed', message.said));
        return;
      case 'look':
        return;
      default:
        message satisfies never;
    }
  }

  async #keep(batch: ReadBatch): Promise<void> {
    if (this.state !== 'running') return;
    const { writer, guard } = this.#parts;
    try {
      const calls = batch.calls.map((call) => guardCall(call, guard.guardNumber));
      const fates: RowFate[] = [];
      if (calls.length > 0) fates.push(...(await writer.addCalls(calls)));
      if (batch.intervals.length > 0) fates.push(...(await writer.addIntervals(batch.intervals)));
      if (batch.agentTime !== null) await writer.addAgentTime(batch.agentTime);
      const refused = [...batch.refused, ...batch.late];
      if (refused.length > 0) await writer.addRefused(refused);
      this.#count(fates, batch.refused.length);
      this.#bytes = Math.max(this.#bytes, batch.bytesRead);
      this.#answer({
        kind: 'kept',
        fates: fates.flatMap((fate, index) =>
          fate === 'added' || fate === 'known' ? [] : [{ index, fate }],
        ),
      });
    } catch (error) {
      this.end('failed', explain(error));
    }
  }

  #count(fates: readonly RowFate[], refused: number): void {
    const of = (fate: RowFate) => fates.filter((own) => own === fate).length;
    const { rows, added, known, differing, refused: before } = this.#counts;
    this.#counts = {
      rows: rows + fates.length + refused,
      added: added + of('added'),
      known: known + of('known'),
      differing: differing + of('differing'),
      refused: before + refused + of('interval-taken'),
    };
  }

  #answer(message: ToThread): void {
    if (this.state === 'running') this.#thread.postMessage(message);
  }

  #report(): void {
    if (this.state !== 'running') return;
    const { ratio, counts } = this.progress();
    this.#work = this.#work.then(async () => {
      if (this.state !== 'running') return;
      await this.#parts.writer
        .reportProgress(ratio, counts)
        .catch((error: unknown) => this.end('failed', explain(error)));
    });
  }

  async #finish(): Promise<ImportRecord> {
    clearInterval(this.#reporter);
    const { writer } = this.#parts;
    // What is being kept is kept first, so that it can be taken away.
    if (this.state !== 'done') await this.#work;
    if (this.state === 'done') {
      try {
        return await writer.finish(this.#counts);
      } catch (error) {
        return writer.abandon('failed', this.#counts, explain(error));
      }
    }
    return writer.abandon(this.state === 'cancelled' ? 'cancelled' : 'failed', this.#counts, this.#problem);
  }
}

function explain(error: unknown): Message {
  if (error instanceof FloorcastError) return error.said;
  return { code: 'not-kept', words: error instanceof Error ? error.message : String(error) };
}

/** It may be in the middle of a file: given a moment to put away what it unpacked, then stopped. */
async function stopThread(thread: Worker): Promise<void> {
  const stop: ToThread = { kind: 'stop' };
  thread.postMessage(stop);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => void thread.terminate().then(() => resolve()), STOP_WITHIN_MS);
    thread.once('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
