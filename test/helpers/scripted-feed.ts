import type { Feed, FeedSink } from '../../server/ports/feed.ts';

/** A feed that a test speaks for: it emits through `sink`, and sets clock, speed and state by hand. */
export class ScriptedFeed implements Feed {
  readonly id: string;
  timeMs: number;
  speedFactor = 1;
  state: 'connecting' | 'connected' | 'lost' = 'connected';
  sink: FeedSink | null = null;
  stopped: 'no' | 'yes' = 'no';
  readonly #startMs: number;

  constructor(id: string, startMs: number) {
    this.id = id;
    this.timeMs = startMs;
    this.#startMs = startMs;
  }

  start = async (sink: FeedSink) => {
    this.sink = sink;
  };

  stop = async () => {
    this.stopped = 'yes';
  };

  status = () => ({ status: this.state, sinceMs: this.#startMs, detail: 'scripted' });
  nowMs = () => this.timeMs;
  speed = () => this.speedFactor;
}
