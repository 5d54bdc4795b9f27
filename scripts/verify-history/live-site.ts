import { advanceFloor, FloorRows, type Floor, saveFloor } from '../../shared/floor/floor.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import type { Site } from '../../shared/site/site.ts';
import { createHistoryReader } from '../../server/history/history-reader.ts';
import { FloorIntake } from '../../server/live/floor-intake.ts';
import { loadFloor } from '../../server/live/load-floor.ts';
import type { CallerGuard } from '../../server/ports/caller-guard.ts';
import type { History } from '../../server/ports/history.ts';
import type { HistoryReader } from '../../server/ports/history-answers.ts';
import { openStores, type StorePlaces, type Stores } from '../../server/stores/open-stores.ts';
import { createHistory } from '../../server/stores/sql/sql-history.ts';

const NO_GUARD: CallerGuard = { guardNumber: (number) => number, guardEvent: (event) => event };

/** The server's own floor, intake and store of one site, driven by hand instead of by a clock. */
export class LiveSite {
  readonly #site: Site;
  readonly #places: StorePlaces;
  #stores: Stores;
  #floor: Floor;
  #intake: FloorIntake;
  #history: History;
  #reader: HistoryReader;

  private constructor(site: Site, places: StorePlaces, stores: Stores, floor: Floor) {
    this.#site = site;
    this.#places = places;
    this.#stores = stores;
    this.#floor = floor;
    this.#intake = new FloorIntake({ floor, journal: stores.journal, callers: NO_GUARD });
    this.#history = createHistory(stores.engine, site);
    this.#reader = this.#createReader();
  }

  static async open(site: Site, places: StorePlaces): Promise<LiveSite> {
    const stores = await openStores(places);
    return new LiveSite(site, places, stores, (await loadFloor(site, stores.journal)).floor);
  }

  get floor(): Floor {
    return this.#floor;
  }

  get history(): History {
    return this.#history;
  }

  get reader(): HistoryReader {
    return this.#reader;
  }

  get stores(): Stores {
    return this.#stores;
  }

  /** Takes events in and keeps them; the clock stands still. */
  async emit(events: readonly FloorEvent[]): Promise<void> {
    if (events.length > 0) await this.#intake.emit(events, null);
  }

  advance(nowMs: number): void {
    advanceFloor(this.#floor, nowMs);
  }

  /** Keeps what time alone has changed. */
  async keepTime(): Promise<void> {
    this.#intake.keepTime();
    await this.#intake.idle();
  }

  /** The table a wall would be shown. */
  rows(): FloorRows {
    return new FloorRows(this.#floor);
  }

  async saveSnapshot(): Promise<void> {
    await this.keepTime();
    await this.#stores.journal.saveSnapshot(this.#intake.keptSeq, JSON.stringify(saveFloor(this.#floor)));
  }

  /** As after a crash: what the floor held is gone, what was kept is read again. */
  async restart(): Promise<void> {
    await this.#stores.close();
    this.#stores = await openStores(this.#places);
    this.#floor = (await loadFloor(this.#site, this.#stores.journal)).floor;
    this.#intake = new FloorIntake({
      floor: this.#floor,
      journal: this.#stores.journal,
      callers: NO_GUARD,
    });
    this.#history = createHistory(this.#stores.engine, this.#site);
    this.#reader = this.#createReader();
  }

  async close(): Promise<void> {
    await this.#intake.end();
    await this.#stores.close();
  }

  #createReader(): HistoryReader {
    return createHistoryReader({
      history: this.#history,
      journal: this.#stores.journal,
      site: () => this.#site,
      nowMs: () => this.#floor.nowMs,
    });
  }
}
