import type { FloorRows } from '../../shared/floor/floor.ts';
import type { TouchedRow } from '../../shared/floor/window-row.ts';
import { TALLY_WINDOWS, type WindowId } from '../../shared/floor/windows.ts';
import { METRICS } from '../../shared/metrics/index.ts';
import type { Metric } from '../../shared/metrics/metric.ts';
import type { ServiceRule } from '../../shared/site/site.ts';
import { Reads, TracedScope } from './traced-scope.ts';

const reads = new Reads();

/** A figure that read the clock: it is computed at every tick, whatever else changed. */
interface Clocked {
  readonly watched: WatchedScope;
  readonly index: number;
}

/** The figures of one queue in one window, and what each of them was computed from the last time. */
class WatchedScope {
  readonly scope: TracedScope;
  readonly metrics: readonly Metric[];
  /** NaN where there is nothing to speak of. */
  readonly values: Float64Array;
  readonly #tallyReads: Int32Array;
  readonly #liveReads: Int32Array;
  /** Read by any of them: most changes of the live row are nothing to a window of the past. */
  #anyTally = 0;
  #anyLive = 0;
  readonly #clocked: Clocked[];
  /** 1 for those that read the clock the last time. */
  readonly #isClocked: Uint8Array;

  constructor(scope: TracedScope, clocked: Clocked[]) {
    this.scope = scope;
    this.#clocked = clocked;
    this.metrics = METRICS.filter((metric) => metric.windows.includes(scope.window));
    this.values = new Float64Array(this.metrics.length).fill(NaN);
    this.#tallyReads = new Int32Array(this.metrics.length);
    this.#liveReads = new Int32Array(this.metrics.length);
    this.#isClocked = new Uint8Array(this.metrics.length);
    for (let index = 0; index < this.metrics.length; index += 1) this.compute(index);
  }

  /** @returns how many figures were computed. */
  tallyChanged(fields: number): number {
    return (fields & this.#anyTally) === 0 ? 0 : this.#computeReaders(this.#tallyReads, fields);
  }

  liveChanged(fields: number): number {
    return (fields & this.#anyLive) === 0 ? 0 : this.#computeReaders(this.#liveReads, fields);
  }

  #computeReaders(readsOf: Int32Array, fields: number): number {
    let computed = 0;
    for (let index = 0; index < readsOf.length; index += 1) {
      if ((readsOf[index]! & fields) === 0) continue;
      this.compute(index);
      computed += 1;
    }
    return computed;
  }

  /**
   * Computes one figure and notes what it read. A figure is a function of what it read: until one of those fields changes
   * it stays what it is, also when another value would have made it read something else.
   */
  compute(index: number): void {
    reads.forget();
    const { value } = this.metrics[index]!.compute(this.scope);
    this.values[index] = value ?? NaN;
    this.#tallyReads[index] = reads.tally;
    this.#liveReads[index] = reads.live;
    this.#anyTally |= reads.tally;
    this.#anyLive |= reads.live;
    if (reads.clock === this.#isClocked[index]!) return;
    this.#isClocked[index] = reads.clock;
    // Who no longer reads it leaves the list when it is walked.
    if (reads.clock === 1) this.#clocked.push({ watched: this, index });
  }

  isClocked(index: number): boolean {
    return this.#isClocked[index] === 1;
  }
}

/** Whose figures a row may concern: a live row those of all windows, a tally its own. */
interface Readers {
  readonly row: 'live' | 'tally';
  readonly scopes: readonly WatchedScope[];
}

/**
 * Keeps every figure of the catalogue, of every queue and window: at each tick those are computed anew whose inputs
 * changed. What the inputs are is seen by watching the metrics read, at every computation.
 */
export class MetricsOfChanges {
  readonly #readers = new Map<string, Readers>();
  readonly #all: WatchedScope[] = [];
  /** The same by the row's place, as rows are met: no text is hashed at a tick. */
  readonly #readersAt: (Readers | undefined)[] = [];
  readonly #clock = { nowMs: 0 };
  readonly #clocked: Clocked[] = [];
  rows = 0;
  figures = 0;

  constructor(floorRows: FloorRows, queueIds: readonly string[], rule: ServiceRule) {
    for (const queueId of queueIds) {
      const watch = (window: WindowId): WatchedScope => {
        const tally = floorRows.tally(window === 'now' ? 'interval' : window, queueId)!;
        const live = floorRows.queue(queueId)!;
        const watched = new WatchedScope(
          new TracedScope({ window, tally, live, rule }, this.#clock, reads),
          this.#clocked,
        );
        this.#all.push(watched);
        return watched;
      };
      const now = watch('now');
      const windows = TALLY_WINDOWS.map(watch);
      this.#readers.set(`queue/${queueId}`, { row: 'live', scopes: [now, ...windows] });
      TALLY_WINDOWS.forEach((window, index) => {
        // Figures of the instant may read the tally of the running interval.
        const scopes = window === 'interval' ? [windows[index]!, now] : [windows[index]!];
        this.#readers.set(`tally/${window}/${queueId}`, { row: 'tally', scopes });
      });
    }
  }

  compute(touched: readonly TouchedRow[], nowMs: number): void {
    this.#clock.nowMs = nowMs;
    let figures = 0;
    for (let at = 0; at < touched.length; at += 1) {
      const row = touched[at]!;
      const fields = row.touchedFields;
      const { row: kind, scopes } = this.#readersAt[row.place] ?? this.#meet(row);
      for (let index = 0; index < scopes.length; index += 1) {
        const scope = scopes[index]!;
        figures += kind === 'live' ? scope.liveChanged(fields) : scope.tallyChanged(fields);
      }
    }
    figures += this.#computeClocked();
    this.rows += touched.length;
    this.figures += figures;
  }

  #computeClocked(): number {
    const clocked = this.#clocked;
    const { length } = clocked;
    let kept = 0;
    for (let at = 0; at < length; at += 1) {
      const entry = clocked[at]!;
      if (!entry.watched.isClocked(entry.index)) continue;
      entry.watched.compute(entry.index);
      if (!entry.watched.isClocked(entry.index)) continue;
      clocked[kept] = entry;
      kept += 1;
    }
    clocked.length = kept;
    return kept;
  }

  #meet(row: TouchedRow): Readers {
    const readers = this.#readers.get(row.key)!;
    while (this.#readersAt.length <= row.place) this.#readersAt.push(undefined);
    this.#readersAt[row.place] = readers;
    return readers;
  }

  /** How many of the figures kept are not what computing all of them gives: 0, or the bench measures nothing. */
  countWrong(): number {
    let wrong = 0;
    for (const { metrics, scope, values } of this.#all) {
      metrics.forEach((metric, index) => {
        if (!Object.is(metric.compute(scope).value ?? NaN, values[index])) wrong += 1;
      });
    }
    return wrong;
  }
}
