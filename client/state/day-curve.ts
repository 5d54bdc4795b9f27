import type { Trend } from '../../shared/contract/http.ts';
import { computeIntervalFigure } from '../../shared/metrics/figure.ts';
import { findMetric } from '../../shared/metrics/index.ts';
import type { Tally } from '../../shared/floor/tally.ts';
import type { Figure } from '../../shared/metrics/metric.ts';
import type { Site } from '../../shared/site/site.ts';
import { percentAt } from './time-scale.ts';

/** One interval of a day as it is drawn and as the table behind the drawing says it. */
export interface DayPoint {
  readonly startMs: number;
  /** Left edge and width on the day's scale, percent. */
  readonly left: number;
  readonly width: number;
  readonly offered: number;
  readonly answered: number;
  readonly abandoned: number;
  readonly level: Figure;
}

/** The day with its running interval as the live floor counts it: what was read from the server is a while old. */
export function withRunning(trend: Trend, startMs: number, tally: Readonly<Tally> | undefined): Trend {
  if (!tally || startMs < trend.fromMs || startMs >= trend.toMs) return trend;
  const before = trend.intervals.filter((interval) => interval.startMs < startMs);
  return { ...trend, intervals: [...before, { startMs, tally }] };
}

/** The intervals of a day with volume and service level; those to come are not in it. */
export function drawDay(trend: Trend, site: Site, queueIds: readonly string[]): readonly DayPoint[] {
  const metric = findMetric('service-level');
  const stepMs = trend.intervalMinutes * 60_000;
  const scale = { fromMs: trend.fromMs, toMs: trend.toMs };
  return trend.intervals.map((interval) => {
    const left = percentAt(scale, interval.startMs);
    return {
      startMs: interval.startMs,
      left,
      width: percentAt(scale, interval.startMs + stepMs) - left,
      offered: interval.tally.offered,
      answered: interval.tally.answered,
      abandoned: interval.tally.abandoned,
      level: metric
        ? computeIntervalFigure(
            metric,
            { startMs: interval.startMs, tallies: interval.parts ?? [interval] },
            { site, queueIds },
          )
        : { value: null, numerator: 0, denominator: 0 },
    };
  });
}

/**
 * The points of a line through the intervals that have a value, in a box of 100 x 100 with 100 % on top. A gap in the
 * day is a gap in the line: each list is one unbroken run.
 */
export function levelRuns(points: readonly DayPoint[]): readonly string[] {
  const runs: string[][] = [[]];
  for (const point of points) {
    if (point.level.value === null) {
      if (runs.at(-1)!.length > 0) runs.push([]);
      continue;
    }
    const x = point.left + point.width / 2;
    runs.at(-1)!.push(`${x.toFixed(2)},${(100 - point.level.value * 100).toFixed(1)}`);
  }
  return runs
    .filter((run) => run.length > 0)
    .map((run) => (run.length === 1 ? `${run[0]} ${run[0]}` : run.join(' ')));
}

/** The next round number above, for the top of a scale. Example: `roundUp(37)` is 40. */
export function roundUp(value: number): number {
  if (value <= 5) return 5;
  const power = 10 ** Math.floor(Math.log10(value));
  const step = [1, 2, 2.5, 4, 5, 8, 10].find((candidate) => candidate * power >= value) ?? 10;
  return step * power;
}
