import type { QueueToday, TodayForecastAnswer } from '../../../shared/contract/today.ts';
import { findCommonShare } from '../../../shared/forecasting/intraday/common-share.ts';
import { followDay, type FollowedDay } from '../../../shared/forecasting/intraday/follow-day.ts';
import { updateDay } from '../../../shared/forecasting/intraday/update-day.ts';
import type { HindcastDay } from '../../../shared/forecasting/hindcasts.ts';
import { countQuantile } from '../../../shared/forecasting/uncertainty/count-quantile.ts';
import type { QueueInterval } from '../../../shared/history/roll-ups.ts';
import { listKnown, listNumbers } from '../stored-forecast.ts';
import type { KeptDay, KeptQueueDay } from './load-day.ts';
import { readActual } from './read-actual.ts';

/** The running day as it is followed: what is answered, and what a projection is played from. */
export interface FollowedToday {
  readonly kept: KeptDay;
  readonly elapsed: number;
  readonly queues: readonly { readonly kept: KeptQueueDay; readonly followed: FollowedDay }[];
  /** How much of what days are off by is common to all queues, 0 to 1. */
  readonly commonShare: number;
  readonly answer: TodayForecastAnswer;
}

/**
 * Moves the rest of the day by what came until the last interval's end.
 *
 * @param rows the day's quarter hours so far
 */
export function followToday(kept: KeptDay, rows: readonly QueueInterval[], nowMs: number): FollowedToday {
  const { layout } = kept;
  const expected = sumLists(kept.queues.map(({ calls }) => calls));
  const actual = readActual(rows, layout, expected, nowMs);
  const { elapsed, unheard } = actual;
  const silent = Float64Array.from(unheard, (is) => (is === 1 ? Number.NaN : 0));
  const came = kept.queues.map(({ queueId }) => actual.queues.get(queueId) ?? silent);
  const over = (calls: Float64Array) => calls.map((value, at) => (at < elapsed ? value : Number.NaN));
  const queues = kept.queues.map((queue, index) => ({
    kept: queue,
    followed: followDay({ ...queue, actual: came[index]!, elapsed }),
  }));
  const commonShare = findCommonShare(kept.queues);
  return {
    kept,
    elapsed,
    queues,
    commonShare,
    answer: {
      day: layout.day,
      fromMs: layout.fromMs,
      intervalMinutes: kept.intervalMinutes,
      knownUntilMs: layout.fromMs + elapsed * layout.intervalMs,
      queues: queues.map(({ kept: { queueId, calls }, followed }, index) => ({
        queueId,
        actual: listKnown(over(came[index]!)),
        ...describe(calls, followed, followed),
      })),
      site: {
        actual: listKnown(over(sumLists(came))),
        ...describeSite(queues, sumLists(came), elapsed, commonShare),
      },
    },
  };
}

type Updated = Pick<FollowedDay, 'factor' | 'verdict' | 'z'>;
type Expected = Pick<FollowedDay, 'calls' | 'low' | 'high'>;

function describe(
  forecast: Float64Array,
  { calls, low, high }: Expected,
  { factor, verdict, z }: Updated,
): Omit<QueueToday, 'queueId' | 'actual'> {
  return {
    forecast: listNumbers(forecast),
    updated: listNumbers(calls),
    low: listNumbers(low),
    high: listNumbers(high),
    factor: round(factor),
    verdict,
    z: round(z),
  };
}

/** The site is the sum of its queues; whether its day is like no other is judged by all calls together. */
function describeSite(
  queues: FollowedToday['queues'],
  came: Float64Array,
  elapsed: number,
  commonShare: number,
): Omit<QueueToday, 'queueId' | 'actual'> {
  const forecast = sumLists(queues.map(({ kept }) => kept.calls));
  const calls = sumLists(queues.map(({ followed }) => followed.calls));
  const { verdict, z } = updateDay({
    calls: forecast,
    actual: came,
    elapsed,
    past: sumPasts(queues.map(({ kept }) => kept.past)),
  });
  const ends = (probability: number) =>
    calls.map((mean, at) =>
      countQuantile(probability, mean, findSiteVariation(queues, at, elapsed, commonShare)),
    );
  const rest = (values: Float64Array) => values.subarray(elapsed).reduce((sum, value) => sum + value, 0);
  const before = rest(forecast);
  const factor = before > 0 ? rest(calls) / before : 1;
  return describe(forecast, { calls, low: ends(0.1), high: ends(0.9) }, { factor, verdict, z });
}

/** Coefficient of variation of the site's rate in an interval: what is common adds up, the rest adds its squares. */
function findSiteVariation(
  queues: FollowedToday['queues'],
  at: number,
  elapsed: number,
  commonShare: number,
): number {
  let [mean, together, apart] = [0, 0, 0];
  for (const { kept, followed } of queues) {
    const calls = followed.calls[at]!;
    const day = calls * (at < elapsed ? kept.dayVariation : followed.dayVariation);
    mean += calls;
    together += day * Math.sqrt(commonShare);
    apart += (1 - commonShare) * day ** 2 + (calls * kept.intervalVariation) ** 2;
  }
  return mean > 0 ? Math.sqrt(together ** 2 + apart) / mean : 0;
}

/** Of days that are known of every queue. */
function sumPasts(pasts: readonly (readonly HindcastDay[])[]): readonly HindcastDay[] {
  const [first = [], ...others] = pasts;
  const byDay = others.map((past) => new Map(past.map((one) => [one.day, one])));
  return first.flatMap((one) => {
    const same = byDay.map((past) => past.get(one.day));
    if (!same.every((other) => other !== undefined)) return [];
    const all = [one, ...same];
    return [
      {
        ...one,
        actual: sumLists(all.map(({ actual }) => actual)),
        expected: sumLists(all.map(({ expected }) => expected)),
      },
    ];
  });
}

function sumLists(lists: readonly Float64Array[]): Float64Array {
  const sum = new Float64Array(lists[0]?.length ?? 0);
  for (const list of lists) for (const [at, value] of list.entries()) sum[at] = sum[at]! + value;
  return sum;
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
