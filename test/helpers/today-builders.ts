import type { ProjectionAnswer, QueueToday, TodayForecastAnswer } from '../../shared/contract/today.ts';

export const HOUR_MS = 3_600_000;

type Curves = Partial<QueueToday> & Pick<QueueToday, 'forecast'>;

/** A queue of which only what is given differs from "as planned". */
export function buildQueueToday(queueId: string, curves: Curves): QueueToday {
  const updated = curves.updated ?? curves.forecast;
  return {
    queueId,
    actual: updated.map(() => null),
    updated,
    low: updated.map((calls) => calls * 0.8),
    high: updated.map((calls) => calls * 1.2),
    factor: 1,
    verdict: 'updated',
    z: 0,
    ...curves,
  };
}

/** A forecast of a day that begins at 0 in half hours; the site is the sum of its queues. */
export function buildTodayForecast(
  queues: readonly QueueToday[],
  rest: Partial<TodayForecastAnswer> = {},
): TodayForecastAnswer {
  const sum = (curve: 'forecast' | 'updated' | 'low' | 'high') =>
    (queues[0]?.[curve] ?? []).map((_, place) =>
      queues.reduce((whole, queue) => whole + queue[curve][place]!, 0),
    );
  return {
    day: '1970-01-01',
    fromMs: 0,
    intervalMinutes: 30,
    knownUntilMs: 0,
    queues,
    site: buildQueueToday('*', {
      forecast: sum('forecast'),
      updated: sum('updated'),
      low: sum('low'),
      high: sum('high'),
    }),
    ...rest,
  };
}

/** A projection played at 12:00 of a day that begins at 0: 78 % on the site, 60 % in `sales`. */
export function buildProjection(rest: Partial<ProjectionAnswer> = {}): ProjectionAnswer {
  const site = { mean: 0.78, low: 0.74, high: 0.82 };
  const queues = [{ queueId: 'sales', serviceLevel: { mean: 0.6, low: 0.5, high: 0.7 } }];
  return {
    atMs: 12 * HOUR_MS,
    replications: 100,
    horizons: [
      { horizonId: 'interval', untilMs: 12.5 * HOUR_MS, site, queues },
      { horizonId: 'two-hours', untilMs: 14 * HOUR_MS, site, queues },
      { horizonId: 'day', untilMs: 24 * HOUR_MS, site, queues },
    ],
    queues: [],
    ...rest,
  };
}
