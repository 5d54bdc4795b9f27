import type { TrendTile } from '../../../shared/boards/board.ts';
import type { Trend } from '../../../shared/contract/http.ts';
import { SITE_SCOPE } from '../../../shared/floor/windows.ts';
import { mergeTallies } from '../../../shared/metrics/merge-scope.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { findScopeRule } from '../../../shared/metrics/scope-rule.ts';
import { chooseStepMinutes, createSeries, type SeriesPoint } from '../../state/trend-series.ts';
import type { Wall } from './wall-context.ts';

export interface TrendReading {
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  /** One point stands for so long a stretch. */
  readonly stepMinutes: number;
  readonly target: number | null;
  /** Today first; other days brought onto today by their distance from the day's start. */
  readonly lines: readonly {
    readonly line: 'today' | 'yesterday' | 'last-week';
    readonly points: readonly SeriesPoint[];
  }[];
}

/** What a trend tile draws; null until the running day was read or has begun. */
export function readTrend(
  wall: Pick<Wall, 'mirror' | 'trends' | 'calendar'>,
  metric: Metric,
  tile: Pick<TrendTile, 'queues' | 'compareWith'>,
  nowMs: number,
): TrendReading | null {
  const { calendar, mirror } = wall;
  const { site } = mirror;
  if (!calendar || !site) return null;
  const scope = tile.queues.length === 0 ? [SITE_SCOPE] : tile.queues;
  const today = calendar.dayOf(nowMs);
  const trends = readDay(wall, today.day, scope);
  const tallies = scope.flatMap((id) => mirror.tally('interval', id) ?? []);
  if (!trends && tallies.length === 0) return null;
  // A count of half an interval would look like a fall: only quotients are carried on to this minute.
  const running =
    tallies.length > 0 && metric.unit !== 'calls'
      ? {
          startMs: calendar.intervalStart(nowMs),
          tally: tallies.length === 1 ? tallies[0]! : mergeTallies(tallies),
        }
      : null;
  const request = { site, queueIds: tile.queues };
  const stepMinutes =
    metric.unit === 'calls' ? site.intervalMinutes : chooseStepMinutes(trends ?? [], site.intervalMinutes);
  const stepMs = stepMinutes * 60_000;
  const others = tile.compareWith.flatMap((line) => {
    const day = calendar.addDays(today.day, line === 'yesterday' ? -1 : -7);
    const past = readDay(wall, day, scope);
    const first = past?.[0];
    if (!past || !first) return [];
    const shiftMs = today.fromMs - first.fromMs;
    const points = createSeries(metric, past, null, request, { fromMs: first.fromMs, stepMs });
    return [{ line, points: points.map((point) => ({ ...point, startMs: point.startMs + shiftMs })) }];
  });
  return {
    fromMs: today.fromMs,
    toMs: today.toMs,
    nowMs,
    stepMinutes,
    target: metric.target(findScopeRule(site, tile.queues, nowMs)),
    lines: [
      {
        line: 'today',
        points: createSeries(metric, trends ?? [], running, request, { fromMs: today.fromMs, stepMs }),
      },
      ...others,
    ],
  };
}

/** The same day of every queue, or null while one of them was not read. */
function readDay(wall: Pick<Wall, 'trends'>, day: string, scope: readonly string[]): readonly Trend[] | null {
  const trends: Trend[] = [];
  for (const queueId of scope) {
    const trend = wall.trends.get(day, queueId);
    if (!trend) return null;
    trends.push(trend);
  }
  return trends;
}
