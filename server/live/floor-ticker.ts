import type { Row, Rows } from '../../shared/contract/floor-rows.ts';
import { advanceFloor, FloorRows, type Floor } from '../../shared/floor/floor.ts';
import type { Feed, RowChanges } from '../ports.ts';
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
  readonly reducedSeq: () => number;
  readonly report: Report;
}

/** Moves the floor's clock, works out what changed and tells the subscribers. */
export class FloorTicker {
  readonly #options: FloorTickerOptions;
  readonly #floorRows: FloorRows;
  readonly #listeners = new Set<(changes: RowChanges) => void>();
  #feedRows: Record<string, Row> = {};
  #rows: Rows | null = null;
  #tickedSeq = -1;
  #tickedAtMs = -Infinity;
  #toldAtMs = -Infinity;

  constructor(options: FloorTickerOptions) {
    this.#options = options;
    this.#floorRows = new FloorRows(options.floor);
  }

  rows(): Rows {
    this.#rows ??= { ...this.#floorRows.all(), ...this.#feedRows };
    return this.#rows;
  }

  subscribe(listener: (changes: RowChanges) => void): () => void {
    // A listener of its own, so that subscribing one function twice is two subscriptions.
    const own = (changes: RowChanges) => listener(changes);
    this.#listeners.add(own);
    return () => void this.#listeners.delete(own);
  }

  /** Called at the highest rate screens may get; does little while nothing happened. */
  tick(): void {
    const { floor, floorNowMs, isTellingPast, reducedSeq, report } = this.#options;
    const realMs = performance.now();
    const seq = reducedSeq();
    const isHeartbeatDue = realMs - this.#toldAtMs >= HEARTBEAT_MS;
    if (seq === this.#tickedSeq && realMs - this.#tickedAtMs < QUIET_TICK_MS && !isHeartbeatDue) return;
    this.#tickedSeq = seq;
    this.#tickedAtMs = realMs;
    const nowMs = floorNowMs();
    advanceFloor(floor, isTellingPast() ? Math.max(nowMs, floor.nowMs) : nowMs);
    const changes = this.#collectChanges();
    const isQuiet = changes.gone.length === 0 && isEmpty(changes.set);
    if (isQuiet && !isHeartbeatDue) return;
    this.#toldAtMs = realMs;
    for (const listener of this.#listeners) {
      try {
        listener(changes);
      } catch (error) {
        report('Someone who listens to the floor failed; the floor goes on.', error);
      }
    }
  }

  /** The core's changes, and the feeds as they see themselves: an event cannot say that a feed is still connecting. */
  #collectChanges(): RowChanges {
    const { set: floorSet, gone } = this.#floorRows.changes();
    const set: Record<string, Partial<Row>> = { ...floorSet };
    for (const feed of this.#options.feeds) {
      const key = `feed/${feed.id}`;
      const known = this.#feedRows[key];
      const row: Row = { ...feed.status() };
      delete set[key];
      if (!known) set[key] = row;
      else {
        const changed = Object.entries(row).filter(([field, value]) => known[field] !== value);
        if (changed.length > 0) set[key] = Object.fromEntries(changed);
      }
      this.#feedRows = { ...this.#feedRows, [key]: row };
    }
    this.#rows = null;
    return { floorNowMs: this.#options.floor.nowMs, set, gone };
  }
}

function isEmpty(set: Readonly<Record<string, unknown>>): boolean {
  for (const _ in set) return false;
  return true;
}
