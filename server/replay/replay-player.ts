import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Rows } from '../../shared/contract/floor-rows.ts';
import { FloorRows } from '../../shared/floor/floor-rows.ts';
import {
  advanceFloor,
  createFloor,
  discardFloorChanges,
  reduceFloor,
  restoreFloor,
  saveFloor,
  type Floor,
} from '../../shared/floor/floor.ts';
import type { Site } from '../../shared/site/site.ts';
import type { Period } from '../ports/journal.ts';
import type { RowChanges } from '../ports/live-floor.ts';
import { DueEvents, type EventReader } from './due-events.ts';

/** How far apart the places are that a jump back can begin from. */
const CHECKPOINT_MS = 3_600_000;

const TICK_MS = 250;

interface Checkpoint {
  readonly atMs: number;
  /** Everything up to and with this event is in it. */
  readonly seq: number;
  /** The saved floor, compressed: a big one is megabytes of counters, most of them small. */
  readonly floor: Buffer;
}

/**
 * Plays a period of the journal through the very reducer that ran then. It has no clock of its own: whoever holds it says
 * which instant to show, and asks for one thing after the other.
 */
export class ReplayPlayer {
  readonly #events: EventReader;
  readonly #site: Site;
  readonly #period: Period;
  readonly #checkpoints: Checkpoint[] = [];
  #floor: Floor;
  #rows: FloorRows;
  #due: DueEvents;

  private constructor(events: EventReader, site: Site, period: Period, afterSeq: number) {
    this.#events = events;
    this.#site = site;
    this.#period = period;
    this.#floor = createFloor(site);
    this.#rows = new FloorRows(this.#floor);
    this.#due = new DueEvents(events, afterSeq);
  }

  /** @param afterSeq The event before the first that matters: what happens until `period.fromMs` is played unseen. */
  static async open(
    events: EventReader,
    site: Site,
    period: Period,
    afterSeq: number,
  ): Promise<ReplayPlayer> {
    const player = new ReplayPlayer(events, site, period, afterSeq);
    await player.#playUntil(period.fromMs);
    player.#rows = new FloorRows(player.#floor);
    player.#keepCheckpoint(period.fromMs);
    return player;
  }

  get nowMs(): number {
    return this.#floor.nowMs;
  }

  /** Plays on to an instant; one that is past already changes nothing. */
  async playTo(atMs: number): Promise<void> {
    const untilMs = Math.min(atMs, this.#period.toMs);
    for (let next = this.#nextCheckpointMs(); next <= untilMs; next = this.#nextCheckpointMs()) {
      await this.#playUntil(next);
      this.#keepCheckpoint(next);
    }
    await this.#playUntil(untilMs);
  }

  /** Shows another instant, before or after; the rows are new ones afterwards. */
  async jumpTo(atMs: number): Promise<void> {
    const toMs = Math.max(this.#period.fromMs, Math.min(atMs, this.#period.toMs));
    const from = this.#checkpoints.findLast((checkpoint) => checkpoint.atMs <= toMs)!;
    if (toMs < this.nowMs || from.atMs > this.nowMs) {
      this.#floor = restoreFloor(JSON.parse(inflateRawSync(from.floor).toString()), this.#site);
      this.#due = new DueEvents(this.#events, from.seq);
    }
    await this.playTo(toMs);
    this.#rows = new FloorRows(this.#floor);
  }

  rows(): Rows {
    const rows = this.#rows.all();
    // What is in the whole table is no change any more.
    this.#rows.changes();
    return rows;
  }

  /** What changed since it was asked before, or since `rows`. */
  takeChanges(): Omit<RowChanges, 'floorNowMs'> {
    return this.#rows.changes();
  }

  async #playUntil(atMs: number): Promise<void> {
    for (;;) {
      if (this.#due.isShort) await this.#due.readOn();
      const next = this.#due.takeUntil(atMs);
      if (!next) break;
      // The clock went on between events then, and does so now.
      if (next.dueMs - this.#floor.nowMs >= TICK_MS) advanceFloor(this.#floor, next.dueMs);
      reduceFloor(this.#floor, next.event);
    }
    advanceFloor(this.#floor, atMs);
  }

  #nextCheckpointMs(): number {
    return this.#checkpoints.at(-1)!.atMs + CHECKPOINT_MS;
  }

  #keepCheckpoint(atMs: number): void {
    // The history was told all of it when it happened; a floor that nobody takes from would remember it for ever.
    discardFloorChanges(this.#floor);
    const text = JSON.stringify(saveFloor(this.#floor));
    this.#checkpoints.push({ atMs, seq: this.#due.seq, floor: deflateRawSync(text, { level: 1 }) });
  }
}
