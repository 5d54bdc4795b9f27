import { SvelteMap } from 'svelte/reactivity';
import type { RequestCheck, RequestView } from '../../../shared/contract/requests.ts';
import { getJson } from '../../connection/api.ts';
import type { ReadJson } from '../resource.svelte.ts';

/**
 * What granting each open request would do, asked for one after the other from the top: the list is there at once, and judging a
 * request by the rules takes the server a moment.
 */
export class RequestChecks {
  readonly #read: ReadJson;
  readonly #known = new SvelteMap<string, RequestCheck>();

  constructor(read: ReadJson = getJson) {
    this.#read = read;
  }

  /** Null until it is known. */
  of({ request }: RequestView): RequestCheck | null {
    return this.#known.get(request.id) ?? null;
  }

  /** Asks for those of a list anew: what was known stays in sight until then. Answers how to stop. */
  follow(open: readonly RequestView[]): () => void {
    const running = new AbortController();
    void this.#ask(open, running.signal).catch((error: unknown) => {
      if (!running.signal.aborted) throw error;
    });
    return () => running.abort();
  }

  async #ask(open: readonly RequestView[], signal: AbortSignal): Promise<void> {
    for (const { request } of open) {
      const path = `/api/v1/requests/${encodeURIComponent(request.id)}/check`;
      const answer = await this.#read<RequestCheck>(path, signal);
      if (signal.aborted) return;
      // Gone meanwhile, or the line broke: the list is read anew, and this with it.
      if (answer.ok) this.#known.set(request.id, answer.value);
    }
  }
}
