import { failureOf, getJson, type ApiFailure } from '../../connection/api.ts';
import type { ReadJson, ResourcePhase } from '../resource.svelte.ts';
import type { KeptAnswers } from './kept-answers.ts';
import { isOutOfReach } from './out-of-reach.ts';

export interface KeptResourceParts {
  readonly kept: KeptAnswers;
  /** By this browser's clock. */
  readonly nowMs: () => number;
  readonly read?: ReadJson;
}

/**
 * A document of the server that is shown at once as it was heard last, then as it is. Out of reach of the server the last one stays,
 * and says how old it is.
 */
export class KeptResource<T> {
  value = $state.raw<T | null>(null);
  phase = $state<ResourcePhase>('idle');
  /** Of what there is nothing older to show for. */
  failure = $state.raw<ApiFailure | null>(null);
  /** When `value` was heard, by this browser's clock. */
  heardAtMs = $state(0);
  /** The server did not answer the last time it was asked. */
  isOld = $state(false);
  #path = '';
  #running: AbortController | null = null;
  readonly #parts: Required<KeptResourceParts>;

  constructor(parts: KeptResourceParts) {
    this.#parts = { read: getJson, ...parts };
  }

  async load(path: string): Promise<void> {
    const { kept, nowMs, read } = this.#parts;
    if (path !== this.#path) {
      this.#path = path;
      const last = kept.read<T>(path);
      this.value = last?.value ?? null;
      this.heardAtMs = last?.heardAtMs ?? 0;
      this.isOld = false;
    }
    this.#running?.abort();
    const running = new AbortController();
    this.#running = running;
    this.phase = 'loading';
    const answer = await read<T>(path, running.signal).catch((error: unknown) => {
      if (running.signal.aborted) return null;
      throw error;
    });
    if (answer === null || this.#running !== running) return;
    if (answer.ok) this.take(answer.value, nowMs());
    else if (isOutOfReach(answer)) {
      this.isOld = this.value !== null;
      this.failure = this.isOld ? null : failureOf(answer);
      this.phase = this.isOld ? 'ready' : 'failed';
    } else {
      if (answer.code === 'not-signed-in') kept.forget();
      this.value = null;
      this.isOld = false;
      this.failure = failureOf(answer);
      this.phase = 'failed';
    }
  }

  /** What an act answered takes the place of what was read. */
  take(value: T, heardAtMs: number): void {
    this.value = value;
    this.heardAtMs = heardAtMs;
    this.isOld = false;
    this.failure = null;
    this.phase = 'ready';
    this.#parts.kept.keep(this.#path, { heardAtMs, value });
  }

  async reload(): Promise<void> {
    if (this.#path !== '') await this.load(this.#path);
  }

  stop(): void {
    this.#running?.abort();
    this.#running = null;
  }
}
