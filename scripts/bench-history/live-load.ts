import { startLiveFloor } from '../../server/live/live-floor.ts';
import type { Feed, FeedSink } from '../../server/ports/feed.ts';
import type { FloorCommit, Journal } from '../../server/ports/journal.ts';
import { createCallerGuard } from '../../server/privacy/caller-guard.ts';
import type { Site } from '../../shared/site/site.ts';
import { Load } from '../bench-stream/load.ts';
import { YEAR_AGENTS, YEAR_QUEUES } from './year-of-calls.ts';

const EVENTS_PER_SECOND = 500;
const TELL_EVERY_MS = 20;

export interface CommitTimes {
  readonly commits: number;
  readonly eventsPerSecond: number;
  readonly appendMedianMs: number;
  readonly appendP99Ms: number;
  readonly appendMaxMs: number;
}

/**
 * A live floor with 500 events a second, as it runs in the server: intake, reducer, and one commit with the history for
 * each group of events. Measures how long the commits take.
 */
export class LiveLoad {
  #times: number[] = [];
  #events = 0;
  #sinceMs = performance.now();
  #stop: () => Promise<void> = async () => {};

  static async start(site: Site, journal: Journal): Promise<LiveLoad> {
    const load = new LiveLoad();
    const feed = new LoadFeed();
    const floor = await startLiveFloor({
      site,
      journal: load.#measure(journal),
      callers: createCallerGuard('kept', ''),
      feeds: [feed],
      clock: { nowMs: () => Date.now() },
      report: (message, error) => console.error(message, error),
    });
    load.#stop = () => floor.stop();
    return load;
  }

  /** The commits since the last time it was asked. */
  takeTimes(): CommitTimes {
    const sorted = this.#times.sort((a, b) => a - b);
    const at = (share: number) =>
      Math.round((sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0) * 10) / 10;
    const seconds = (performance.now() - this.#sinceMs) / 1000;
    const times = {
      commits: sorted.length,
      eventsPerSecond: Math.round(this.#events / seconds),
      appendMedianMs: at(0.5),
      appendP99Ms: at(0.99),
      appendMaxMs: at(1),
    };
    this.#times = [];
    this.#events = 0;
    this.#sinceMs = performance.now();
    return times;
  }

  stop(): Promise<void> {
    return this.#stop();
  }

  #measure(journal: Journal): Journal {
    const commit = async (what: FloorCommit) => {
      const startedMs = performance.now();
      await journal.commit(what);
      if (what.events.length === 0) return;
      this.#times.push(performance.now() - startedMs);
      this.#events += what.events.length;
    };
    return new Proxy(journal, {
      get: (target, name) => {
        if (name === 'commit') return commit;
        const value = Reflect.get(target, name, target) as unknown;
        return typeof value === 'function' ? (value.bind(target) as unknown) : value;
      },
    });
  }
}

/** Tells a load as it happens. */
class LoadFeed implements Feed {
  readonly id = 'load';
  readonly #load = new Load(
    { queues: YEAR_QUEUES, agents: YEAR_AGENTS, eventsPerSecond: EVENTS_PER_SECOND },
    Date.now(),
  );
  #timer: NodeJS.Timeout | null = null;

  async start(sink: FeedSink): Promise<void> {
    await sink.emit(this.#load.signIns(Date.now()));
    this.#timer = setInterval(() => {
      const events = this.#load.takeUntil(Date.now());
      if (events.length > 0) sink.emit(events).catch(() => {});
    }, TELL_EVERY_MS);
  }

  async stop(): Promise<void> {
    if (this.#timer) clearInterval(this.#timer);
  }

  status() {
    return { status: 'connected', sinceMs: 0, detail: '' } as const;
  }

  nowMs(): number {
    return Date.now();
  }

  speed(): number {
    return 1;
  }
}
