import type { Worker } from 'node:worker_threads';
import type { Site } from '../../shared/site/site.ts';
import type { Message } from '../../shared/messages/message.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { HistoryAnswers, WrittenAnswer } from '../ports/history-answers.ts';
import { startThread } from '../threads.ts';
import type {
  AnswerPiece,
  AnswersCommand,
  AnswersReport,
  AnswersTask,
  HistoryQuestion,
} from './answer-messages.ts';

/** Answers make much in a short time, which a small nursery would copy again and again. */
const LIMITS = { maxYoungGenerationSizeMb: 64, maxOldGenerationSizeMb: 1024 };

export interface ThreadAnswersParts extends Pick<AnswersTask, 'history'> {
  /** As it is now: people of the site change while the thread runs. */
  readonly site: () => Site;
  /** The floor's clock. */
  readonly nowMs: () => number;
}

interface Waiting {
  resolve(piece: AnswerPiece | null): void;
  reject(error: Error): void;
}

/** Answers of the past from a thread of their own, which starts with the first question. */
export class ThreadAnswers implements HistoryAnswers {
  readonly #parts: ThreadAnswersParts;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  /** The site as the thread knows it. */
  #toldSite: Site | null = null;
  #nextId = 1;
  #closed = false;

  constructor(parts: ThreadAnswersParts) {
    this.#parts = parts;
  }

  readTable: HistoryAnswers['readTable'] = (query, page, signal) =>
    this.#askOnce({ kind: 'table', query, page }, signal);
  describe = () => this.#askOnce({ kind: 'contents' });
  writeTable: HistoryAnswers['writeTable'] = (query, locale, format) =>
    this.#askPieces({ kind: 'table-file', query, locale, format });
  writeEverything: HistoryAnswers['writeEverything'] = (request, format) =>
    this.#askPieces({ kind: 'everything', request, format });

  async close(): Promise<void> {
    if (this.#closed) return;
    this.#closed = true;
    const thread = this.#thread;
    if (thread === null) return;
    const ended = new Promise((resolve) => thread.once('exit', resolve));
    thread.postMessage({ kind: 'close' } satisfies AnswersCommand);
    await ended;
  }

  async #askOnce(question: HistoryQuestion, signal?: AbortSignal): Promise<WrittenAnswer> {
    const id = this.#nextId++;
    const giveUp = () => {
      this.#tell({ kind: 'stop', id });
      this.#waiting.get(id)?.reject(new FloorcastError('bad-request', { code: 'question-given-up' }));
      this.#waiting.delete(id);
    };
    signal?.addEventListener('abort', giveUp, { once: true });
    try {
      const piece = await this.#ask(id, question);
      this.#tell({ kind: 'stop', id });
      return piece as WrittenAnswer;
    } finally {
      signal?.removeEventListener('abort', giveUp);
    }
  }

  async *#askPieces(question: HistoryQuestion): AsyncGenerator<Uint8Array> {
    const id = this.#nextId++;
    try {
      let piece = await this.#ask(id, question);
      while (piece !== null) {
        yield piece as Uint8Array;
        piece = await this.#call({ kind: 'next', id });
      }
    } finally {
      this.#tell({ kind: 'stop', id });
    }
  }

  #ask(id: number, question: HistoryQuestion): Promise<AnswerPiece | null> {
    if (this.#closed) return Promise.reject(new FloorcastError('internal', { code: 'past-closed' }));
    this.#thread ??= this.#start();
    this.#tellSite();
    return this.#call({ kind: 'ask', id, question, nowMs: this.#parts.nowMs() });
  }

  #tellSite(): void {
    const site = this.#parts.site();
    if (site === this.#toldSite) return;
    this.#toldSite = site;
    this.#tell({ kind: 'site', site });
  }

  #call(command: AnswersCommand & { readonly id: number }): Promise<AnswerPiece | null> {
    return new Promise((resolve, reject) => {
      this.#waiting.set(command.id, { resolve, reject });
      this.#tell(command);
    });
  }

  #tell(command: AnswersCommand): void {
    this.#thread?.postMessage(command);
  }

  #start(): Worker {
    const task: AnswersTask = { history: this.#parts.history, site: this.#parts.site() };
    this.#toldSite = task.site;
    const thread = startThread(new URL('./answers-thread.ts', import.meta.url), task, LIMITS);
    let reason: Message = { code: 'answer-broke-off' };
    thread.on('message', (report: AnswersReport) => this.#settle(report));
    thread.on('error', (error) => (reason = { code: 'answer-failed', words: error.message }));
    thread.on('exit', () => {
      // The next question starts another one.
      this.#thread = null;
      for (const { reject } of this.#waiting.values()) reject(new FloorcastError('internal', reason));
      this.#waiting.clear();
    });
    return thread;
  }

  #settle(report: AnswersReport): void {
    const waiting = this.#waiting.get(report.id);
    this.#waiting.delete(report.id);
    switch (report.kind) {
      case 'piece':
        return waiting?.resolve(report.piece);
      case 'end':
        return waiting?.resolve(null);
      case 'failed': {
        const { failure } = report;
        return waiting?.reject(
          'said' in failure ? new FloorcastError(failure.code, failure.said) : new Error(failure.log),
        );
      }
    }
    report satisfies never;
  }
}
