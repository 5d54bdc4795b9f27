import type { FeedStatus } from '../../shared/contract/floor-rows.ts';
import type { Detail } from '../../shared/contract/http.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';

/** Where a feed puts what it learnt. */
export interface FeedSink {
  /**
   * Takes events in the order they happened. Resolves when they are durable; a feed that cannot wait need not.
   * Rejects with a JournalError when they could not be kept.
   */
  emit(events: readonly FloorEvent[]): Promise<AppendOutcome>;
  /** The newest event of this feed's past that is durable: from here a feed may recover what it missed; 0 when none. */
  readonly resumeFromMs: number;
}

/** A phone system, spoken to. One file a vendor, one line in server/feeds/index.ts. */
export interface Feed {
  readonly id: string;
  /** Returns when started, not when connected: a phone system that is down is the feed's own patience. */
  start(sink: FeedSink): Promise<void>;
  stop(): Promise<void>;
  status(): { readonly status: FeedStatus; readonly sinceMs: number } & Detail;
  /** The source's clock: real time plus its skew, or the simulated time. */
  nowMs(): number;
  /** Floor seconds per second; 1 for everything that is real. */
  speed(): number;
}

export interface AppendOutcome {
  readonly accepted: number;
  /** Indexes into the batch of events whose id was known already. */
  readonly repeated: readonly number[];
  readonly lastSeq: number;
}
