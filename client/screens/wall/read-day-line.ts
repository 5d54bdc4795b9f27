import { SITE_SCOPE } from '../../../shared/floor/windows.ts';
import { findMetric } from '../../../shared/metrics/index.ts';
import { findScopeRule } from '../../../shared/metrics/scope-rule.ts';
import type { SparkPoint } from '../../parts/spark-point.ts';
import { createSeries } from '../../state/trend-series.ts';
import type { Wall } from './wall-context.ts';

const HOUR_MS = 3_600_000;

/** A day in a row's height: the same scale in every row, so that the odd one out is seen. */
export interface DayLine {
  readonly points: readonly SparkPoint[];
  readonly target: number | null;
  readonly now: number | null;
}

/**
 * A ratio of one queue (`*`: the site) over the running day by the hour, on 0 to 100 %. Empty until the day was read.
 *
 * @param nowMs floor time; a coarse one keeps it from being worked out every second
 */
export function readDayLine(
  wall: Pick<Wall, 'mirror' | 'trends' | 'calendar'>,
  metricId: string,
  queueId: string,
  nowMs: number,
): DayLine {
  const { calendar, mirror, trends } = wall;
  const metric = findMetric(metricId);
  if (!calendar || !mirror.site || !metric) return { points: [], target: null, now: null };
  const day = calendar.dayOf(nowMs);
  const trend = trends.get(day.day, queueId);
  const queueIds = queueId === SITE_SCOPE ? [] : [queueId];
  const target = metric.target(findScopeRule(mirror.site, queueIds, nowMs));
  const span = day.toMs - day.fromMs;
  const at = (ms: number) => (ms - day.fromMs) / span;
  const tally = mirror.tally('interval', queueId);
  const running = tally ? { startMs: calendar.intervalStart(nowMs), tally } : null;
  const hours = { fromMs: day.fromMs, stepMs: HOUR_MS };
  const points = trend
    ? createSeries(metric, [trend], running, { site: mirror.site, queueIds }, hours).map(
        ({ startMs, value }) => ({
          x: at(Math.min(startMs + HOUR_MS / 2, nowMs)),
          y: value === null ? null : Math.min(1, Math.max(0, value)),
        }),
      )
    : [];
  return { points, target, now: at(nowMs) };
}
