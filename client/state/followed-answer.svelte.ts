import type { ReadJson } from './resource.svelte.ts';

/** How often the server is asked. A thousand screens are not to ask in one second: each waits 0.8 to 1.2 times as long. */
const PACE_MS = 30_000;
/** Where there is nothing yet there is nothing to hurry for. */
const NOTHING_YET_PACE_MS = 60_000;
/** On a slow line an answer takes as long as it takes; one that hangs for longer than this is given up. */
const GIVE_UP_MS = 90_000;

/** What of the outside an answer is followed with. */
export interface FollowedBy {
  readonly read: ReadJson;
  /** Real time, ms; never the clock of the browser. */
  readonly stopwatchMs: () => number;
  /** 0 to 1. */
  readonly chance: () => number;
  /** How often the server is asked; left out: twice a minute. */
  readonly paceMs?: number;
}

/**
 * One document of the server, asked for again and again: one request at a time, the last good answer kept with its age,
 * however many that follow are none. That there is none (404) is an answer too: then what was known is no more.
 */
export class FollowedAnswer<T> {
  value = $state.raw<T | null>(null);
  /** Real time since `value` was heard, ms, as of the last beat; 0 while there is none. */
  ageMs = $state(0);
  readonly #path: string;
  readonly #isAnswer: (value: unknown) => value is T;
  readonly #by: FollowedBy;
  #heardAtMs = 0;
  #dueAtMs = -Infinity;
  #running: { readonly controller: AbortController; readonly sinceMs: number } | null = null;

  constructor(path: string, isAnswer: (value: unknown) => value is T, by: FollowedBy) {
    this.#path = path;
    this.#isAnswer = isAnswer;
    this.#by = by;
  }

  /** Called every few seconds: asks when it is time, gives up what hangs, and lets the age grow. */
  beat(): void {
    const nowMs = this.#by.stopwatchMs();
    if (this.value !== null) this.ageMs = nowMs - this.#heardAtMs;
    if (this.#running !== null && nowMs - this.#running.sinceMs > GIVE_UP_MS) this.stop();
    if (this.#running === null && nowMs >= this.#dueAtMs) void this.#ask(nowMs);
  }

  /** The answer of a request under way is not wanted any more. */
  stop(): void {
    this.#running?.controller.abort();
    this.#running = null;
  }

  async #ask(sinceMs: number): Promise<void> {
    const running = { controller: new AbortController(), sinceMs };
    this.#running = running;
    const paceMs = this.#by.paceMs ?? PACE_MS;
    this.#wait(paceMs);
    const answer = await this.#by
      .read<unknown>(this.#path, running.controller.signal)
      .catch((error: unknown) => {
        if (running.controller.signal.aborted) return null;
        throw error;
      });
    if (answer === null || this.#running !== running) return;
    this.#running = null;
    this.#wait(paceMs);
    if (answer.ok && this.#isAnswer(answer.value)) {
      this.value = answer.value;
      this.ageMs = 0;
      this.#heardAtMs = this.#by.stopwatchMs();
    } else if (!answer.ok && answer.code === 'not-found') {
      this.value = null;
      this.ageMs = 0;
      this.#wait(NOTHING_YET_PACE_MS);
    }
  }

  #wait(paceMs: number): void {
    this.#dueAtMs = this.#by.stopwatchMs() + paceMs * (0.8 + 0.4 * this.#by.chance());
  }
}
