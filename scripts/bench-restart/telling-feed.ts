import type { FloorEvent } from '../../shared/floor/events.ts';
import type { Feed, FeedSink } from '../../server/ports/feed.ts';

/** A feed that tells a past: what it is given, as fast as it is taken, with its clock at the end of it. */
export class TellingFeed implements Feed {
  readonly id = 'told';
  #sink: FeedSink | null = null;
  #nowMs: number;

  constructor(startMs: number) {
    this.#nowMs = startMs;
  }

  async tell(events: readonly FloorEvent[]): Promise<void> {
    await this.#sink!.emit(events);
    this.#nowMs = events.at(-1)?.atMs ?? this.#nowMs;
  }

  async start(sink: FeedSink): Promise<void> {
    this.#sink = sink;
  }

  async stop(): Promise<void> {}

  status() {
    return { status: 'connecting', sinceMs: this.#nowMs, detail: 'telling the past' } as const;
  }

  nowMs(): number {
    return this.#nowMs;
  }

  speed(): number {
    return 1;
  }
}
