import type { Detail } from '../shared/contract/http.ts';
import type { Clock } from './ports/clock.ts';
import type { Feed } from './ports/feed.ts';

/** How a feed is, for health. */
export interface FeedHealth extends Detail {
  readonly id: string;
  readonly status: string;
  /** How long it has not been connected, in ms of real time; 0 while it is. */
  readonly notConnectedMs: number;
}

export interface FeedWatchParts {
  readonly feeds: readonly Feed[];
  readonly clock: Clock;
  /** How long connecting may take before a line says what it waits for, in ms. */
  readonly connectWithinMs: number;
  readonly log: (line: string) => void;
}

const LOOK_EVERY_MS = 500;

interface Watched {
  readonly feed: Feed;
  status: string;
  /** What it says of itself in this status when all is well. */
  ordinary: string;
  notConnectedSinceMs: number | null;
  readonly told: Set<string>;
}

/** Looks at the feeds and says their problems: a line for each that is new, not one for every try. */
export class FeedWatch {
  readonly #parts: FeedWatchParts;
  readonly #watched: readonly Watched[];
  readonly #timer: NodeJS.Timeout;

  constructor(parts: FeedWatchParts) {
    this.#parts = parts;
    this.#watched = parts.feeds.map((feed) => ({
      feed,
      status: '',
      ordinary: '',
      notConnectedSinceMs: null,
      told: new Set(),
    }));
    this.look();
    this.#timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Looks now; the watch does so by itself twice a second. */
  look(): void {
    for (const watched of this.#watched) this.#lookAt(watched);
  }

  health(): readonly FeedHealth[] {
    this.look();
    const nowMs = this.#parts.clock.nowMs();
    return this.#watched.map(({ feed, notConnectedSinceMs }) => {
      const { sinceMs: _, ...status } = feed.status();
      const notConnectedMs = notConnectedSinceMs === null ? 0 : Math.max(0, nowMs - notConnectedSinceMs);
      return { id: feed.id, ...status, notConnectedMs };
    });
  }

  #lookAt(watched: Watched): void {
    const { feed, told } = watched;
    const { status, detail } = feed.status();
    const nowMs = this.#parts.clock.nowMs();
    if (status !== watched.status) {
      watched.status = status;
      watched.ordinary = detail;
    }
    if (status === 'connected') {
      if (watched.notConnectedSinceMs !== null && told.size > 0) {
        this.#parts.log(`Feed ${feed.id} is connected: ${detail}`);
        // The same failure after a time that was good is news again.
        told.clear();
      }
      watched.notConnectedSinceMs = null;
      if (detail !== watched.ordinary) this.#tell(watched, 'has a problem', detail);
      return;
    }
    watched.notConnectedSinceMs ??= nowMs;
    if (status === 'lost') this.#tell(watched, 'is lost', detail);
    else if (nowMs - watched.notConnectedSinceMs >= this.#parts.connectWithinMs)
      this.#tell(watched, 'is not connected yet', detail);
  }

  /** Details that differ in their numbers only, as in "again in 4 s", are the same. */
  #tell({ feed, told }: Watched, what: string, detail: string): void {
    const key = detail.replaceAll(/\d+/g, '#');
    if (told.has(key)) return;
    told.add(key);
    this.#parts.log(`Feed ${feed.id} ${what}: ${detail}`);
  }
}
