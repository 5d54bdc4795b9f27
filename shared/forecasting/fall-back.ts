import type { ForecastMethod, MethodInput } from './forecast-method.ts';
import { hindcast, hindcastBias, hindcastError, MOST_HINDCASTS, type HindcastDay } from './hindcasts.ts';
import { eightWeekAverage, eightWeekMedian, fourWeekAverage, sameIntervalLastWeek } from './same-weekdays.ts';

const SIMPLE_METHODS = [eightWeekAverage, eightWeekMedian, fourWeekAverage, sameIntervalLastWeek];

/** Fewer weeks decide nothing. */
const LEAST_WEEKS = 4;
/** A simple method has to do better by this much: one of four is always a little better by chance. */
const LEAST_GAIN = 0.04;
/** Its sum may be further off than the default's by this share: a median of few calls errs least and forgets a third of them. */
const MOST_BIAS = 0.02;

export interface BetterMethod {
  readonly method: ForecastMethod;
  readonly hindcasts: readonly HindcastDay[];
}

/**
 * The simple method that forecast the last weeks clearly better than the default did, or null.
 *
 * @param input with a cleaned history: simple methods clean nothing themselves
 */
export function findBetterMethod(
  input: MethodInput,
  defaultHindcasts: readonly HindcastDay[],
): BetterMethod | null {
  const weeks = new Set(defaultHindcasts.map(({ day, daysAhead }) => day - daysAhead)).size;
  if (weeks < Math.min(LEAST_WEEKS, MOST_HINDCASTS)) return null;
  let best: BetterMethod | null = null;
  let bestError = hindcastError(defaultHindcasts) * (1 - LEAST_GAIN);
  const mostBias = hindcastBias(defaultHindcasts) + MOST_BIAS;
  for (const method of SIMPLE_METHODS) {
    const hindcasts = hindcast(input, input.history, (past) => method.forecast(past));
    const error = hindcastError(hindcasts);
    if (!(error < bestError) || hindcastBias(hindcasts) > mostBias) continue;
    best = { method, hindcasts };
    bestError = error;
  }
  return best;
}
