import type { Row } from '../../shared/contract/floor-rows.ts';
import type { FloorRows } from '../../shared/floor/floor.ts';
import { TALLY_WINDOWS } from '../../shared/floor/windows.ts';
import { METRICS } from '../../shared/metrics/index.ts';
import type { Metric, MetricScope } from '../../shared/metrics/metric.ts';
import type { ServiceRule } from '../../shared/site/site.ts';

type Open<T> = { -readonly [K in keyof T]: T[K] };

interface Watched {
  readonly metrics: readonly Metric[];
  readonly scope: Open<MetricScope>;
}

/** Recomputes every metric of the catalogue for every queue and window whose row changed. */
export class MetricsOfChanges {
  readonly #watched = new Map<string, Watched>();
  rows = 0;
  figures = 0;
  /** Keeps the figures from being optimised away. */
  sum = 0;

  constructor(rows: FloorRows, queueIds: readonly string[], rule: ServiceRule) {
    for (const queueId of queueIds) {
      const live = rows.queue(queueId)!;
      const common = { live, rule, nowMs: 0, sharesAgents: false };
      const tally = rows.tally('interval', queueId)!;
      const now = METRICS.filter((metric) => metric.windows.includes('now'));
      this.#watched.set(`queue/${queueId}`, { metrics: now, scope: { ...common, window: 'now', tally } });
      for (const window of TALLY_WINDOWS) {
        const metrics = METRICS.filter((metric) => metric.windows.includes(window));
        const scope = { ...common, window, tally: rows.tally(window, queueId)! };
        this.#watched.set(`tally/${window}/${queueId}`, { metrics, scope });
      }
    }
  }

  compute(set: Readonly<Record<string, Partial<Row>>>, nowMs: number): void {
    for (const key in set) {
      const watched = this.#watched.get(key);
      if (watched === undefined) continue;
      this.rows += 1;
      watched.scope.nowMs = nowMs;
      for (const metric of watched.metrics) {
        const { value } = metric.compute(watched.scope);
        this.figures += 1;
        if (value !== null) this.sum += value;
      }
    }
  }
}
