import type { QueueToday, TodayForecastAnswer } from '../../shared/contract/today.ts';
import type { GridClock } from '../../shared/forecasting/grid/grid-clock.ts';

/** What came on the running day so far, by place of the day's grid. */
export interface CameToday {
  readonly day: string;
  /** Null where it is not known, or not over. */
  readonly calls: readonly (number | null)[];
}

/**
 * The running day's intervals, as it really has them, laid on the places of the grid: an hour that comes twice is the mean of
 * both, as everywhere on the grid; one that is skipped is not known. Null when the queue is not forecast today.
 */
export function layCameToday(
  {
    day,
    fromMs,
    intervalMinutes,
    queues,
  }: Pick<TodayForecastAnswer, 'day' | 'fromMs' | 'intervalMinutes'> & {
    readonly queues: readonly Pick<QueueToday, 'queueId' | 'actual'>[];
  },
  queueId: string,
  { placeOf }: Pick<GridClock, 'placeOf'>,
): CameToday | null {
  const actual = queues.find((queue) => queue.queueId === queueId)?.actual;
  if (actual === undefined) return null;
  const places = 1_440 / intervalMinutes;
  const found = Array.from({ length: places }, (): number[] => []);
  actual.forEach((calls, at) => {
    if (calls !== null) found[placeOf(fromMs + at * intervalMinutes * 60_000)]?.push(calls);
  });
  return {
    day,
    calls: found.map((all) =>
      all.length === 0 ? null : all.reduce((sum, calls) => sum + calls, 0) / all.length,
    ),
  };
}
