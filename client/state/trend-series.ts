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
  const byStart = new Map<number, Readonly<Tally>[]>();
  const add = (startMs: number, tally: Readonly<Tally>) => {
    const known = byStart.get(startMs);
    if (known) known.push(tally);
    else byStart.set(startMs, [tally]);
  };
  for (const trend of trends) {
    for (const { startMs, tally } of trend.intervals) {
      if (running && startMs >= running.startMs) continue;
      add(startOf(startMs), tally);
    }
  }
  if (running) add(startOf(running.startMs), running.tally);
  return [...byStart.entries()]
    .sort(([a], [b]) => a - b)
    .map(([startMs, tallies]) => ({
      startMs,
      value: computeIntervalFigure(metric, { startMs, tally: sum(tallies) }, scope).value,
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

function sum(tallies: readonly Readonly<Tally>[]): Readonly<Tally> {
  if (tallies.length === 0) return createTally();
  return tallies.length === 1 ? tallies[0]! : mergeTallies(tallies);
}
