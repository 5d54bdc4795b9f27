import type { Row, Rows } from '../../shared/contract/floor-rows.ts';
import type { OddityList, TrendInterval } from '../../shared/contract/http.ts';
import type { StreamMode } from '../../shared/contract/socket-events.ts';
import type { AgentNews } from '../../shared/floor/agent-news.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import type { Site } from '../../shared/site/site.ts';
import type { AppendOutcome } from './feed.ts';

/** The running floor as the adapters see it (server/live/live-floor.ts makes it). */
export interface LiveFloor {
  /** New with every start. */
  readonly epoch: string;
  site(): Site;
  /**
   * Other people of the site, from the next event on; queues, zone and rules must be those it has. What was told under an id that is
   * somebody's now stays as it was told.
   */
  changeSite(site: Site): void;
  /** Calls back when the site has other people. */
  onSiteChanged(listener: () => void): () => void;
  floorNowMs(): number;
  speed(): number;
  /** The whole table as of the last tick, callers unmasked: audiences are cut from it on the way out. */
  rows(): Rows;
  /**
   * Calls back soon after events (at most every 80 ms), 4 times a second while only time moves figures, and once a second
   * when nothing changes (then empty).
   */
  subscribe(listener: (changes: RowChanges) => void): () => void;
  /**
   * Calls back with every change of what agents do, before the rows of the same tick: of all events after `afterSeq` and of none
   * before. For one follower.
   */
  followAgents(listener: (news: readonly AgentNews[]) => void): Promise<{ readonly afterSeq: number }>;
  emit(events: readonly FloorEvent[]): Promise<AppendOutcome>;
  oddities(): OddityList;
  /** Intervals of the running day, from memory. */
  todayIntervals(queueId: string): readonly TrendInterval[];
}

export interface RowChanges {
  readonly floorNowMs: number;
  readonly set: Readonly<Record<string, Partial<Row>>>;
  readonly gone: readonly string[];
}

/** A floor that screens can be joined to: the live one, or a replayed day. */
export interface FloorSource {
  readonly epoch: string;
  readonly mode: StreamMode;
  site(): Site;
  floorNowMs(): number;
  speed(): number;
  rows(): Rows;
  /** `onReplaced`: the table is another one now (a jump in a replay); changes go on from `rows()`. */
  subscribe(onChanges: (changes: RowChanges) => void, onReplaced: () => void): () => void;
}
