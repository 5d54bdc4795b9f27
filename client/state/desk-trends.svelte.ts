import { SvelteMap } from 'svelte/reactivity';
import type { Trend } from '../../shared/contract/http.ts';
import { getJson } from '../connection/api.ts';
import type { ReadJson } from './resource.svelte.ts';

/** How many days are asked for at once: the desk is one reader of many. */
const AT_ONCE = 4;

/** The running day of each queue by interval. The interval that still runs comes from the live floor, not from here. */
export class DeskTrends {
  readonly trends = new SvelteMap<string, Trend>();
  readonly #read: ReadJson;
  #waiting: string[] = [];
  #running = 0;
  #day = '';

  constructor(read: ReadJson = getJson) {
    this.#read = read;
  }

  /** Reads the day of these queues anew, a few at a time; what is shown stays until the new answer is there. */
  load(day: string, queueIds: readonly string[]): void {
    if (day !== this.#day) this.trends.clear();
    this.#day = day;
    this.#waiting = [...new Set([...this.#waiting, ...queueIds])];
    while (this.#running < AT_ONCE && this.#waiting.length > 0) void this.#next();
  }

  async #next(): Promise<void> {
    const queueId = this.#waiting.shift();
    if (queueId === undefined) return;
    this.#running += 1;
    const day = this.#day;
    const query = new URLSearchParams({ day, queue: queueId });
    const answer = await this.#read<Trend>(`/api/v1/trend?${query}`);
    this.#running -= 1;
    // A trend that could not be had is a curve that is not there; the next interval asks again.
    if (answer.ok && day === this.#day) this.trends.set(queueId, answer.value);
    await this.#next();
  }
}
