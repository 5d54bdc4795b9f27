import type { AccuracyAnswer, MethodAccuracy } from '../../shared/contract/planning-forecast.ts';
import { computeAccuracy, type ScoredDay } from '../../shared/forecasting/accuracy.ts';
import { planFolds, type BacktestFold } from '../../shared/forecasting/backtest.ts';
import { forecastWithBands } from '../../shared/forecasting/banded-forecast.ts';
import type { EventPast } from '../../shared/forecasting/events/describe-past-events.ts';
import type { ForecastMethod } from '../../shared/forecasting/forecast-method.ts';
import { DEFAULT_METHOD, FORECAST_METHODS } from '../../shared/forecasting/index.ts';
import type { BandEnds } from '../../shared/forecasting/queue-forecast.ts';
import { measureHorizons } from '../../shared/forecasting/versions/measure-horizons.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';

/** Weeks that are foretold, the newest whole ones. */
const ORIGINS = 4;
/** Each origin has at most so much of the past, and at least so much. */
const HISTORY_WEEKS = 52;
const LEAST_DAYS_BEFORE = 28;
/** How far ahead the method in use is measured. */
const HORIZON_DAYS = 28;

/**
 * Each method on a queue's own past: weeks foretold from what was known before them. Null while the past is too short for
 * one of them.
 *
 * @param levelShifts first days of new levels, as people confirmed them
 * @param methodId the method in use
 */
export function tryMethods(
  past: EventPast,
  levelShifts: readonly string[],
  methodId: string,
  today: string,
  madeAtMs: number,
): AccuracyAnswer | null {
  const end = dayNumber(today) - dayNumber(past.calls.firstDay);
  const origins = listOrigins(past, end, 7).slice(-ORIGINS);
  if (origins.length === 0) return null;
  const folds = foldsOf(past, levelShifts, origins);
  const methods = FORECAST_METHODS.map((method): MethodAccuracy => {
    const { wapeRatio, biasRatio, dayWapeRatio, coverage90Ratio } = computeAccuracy(
      folds.flatMap((fold) => scoreFold(method, fold)),
    );
    const isDefault = method.id === DEFAULT_METHOD.id;
    return {
      methodId: method.id,
      isDefault,
      isUsed: method.id === methodId,
      wapeRatio,
      biasRatio,
      dayWapeRatio,
      coverage90Ratio,
    };
  });
  const used = FORECAST_METHODS.find(({ id }) => id === methodId) ?? DEFAULT_METHOD;
  const far = listOrigins(past, end, HORIZON_DAYS).slice(-ORIGINS);
  return {
    queueId: past.queueId,
    madeAtMs,
    methods: methods.filter(({ wapeRatio }) => Number.isFinite(wapeRatio)),
    horizons: measureHorizons(
      foldsOf(past, levelShifts, far.length > 0 ? far : origins).map(({ origin, input }) => ({
        firstDay: origin,
        days: HORIZON_DAYS,
        intervalsPerDay: past.calls.intervalsPerDay,
        calls: used.forecast({ ...input, ahead: { firstDay: origin, days: HORIZON_DAYS } }),
        madeOnDay: origin,
      })),
      past.calls,
      past.excludedDays,
    ),
  };
}

/** Days a week apart from which so many days are known, oldest first. */
function listOrigins({ calls }: EventPast, end: number, days: number): readonly string[] {
  const origins: string[] = [];
  for (let at = end - days; at >= LEAST_DAYS_BEFORE; at -= 7)
    origins.unshift(nameDay(dayNumber(calls.firstDay) + at));
  return origins;
}

function foldsOf(
  { calls, events, excludedDays }: EventPast,
  levelShifts: readonly string[],
  origins: readonly string[],
): readonly BacktestFold[] {
  return planFolds({
    grid: calls,
    origins,
    historyWeeks: HISTORY_WEEKS,
    specialDays: excludedDays,
    events,
    levelShifts,
    horizon: 'week',
    knownIntervals: 0,
  });
}

function scoreFold(method: ForecastMethod, { input, actual }: BacktestFold): readonly ScoredDay[] {
  const { calls, bands80, bands90 } = forecastWithBands(method, input);
  const perDay = input.history.intervalsPerDay;
  const ofDay = (values: Float64Array, day: number) => values.subarray(day * perDay, (day + 1) * perDay);
  const band = ({ low, high }: BandEnds, day: number) => ({ low: ofDay(low, day), high: ofDay(high, day) });
  return Array.from({ length: input.ahead.days }, (_, day) => ({
    actual: ofDay(actual, day),
    calls: ofDay(calls, day),
    band80: band(bands80.intervals, day),
    band90: band(bands90.intervals, day),
  }));
}
