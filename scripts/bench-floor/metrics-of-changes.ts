import type { QueueRow } from '../../shared/contract/floor-rows.ts';
import type { FloorRows } from '../../shared/floor/floor.ts';
import type { Tally } from '../../shared/floor/tally.ts';
import { TALLY_WINDOWS, type WindowId } from '../../shared/floor/windows.ts';
import { METRICS } from '../../shared/metrics/index.ts';
import type { Metric, MetricScope } from '../../shared/metrics/metric.ts';
import type { ServiceRule } from '../../shared/site/site.ts';

/** One row as the metrics see it. */
class WatchedScope implements MetricScope {
  readonly window: WindowId;
  readonly tally: Readonly<Tally>;
  readonly live: QueueRow;
  readonly rule: ServiceRule;
  readonly sharesAgents = false;
  readonly metrics: readonly Metric[];
  readonly #clock: { readonly nowMs: number };

  constructor(
    rows: FloorRows,
    queueId: string,
    window: WindowId,
    rule: ServiceRule,
    clock: { readonly nowMs: number },
  ) {
    this.window = window;
    this.tally = rows.tally(window === 'now' ? 'interval' : window, queueId)!;
    this.live = rows.queue(queueId)!;
    this.rule = rule;
    this.metrics = METRICS.filter((metric) => metric.windows.includes(window));
    this.#clock = clock;
  }

  get nowMs(): number {
    return this.#clock.nowMs;
  }
}

/** Recomputes every metric of the catalogue for every queue and window whose row changed. */
export class MetricsOfChanges {
  readonly #scopes = new Map<string, WatchedScope>();
  readonly #clock = { nowMs: 0 };
  rows = 0;
  figures = 0;
  /** Keeps the figures from being optimised away. */
  sum = 0;

  constructor(rows: FloorRows, queueIds: readonly string[], rule: ServiceRule) {
    for (const queueId of queueIds) {
      this.#scopes.set(`queue/${queueId}`, new WatchedScope(rows, queueId, 'now', rule, this.#clock));
      for (const window of TALLY_WINDOWS) {
        this.#scopes.set(
          `tally/${window}/${queueId}`,
          new WatchedScope(rows, queueId, window, rule, this.#clock),
        );
      }
    }
  }

  compute(keys: readonly string[], nowMs: number): void {
    this.#clock.nowMs = nowMs;
    for (const key of keys) {
      const scope = this.#scopes.get(key);
      if (scope === undefined) continue;
      this.rows += 1;
      const { metrics } = scope;
      for (let index = 0; index < metrics.length; index += 1) {
        const { value } = metrics[index]!.compute(scope);
        if (value !== null) this.sum += value;
      }
      this.figures += metrics.length;
    }
  }
}
