import type { Trend } from '../../shared/contract/http.ts';
import type { Tally } from '../../shared/floor/tally.ts';
import type { ToldTally } from '../../shared/history/roll-ups.ts';
import { computeIntervalFigure } from '../../shared/metrics/figure.ts';
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
 * @param step how many intervals make one point, counted from the start of the day
 */
export function createSeries(
  metric: Metric,
  trends: readonly Trend[],
  running: RunningInterval | null,
  scope: { readonly site: Site; readonly queueIds: readonly string[] },
  step: { readonly fromMs: number; readonly stepMs: number },
): readonly SeriesPoint[] {
  const startOf = (atMs: number) => atMs - ((atMs - step.fromMs) % step.stepMs);
  const byStart = new Map<number, ToldTally[]>();
  const add = (startMs: number, told: ToldTally) => {
    const known = byStart.get(startMs);
    if (known) known.push(told);
    else byStart.set(startMs, [told]);
  };
  for (const trend of trends) {
    for (const interval of trend.intervals) {
      if (running && interval.startMs >= running.startMs) continue;
      for (const told of interval.parts ?? [interval]) add(startOf(interval.startMs), told);
    }
  }
  if (running) add(startOf(running.startMs), running);
  return [...byStart.entries()]
    .sort(([a], [b]) => a - b)
    .map(([startMs, tallies]) => ({
      startMs,
      value: computeIntervalFigure(metric, { startMs, tallies }, scope).value,
    }));
}

/** A ratio of fewer calls than this jumps by chance alone. */
const STEADY_CALLS = 100;

/**
 * How long a stretch one point should stand for: the interval where there are calls enough, else half an hour, else an
 * hour, so that a small queue shows its day and not its dice.
 */
export function chooseStepMinutes(trends: readonly Trend[], intervalMinutes: number): number {
  let calls = 0;
  let intervals = 0;
  for (const trend of trends) {
    for (const { tally } of trend.intervals) {
      calls += tally.offered;
      if (tally.offered > 0) intervals += 1;
    }
  }
  const perMinute = intervals === 0 ? 0 : calls / intervals / intervalMinutes;
  const steps = [intervalMinutes, 30].filter((minutes) => minutes >= intervalMinutes);
  return steps.find((minutes) => perMinute * minutes >= STEADY_CALLS) ?? 60;
}
