import { storeMessage } from '../../shared/messages/message.ts';
import type { Row, Rows } from '../../shared/contract/floor-rows.ts';
import type { AgentNews } from '../../shared/floor/agent-news.ts';
import { advanceFloor, FloorRows, type Floor } from '../../shared/floor/floor.ts';
import type { Feed } from '../ports/feed.ts';
import type { RowChanges } from '../ports/live-floor.ts';
import type { FloorIntake } from './floor-intake.ts';
import type { Report } from './report.ts';

/** While only time passes, windows and waiting callers are looked at this often. */
const QUIET_TICK_MS = 250;
/** With a tick more this is still within the second that screens may count on. */
const HEARTBEAT_MS = 900;

export interface FloorTickerOptions {
  readonly floor: Floor;
  readonly feeds: readonly Feed[];
  /** The clock the floor goes by. */
  readonly floorNowMs: () => number;
  /** While the past is told, events carry the clock and it is not turned back to a slower one. */
  readonly isTellingPast: () => boolean;
  readonly intake: Pick<FloorIntake, 'isKept' | 'keptSeq'>;
  readonly report: Report;
}

/** Moves the floor's clock, works out what changed and tells the subscribers; only while all of the floor is kept. */
export class FloorTicker {
  readonly #options: FloorTickerOptions;
  readonly #floorRows: FloorRows;
  readonly #listeners = new Set<(changes: RowChanges) => void>();
  /** The table as it was told: of what is not kept yet nothing is in it. Its rows are replaced, never changed. */
  readonly #table = new Map<string, Row>();
  #rows: Rows | null = null;
  #shownMs = 0;
  #tickedSeq = -1;
  #tickedAtMs = -Infinity;
  #toldAtMs = -Infinity;
  #isWaiting: 'no' | 'yes' = 'no';
  #agentListener: (news: readonly AgentNews[]) => void = () => {};
  #beginFollowing: ((afterSeq: number) => void) | null = null;

  constructor(options: FloorTickerOptions) {
    this.#options = options;
    this.#floorRows = new FloorRows(options.floor);
    this.#collectChanges();
  }

  rows(): Rows {
    this.#rows ??= Object.fromEntries(this.#table);
    return this.#rows;
  }

  /** The floor's clock as of the rows. */
  get shownMs(): number {
    return this.#shownMs;
  }

  subscribe(listener: (changes: RowChanges) => void): () => void {
    // A listener of its own, so that subscribing one function twice is two subscriptions.
    const own = (changes: RowChanges) => listener(changes);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  followAgents(listener: (news: readonly AgentNews[]) => void): Promise<{ readonly afterSeq: number }> {
    this.#agentListener = listener;
    return new Promise((resolve) => {
      this.#beginFollowing = (afterSeq) => resolve({ afterSeq });
    });
  }

  /** Only while the floor is exactly what is kept: what comes after a number is told, and nothing twice. */
  #tellAgents(): void {
    const { floor, intake } = this.#options;
    if (this.#beginFollowing !== null) {
      floor.agentNews = [];
      this.#beginFollowing(intake.keptSeq);
      this.#beginFollowing = null;
    } else if (floor.agentNews !== null && floor.agentNews.length > 0) {
      const news = floor.agentNews;
      floor.agentNews = [];
      this.#agentListener(news);
    }
  }

  /** Called at the highest rate screens may get; does little while nothing happened. */
  tick(): void {
    const { floor, floorNowMs, isTellingPast, intake } = this.#options;
    const realMs = performance.now();
    const isHeartbeatDue = realMs - this.#toldAtMs >= HEARTBEAT_MS;
    if (!intake.isKept) {
      this.#isWaiting = 'yes';
      // Screens would take silence for a server that is gone.
      if (isHeartbeatDue) this.#tell(this.#changesOf({}, []), realMs);
      return;
    }
    this.#isWaiting = 'no';
    this.#tellAgents();
    const seq = intake.keptSeq;
    if (seq === this.#tickedSeq && realMs - this.#tickedAtMs < QUIET_TICK_MS && !isHeartbeatDue) return;
    this.#tickedSeq = seq;
    this.#tickedAtMs = realMs;
    const nowMs = floorNowMs();
    advanceFloor(floor, isTellingPast() ? Math.max(nowMs, floor.nowMs) : nowMs);
    const changes = this.#collectChanges();
    const isQuiet = changes.gone.length === 0 && isEmpty(changes.set);
    if (!isQuiet || isHeartbeatDue) this.#tell(changes, realMs);
  }

  /** Called when all is kept again: makes up for a tick that had to wait for it. */
  catchUp(): void {
    if (this.#isWaiting === 'yes') this.tick();
  }

  #tell(changes: RowChanges, realMs: number): void {
    this.#toldAtMs = realMs;
    for (const listener of this.#listeners) {
      try {
        listener(changes);
      } catch (error) {
        this.#options.report('Someone who listens to the floor failed; the floor goes on.', error);
      }
    }
  }

  #collectChanges(): RowChanges {
    this.#shownMs = this.#options.floor.nowMs;
    const { set, gone } = this.#floorRows.changes();
    return this.#changesOf(set, gone);
  }

  /** Changes of the core, and the feeds as they see themselves: an event cannot say that a feed is still connecting. */
  #changesOf(floorSet: RowChanges['set'], gone: readonly string[]): RowChanges {
    const set: Record<string, Partial<Row>> = { ...floorSet };
    for (const feed of this.#options.feeds) {
      const key = `feed/${feed.id}`;
      const known = this.#table.get(key);
      const { said, detail, ...status } = feed.status();
      const row: Row = { ...status, detail: said ? storeMessage(said) : detail };
      delete set[key];
      const changed = Object.entries(row).filter(([field, value]) => known?.[field] !== value);
      if (changed.length > 0) set[key] = Object.fromEntries(changed);
    }
    for (const key in set) this.#table.set(key, { ...this.#table.get(key), ...set[key] } as Row);
    for (const key of gone) this.#table.delete(key);
    this.#rows = null;
    return { floorNowMs: this.#shownMs, set, gone };
  }
}

function isEmpty(set: Readonly<Record<string, unknown>>): boolean {
  for (const _ in set) return false;
  return true;
}
