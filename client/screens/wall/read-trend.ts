import type { TrendTile } from '../../../shared/boards/board.ts';
import type { Trend } from '../../../shared/contract/http.ts';
import type { TodayForecastAnswer } from '../../../shared/contract/today.ts';
import { SITE_SCOPE } from '../../../shared/floor/windows.ts';
import { mergeTallies } from '../../../shared/metrics/merge-scope.ts';
import type { Metric } from '../../../shared/metrics/metric.ts';
import { findScopeRule } from '../../../shared/metrics/scope-rule.ts';
import { findVerdict, listExpected, type ExpectedPoint } from '../../state/expected-calls.ts';
import { readForecast } from '../../state/today-book.svelte.ts';
import { chooseStepMinutes, createSeries, type SeriesPoint } from '../../state/trend-series.ts';
import type { Wall } from './wall-context.ts';

export interface TrendReading {
  readonly fromMs: number;
  readonly toMs: number;
  readonly nowMs: number;
  /** One point stands for so long a stretch. */
  readonly stepMinutes: number;
  readonly target: number | null;
  /** What is expected of the whole day; null where nothing is, or for a figure that is not forecast. */
  readonly expected: ExpectedDay | null;
  /** Today first; other days brought onto today by their distance from the day's start. */
  readonly lines: readonly {
    readonly line: 'today' | 'yesterday' | 'last-week';
    readonly points: readonly SeriesPoint[];
  }[];
}

export interface ExpectedDay {
  readonly points: readonly ExpectedPoint[];
  /** The day is followed elsewhere than it was planned, far enough to be drawn. */
  readonly isMoved: boolean;
  /** The day is like no other: then nothing follows it. */
  readonly isAlarm: boolean;
}

/** Less of the rest of the day than this cannot be told from the plan on a wall. */
const MOVED_SHARE = 0.01;

/** What a trend tile draws; null until the running day was read or has begun. */
export function readTrend(
  wall: Pick<Wall, 'mirror' | 'trends' | 'calendar' | 'outlook'>,
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
  // A count of half an interval would look like a fall: only quotients are carried on to this minute, here and below.
  const running =
    tallies.length > 0 && metric.unit !== 'calls'
      ? {
          startMs: calendar.intervalStart(nowMs),
          tally: tallies.length === 1 ? tallies[0]! : mergeTallies(tallies),
        }
      : null;
  const request = { site, queueIds: tile.queues };
  const forecast = metric.id === 'offered' ? readForecast(wall.outlook, mirror) : null;
  // Calls of a half hour cannot be drawn over a forecast of quarter hours: the longer of the two counts.
  const stepMinutes =
    metric.unit === 'calls'
      ? Math.max(site.intervalMinutes, forecast?.intervalMinutes ?? 0)
      : chooseStepMinutes(trends ?? [], site.intervalMinutes);
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
    expected: forecast && readExpected(forecast, scope, stepMs, nowMs),
    target: metric.target(findScopeRule(site, tile.queues, nowMs)),
    lines: [
      {
        line: 'today',
        points: createSeries(metric, trends ?? [], running, request, { fromMs: today.fromMs, stepMs }).filter(
          ({ startMs }) => metric.unit !== 'calls' || startMs + stepMs <= nowMs,
        ),
      },
      ...others,
    ],
  };
}

function readExpected(
  forecast: TodayForecastAnswer,
  scope: readonly string[],
  stepMs: number,
  nowMs: number,
): ExpectedDay | null {
  const points = listExpected(forecast, scope, stepMs);
  if (!points) return null;
  const rest = points.filter(({ startMs }) => startMs + stepMs > nowMs);
  const planned = rest.reduce((sum, point) => sum + point.planned, 0);
  const moved = rest.reduce((sum, point) => sum + Math.abs(point.expected - point.planned), 0);
  return {
    points,
    isMoved: moved > MOVED_SHARE * planned,
    isAlarm: findVerdict(forecast, scope) === 'alarm',
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
