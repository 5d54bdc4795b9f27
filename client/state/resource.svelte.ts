import { failureOf, getJson, type ApiAnswer, type ApiFailure } from '../connection/api.ts';

export type ResourcePhase = 'idle' | 'loading' | 'ready' | 'failed';

export type ReadJson = <T>(path: string, signal?: AbortSignal) => Promise<ApiAnswer<T>>;

/** All that is told of a document that is not there yet. */
export type Loading = Pick<Resource<unknown>, 'value' | 'phase' | 'failure' | 'reload'>;

const LONGEST_WAIT_MS = 30_000;

/** One document of the server and how its loading stands. While it is read again the old one stays in sight. */
export class Resource<T> {
  value = $state.raw<T | null>(null);
  phase = $state<ResourcePhase>('idle');
  failure = $state.raw<ApiFailure | null>(null);
  #path = '';
  #running: AbortController | null = null;
  #sinceMs = 0;
  readonly #read: ReadJson;

  constructor(read: ReadJson = getJson) {
    this.#read = read;
  }

  /** Another path forgets the old document; the same one is read anew behind it. */
  async load(path: string): Promise<void> {
    if (path !== this.#path) this.value = null;
    this.#path = path;
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.phase = 'loading';
    this.#sinceMs = Date.now();
    const answer = await this.#read<T>(path, running.signal).catch((error: unknown) => {
      if (running.signal.aborted) return null;
      throw error;
    });
    if (answer === null || this.#running !== running) return;
    if (answer.ok) {
      this.value = answer.value;
      this.failure = null;
      this.phase = 'ready';
    } else {
      this.failure = failureOf(answer);
      this.phase = 'failed';
    }
  }

  /**
   * The same for what is read again and again: an answer on its way is waited for, so that a slow line gets late answers and not none.
   * One that does not come within half a minute is given up.
   */
  async renew(path: string): Promise<void> {
    const isUnderWay = this.phase === 'loading' && this.#running !== null && path === this.#path;
    if (!isUnderWay || Date.now() - this.#sinceMs > LONGEST_WAIT_MS) await this.load(path);
  }

  async reload(): Promise<void> {
    if (this.#path !== '') await this.load(this.#path);
  }

  /** The answer of a request still under way is not wanted any more. */
  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }
}
