import { countQuantile } from '../uncertainty/count-quantile.ts';
import { updateDay, type IntradayInput, type IntradayUpdate } from './update-day.ts';

/** A running day of one queue: what was forecast, and how far such forecasts are off. */
export interface RunningDay extends IntradayInput {
  /** Coefficients of variation of gamma factors with mean 1, before anything of the day was seen. */
  readonly dayVariation: number;
  readonly intervalVariation: number;
}

/** What is expected now, with bands. */
export interface FollowedDay extends IntradayUpdate {
  /** Where 8 of 10 intervals end, round `calls`. */
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** How far the rest of the day may be off as a whole. */
  readonly dayVariation: number;
}

/**
 * Follows a day: the rest of its forecast is moved by what came so far (`updateDay`), and its bands narrow, for a day of which
 * half was seen is no longer as unknown as in the morning. Of a day like no other the bands are as wide as the surprise.
 *
 * @throws ForecastError when the day's arrays do not fit together
 */
export function followDay(day: RunningDay): FollowedDay {
  const update = updateDay(day);
  const dayVariation = findRestVariation(day, update);
  const rest = Math.hypot(dayVariation, day.intervalVariation);
  const before = Math.hypot(day.dayVariation, day.intervalVariation);
  const ends = (probability: number) =>
    update.calls.map((calls, at) => countQuantile(probability, calls, at < day.elapsed ? before : rest));
  return { ...update, dayVariation, low: ends(0.1), high: ends(0.9) };
}

function findRestVariation(day: RunningDay, { verdict, restVariation }: IntradayUpdate): number {
  if (verdict === 'alarm') return Math.max(day.dayVariation, Math.min(MOST_VARIATION, surpriseOf(day)));
  return restVariation === null ? day.dayVariation : Math.min(day.dayVariation, restVariation);
}

function surpriseOf({ calls, actual, elapsed }: RunningDay): number {
  let [due, came] = [0.5, 0.5];
  for (let at = 0; at < elapsed; at += 1) {
    if (Number.isNaN(actual[at]!)) continue;
    due += calls[at]!;
    came += actual[at]!;
  }
  return Math.abs(Math.log(came / due));
}

const MOST_VARIATION = 1;
