import { SvelteMap } from 'svelte/reactivity';
import type { Trend } from '../../shared/contract/http.ts';
import { SITE_SCOPE } from '../../shared/floor/windows.ts';
import { getJson } from '../connection/api.ts';
import type { ReadJson } from './resource.svelte.ts';

/** Days asked for at once: a thousand screens open at eight in the morning. */
const AT_ONCE = 3;

/** A wall hangs for months: a day that nobody has had read for so long is forgotten. */
const KEEP_MS = 36 * 3_600_000;

/** Days of queues by interval, read when somebody wants them and read again when they are too old for the reader. */
export class TrendBook {
  readonly #trends = new SvelteMap<string, Trend>();
  readonly #readAtMs = new Map<string, number>();
  readonly #read: ReadJson;
  readonly #stopwatchMs: () => number;
  #waiting: string[] = [];
  #running = 0;

  constructor(read: ReadJson = getJson, stopwatchMs: () => number = () => performance.now()) {
    this.#read = read;
    this.#stopwatchMs = stopwatchMs;
  }

  /** What is known of a queue's day (`*`: the site); undefined until it was read. */
  get(day: string, queueId: string): Trend | undefined {
    return this.#trends.get(keyOf(day, queueId));
  }

  /** Has the day read unless it was within `freshForMs`. A day that could not be had is asked for at the next want. */
  want(day: string, queueId: string, freshForMs: number): void {
    this.#forgetOld();
    const key = keyOf(day, queueId);
    const readAtMs = this.#readAtMs.get(key);
    if (readAtMs !== undefined && this.#stopwatchMs() - readAtMs < freshForMs) return;
    if (this.#waiting.includes(key)) return;
    this.#readAtMs.set(key, this.#stopwatchMs());
    // The site's own curve is the large one: it does not wait behind forty small ones.
    if (queueId === SITE_SCOPE) this.#waiting.unshift(key);
    else this.#waiting.push(key);
    while (this.#running < AT_ONCE && this.#waiting.length > 0) void this.#readNext();
  }

  #forgetOld(): void {
    const oldestMs = this.#stopwatchMs() - KEEP_MS;
    for (const [key, readAtMs] of this.#readAtMs) {
      if (readAtMs >= oldestMs) continue;
      this.#readAtMs.delete(key);
      this.#trends.delete(key);
    }
  }

  async #readNext(): Promise<void> {
    const key = this.#waiting.shift();
    if (key === undefined) return;
    this.#running += 1;
    const at = key.indexOf('/');
    const query = new URLSearchParams({ day: key.slice(0, at), queue: key.slice(at + 1) });
    const answer = await this.#read<Trend>(`/api/v1/trend?${query}`);
    this.#running -= 1;
    if (answer.ok) this.#trends.set(key, answer.value);
    else this.#readAtMs.delete(key);
    await this.#readNext();
  }
}

function keyOf(day: string, queueId: string): string {
  return `${day}/${queueId}`;
}
