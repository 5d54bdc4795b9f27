import type { HindcastDay } from '../hindcasts.ts';
import { ForecastError } from '../forecast-error.ts';

export interface IntradayInput {
  /** The day's forecast as it stands, one value an interval. */
  readonly calls: Float64Array;
  /** What came; only the first `elapsed` intervals are read, NaN there is not known. */
  readonly actual: Float64Array;
  /** Whole intervals of the day that are over. */
  readonly elapsed: number;
  /** Past days as they were forecast and as they came: how far a morning tells the rest. */
  readonly past: readonly HindcastDay[];
}

/** What the day so far makes of its rest. */
export interface IntradayUpdate {
  /** The day's forecast anew: what is over stays as it was forecast. */
  readonly calls: Float64Array;
  /** The rest of the day was multiplied by it. */
  readonly factor: number;
  /** How far the day is off, in standard deviations of past days at the same time; 0 when too little is known. */
  readonly z: number;
  /**
   * How far the rest may still be off, Poisson noise apart: coefficient of variation of one factor of the whole rest, as
   * past days were off after their update at this time. Null where nothing was updated.
   */
  readonly restVariation: number | null;
  readonly verdict: IntradayVerdict;
}

export type IntradayVerdict =
  | 'updated'
  /** Less than 8 % of the day's calls were due: an early surprise says nothing. */
  | 'too-early'
  /** Nothing is left to be forecast. */
  | 'over'
  /** Beyond 4 standard deviations: an outage or an event, not a busy day. A person has to look; nothing is extrapolated. */
  | 'alarm';

const LEAST_DUE_RATIO = 0.08;
const ALARM_Z = 4;
/** Past days that weigh as much as what is usual of all queues. */
const USUAL_DAYS = 20;
/** Coefficients of variation that are usual: of a day's own factor, and of a stretch of it. */
const USUAL_DAY_VARIATION = 0.05;
const USUAL_STRETCH_VARIATION = 0.05;
/** A day further off (an outage) tells no more of the next one. */
const MOST_CARRIED = 0.3;
/** Nobody knows the rest of a day better than that. */
const LEAST_REST_VARIATION = 0.01;

/**
 * Forecasts the rest of a running day: rest = forecast x (actual / forecast so far)^slope, with the slope regressed on past
 * days at the same time of day and shrunk. Carrying the ratio over whole (slope 1) makes forecasts worse all morning.
 *
 * @throws ForecastError when the day's arrays do not fit together
 */
export function updateDay(input: IntradayInput): IntradayUpdate {
  const { calls, actual, elapsed, past } = input;
  if (actual.length !== calls.length || !(elapsed >= 0 && elapsed <= calls.length)) {
    throw new ForecastError(
      `actual has ${actual.length} intervals of which ${elapsed} are over; the forecast has ${calls.length}. Both must be of the same day.`,
    );
  }
  const now = compare(calls, actual, 0, elapsed, actual);
  let rest = 0;
  for (let at = elapsed; at < calls.length; at += 1) rest += calls[at]!;
  const untouched = { calls: calls.slice(), factor: 1, z: 0, restVariation: null };
  if (!(rest > 0)) return { ...untouched, verdict: 'over' };
  if (now.due < LEAST_DUE_RATIO * (now.due + rest)) return { ...untouched, verdict: 'too-early' };
  const { slope, deviation, restVariation } = learnSlope(past, actual, elapsed, now.due);
  const z = now.surprise / deviation;
  if (Math.abs(z) > ALARM_Z) return { ...untouched, z, verdict: 'alarm' };
  const factor = Math.exp(slope * now.surprise);
  const updated = calls.map((value, at) => (at < elapsed ? value : value * factor));
  return { calls: updated, factor, z, restVariation, verdict: 'updated' };
}

interface Lesson {
  /** How much of a surprise lasts, 0 to 1. */
  readonly slope: number;
  /** How large surprises are at that time of day. */
  readonly deviation: number;
  readonly restVariation: number;
}

function learnSlope(past: readonly HindcastDay[], today: Float64Array, elapsed: number, due: number): Lesson {
  const noise = 1 / Math.max(due, 1) + USUAL_STRETCH_VARIATION ** 2;
  const usualSquare = USUAL_DAY_VARIATION ** 2 + noise;
  let squares = USUAL_DAYS * usualSquare;
  let products = USUAL_DAYS * USUAL_DAY_VARIATION ** 2;
  let days = USUAL_DAYS;
  const carried = findCarried(past);
  const seen: { readonly morning: number; readonly rest: number; readonly noise: number }[] = [];
  for (const [index, { actual, expected }] of past.entries()) {
    const morning = compare(expected, actual, 0, elapsed, today);
    const rest = compare(expected, actual, elapsed, actual.length, null);
    morning.surprise -= carried[index]!;
    rest.surprise -= carried[index]!;
    if (morning.due < due / 4 || morning.due > due * 4 || !(rest.due > 0)) continue;
    // A day that was an alarm itself teaches nothing of ordinary ones.
    const limit = ALARM_Z * Math.sqrt(usualSquare);
    if (Math.abs(morning.surprise) > limit) continue;
    const afternoon = Math.max(-limit, Math.min(limit, rest.surprise));
    squares += morning.surprise ** 2;
    products += morning.surprise * afternoon;
    days += 1;
    seen.push({ morning: morning.surprise, rest: afternoon, noise: 1 / Math.max(rest.due, 1) });
  }
  const slope = Math.max(0, Math.min(1, products / squares));
  // What is usual: the day's own factor as far as the morning could not tell it, and the stretch's.
  let left =
    USUAL_DAYS *
    ((USUAL_DAY_VARIATION ** 2 * noise) / (USUAL_DAY_VARIATION ** 2 + noise) + USUAL_STRETCH_VARIATION ** 2);
  for (const day of seen) left += (day.rest - slope * day.morning) ** 2 - day.noise;
  const restVariation = Math.sqrt(Math.max(left / days, LEAST_REST_VARIATION ** 2));
  return { slope, deviation: Math.sqrt(squares / days), restVariation };
}

/**
 * What of each past day's surprise the day before it had told already: those days were foretold up to a week ahead, and the
 * running day is from the evening before. Surprises of neighbouring days are as alike as they were, drawn toward unlike.
 */
function findCarried(past: readonly HindcastDay[]): readonly number[] {
  const surprises = past.map(({ expected, actual }) => {
    const { surprise } = compare(expected, actual, 0, actual.length, null);
    return Math.max(-MOST_CARRIED, Math.min(MOST_CARRIED, surprise));
  });
  const before = past.map(({ day, daysAhead }, index) => {
    const last = past[index - 1];
    return last !== undefined && last.day - last.daysAhead === day - daysAhead ? surprises[index - 1]! : 0;
  });
  let squares = USUAL_DAYS * USUAL_DAY_VARIATION ** 2;
  let products = 0;
  for (const [index, surprise] of surprises.entries()) {
    squares += before[index]! ** 2;
    products += surprise * before[index]!;
  }
  const share = Math.max(0, Math.min(1, products / squares));
  return before.map((surprise) => share * surprise);
}

/** Calls due where they are known (and known of today too), and ln of what came over it. */
function compare(
  expected: Float64Array,
  actual: Float64Array,
  from: number,
  to: number,
  today: Float64Array | null,
): { due: number; surprise: number } {
  let due = 0;
  let came = 0;
  for (let at = from; at < to; at += 1) {
    if (Number.isNaN(actual[at]!) || !(expected[at]! >= 0)) continue;
    if (today !== null && Number.isNaN(today[at]!)) continue;
    due += expected[at]!;
    came += actual[at]!;
  }
  return { due, surprise: Math.log((came + 0.5) / (due + 0.5)) };
}
