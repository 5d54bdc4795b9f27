import type { Worker } from 'node:worker_threads';
import { FloorcastError } from '../../../floorcast-error.ts';
import { startThread } from '../../../threads.ts';
import type { DeskAnswers, DeskKind, DeskQuestion, FromDesk, RosterDesk, ToDesk } from './desk-messages.ts';

/** A model of 500 agents by 28 days, twice while it is replaced. */
const LIMITS = { maxOldGenerationSizeMb: 1024, maxYoungGenerationSizeMb: 64 };
/** Nobody asks any more: the memory is given back. */
const REST_AFTER_MS = 600_000;

interface Waiting {
  resolve(answer: DeskAnswers[DeskKind]): void;
  reject(error: Error): void;
}

/** Answers from a thread of its own, which starts with the first question and rests when there were none for a while. */
export class ThreadDesk implements RosterDesk {
  readonly #onError: (error: unknown) => void;
  readonly #waiting = new Map<number, Waiting>();
  #thread: Worker | null = null;
  #timer: NodeJS.Timeout | null = null;
  #nextId = 1;
  /** The requirement the thread has. */
  #toldRevision: number | null = null;
  #isClosed = false;

  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  ask<Kind extends DeskKind>(question: Extract<DeskQuestion, { kind: Kind }>): Promise<DeskAnswers[Kind]> {
    if (this.#isClosed) return Promise.reject(new FloorcastError('internal', { code: 'roster-work-failed' }));
    const thread = (this.#thread ??= this.#start());
    this.#restLater();
    const id = this.#nextId++;
    const told = this.#leaveOutKnown(question);
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve: resolve as Waiting['resolve'], reject });
      thread.postMessage({ id, question: told } satisfies ToDesk);
    });
  }

  /** A requirement is megabytes: the thread is told each one once. */
  #leaveOutKnown(question: DeskQuestion): DeskQuestion {
    const holder = 'sources' in question ? question.sources : question;
    const requirement = 'requirement' in holder ? holder.requirement : null;
    if (requirement === null) return question;
    if (this.#toldRevision !== requirement.revision) {
      this.#toldRevision = requirement.revision;
      return question;
    }
    const known = { ...requirement, text: '' };
    return 'sources' in question
      ? ({ ...question, sources: { ...question.sources, requirement: known } } as DeskQuestion)
      : ({ ...question, requirement: known } as DeskQuestion);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    if (this.#timer !== null) clearTimeout(this.#timer);
    await this.#thread?.terminate();
  }

  #restLater(): void {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#thread?.postMessage('close');
      this.#thread = null;
    }, REST_AFTER_MS);
    this.#timer.unref();
  }

  #start(): Worker {
    this.#toldRevision = null;
    const thread = startThread(new URL('./desk-thread.ts', import.meta.url), null, LIMITS);
    thread.on('message', (message: FromDesk) => this.#settle(message));
    thread.on('error', this.#onError);
    thread.on('exit', () => {
      // The next question starts another one.
      if (this.#thread === thread) this.#thread = null;
      if (this.#thread !== null) return;
      for (const { reject } of this.#waiting.values())
        reject(new FloorcastError('internal', { code: 'roster-work-failed' }));
      this.#waiting.clear();
    });
    return thread;
  }

  #settle(message: FromDesk): void {
    const waiting = this.#waiting.get(message.id);
    this.#waiting.delete(message.id);
    switch (message.kind) {
      case 'answer':
        return waiting?.resolve(message.answer);
      case 'failed': {
        const { failure } = message;
        if ('said' in failure) return waiting?.reject(new FloorcastError(failure.code, failure.said));
        this.#onError(new Error(failure.log));
        return waiting?.reject(new FloorcastError('internal', { code: 'roster-work-failed' }));
      }
      default:
        return message satisfies never;
    }
  }
}
