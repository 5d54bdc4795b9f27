import type { FloorEvent } from '../../../shared/floor/events.ts';
import type { Message } from '../../../shared/messages/message.ts';
import { FloorcastError } from '../../floorcast-error.ts';
import type { FeedSink } from '../../ports/feed.ts';

const BATCH = 2000;
const RETRY_MS = 1000;

/** Events on their way to the sink: in order, one batch at a time, and again when they could not be kept. */
export class Outbox {
  readonly #sink: FeedSink;
  readonly #events: FloorEvent[] = [];
  #sending = false;
  #stopped = false;
  #retry: NodeJS.Timeout | null = null;
  #problem: Message | null = null;
  #waiting: (() => void)[] = [];

  constructor(sink: FeedSink) {
    this.#sink = sink;
  }

  get size(): number {
    return this.#events.length;
  }

  /** Why the last batch was refused; null when it was taken. */
  get problem(): Message | null {
    return this.#problem;
  }

  push(events: readonly FloorEvent[]): void {
    for (const event of events) this.#events.push(event);
    void this.#send();
  }

  /** Resolves when there is nothing to send any more, or the outbox was stopped. */
  async drained(): Promise<void> {
    if (this.#events.length === 0 || this.#stopped) return;
    await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  stop(): void {
    this.#stopped = true;
    if (this.#retry !== null) clearTimeout(this.#retry);
    this.#retry = null;
    this.#release();
  }

  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    // One turn of the event loop gathers what one read of the socket brought.
    await new Promise<void>((resolve) => setImmediate(resolve));
    while (this.#events.length > 0 && !this.#stopped) {
      const batch = this.#events.slice(0, BATCH);
      try {
        await this.#sink.emit(batch);
        this.#problem = null;
        this.#events.splice(0, batch.length);
      } catch (error) {
        const words = error instanceof Error ? error.message : String(error);
        this.#problem = error instanceof FloorcastError ? error.said : { code: 'feed-not-kept', words };
        await new Promise<void>((resolve) => {
          this.#retry = setTimeout(resolve, RETRY_MS);
          this.#waiting.push(resolve);
        });
      }
    }
    this.#sending = false;
    this.#release();
  }

  #release(): void {
    if (this.#events.length > 0 && !this.#stopped) return;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
