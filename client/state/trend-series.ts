import type { Trend } from '../../shared/contract/http.ts';
import { createTally, type Tally } from '../../shared/floor/tally.ts';
import { computeIntervalFigure } from '../../shared/metrics/figure.ts';
import { mergeTallies } from '../../shared/metrics/merge-scope.ts';
import type { Metric } from '../../shared/metrics/metric.ts';
import type { Site } from '../../shared/site/site.ts';

export interface SeriesPoint {
  readonly startMs: number;
  /** Null where the interval has nothing to speak of: the line is broken there. */
  readonly value: number | null;
}

/** The interval that still runs, from the live floor: newer than what was read. */
export interface RunningInterval {
  readonly startMs: number;
  readonly tally: Readonly<Tally>;
}

/**
 * A metric by interval over one day of one or several queues. Sums before it divides; intervals after the running one
 * are left out.
 *
 * @param trends the same day of each queue
 * @param running null for a past day
 */
export function createSeries(
  metric: Metric,
  trends: readonly Trend[],
  running: RunningInterval | null,
  scope: { readonly site: Site; readonly queueIds: readonly string[] },
): readonly SeriesPoint[] {
  const byStart = new Map<number, Readonly<Tally>[]>();
  for (const trend of trends) {
    for (const { startMs, tally } of trend.intervals) {
      if (running && startMs >= running.startMs) continue;
      const known = byStart.get(startMs);
      if (known) known.push(tally);
      else byStart.set(startMs, [tally]);
    }
  }
  if (running) byStart.set(running.startMs, [running.tally]);
  return [...byStart.entries()]
    .sort(([a], [b]) => a - b)
    .map(([startMs, tallies]) => ({
      startMs,
      value: computeIntervalFigure(metric, { startMs, tally: sum(tallies) }, scope).value,
    }));
}

function sum(tallies: readonly Readonly<Tally>[]): Readonly<Tally> {
  if (tallies.length === 0) return createTally();
  return tallies.length === 1 ? tallies[0]! : mergeTallies(tallies);
}
