import type { CleanDays } from '../clean-days.ts';
import { cleanDays } from '../clean-days.ts';
import { findBaseDays, listAheadDays, type AheadDay } from '../base-days.ts';
import type { ForecastMethod, MethodInput } from '../forecast-method.ts';
import { estimateProfiles, type ProfileTuning } from '../profiles/estimate-profiles.ts';
import { tuneProfiles } from '../profiles/tune-profiles.ts';
import { countWeek } from '../profiles/week-counts.ts';
import { placeTerms } from './calendar-terms.ts';
import { multiply, fitDayModel, fitWithPriors, observeDays, type DayModel } from './fit-day-model.ts';
import { computeDayTotals } from './day-totals.ts';
import type { DayPriors } from './day-priors.ts';

/** What a search found once, to be used again for the same queue. */
export interface DayTuning {
  readonly priors: DayPriors;
  readonly profiles: ProfileTuning;
}

/** Everything the model learnt of a queue. */
export interface LearntDays {
  readonly model: DayModel;
  /** Shares of a day's calls, `7 x intervalsPerDay`. */
  readonly profiles: Float64Array;
  readonly tuning: DayTuning;
}

/** Null when no day is known. `tuning`: found before; null searches. */
export function learnDays(days: CleanDays, tuning: DayTuning | null): LearntDays | null {
  const observations = observeDays(days);
  if (observations === null) return null;
  const { totals } = computeDayTotals(days);
  const model =
    tuning === null ? fitDayModel(observations) : fitWithPriors(observations, tuning.priors, 6, null);
  const profileTuning = tuning?.profiles ?? tuneProfiles(days, totals);
  const profiles = estimateProfiles(
    countWeek(days, totals, () => true),
    profileTuning,
  );
  return { model, profiles, tuning: { priors: model.priors, profiles: profileTuning } };
}

/** Expected calls of a day. */
export function expectDay(model: DayModel, { number, weekday }: AheadDay): number {
  const { layout, calendar, offset } = model.observations;
  const row = placeTerms(layout, calendar, number, weekday, 0);
  const lastResidual = findDrift(model, number);
  return Math.exp(offset + multiply(row, model.coefficients) + lastResidual);
}

/**
 * What the newest days say beyond the level: errors of one day are partly those of the next. AR(1) on daily residuals, drawn
 * toward 0 by 20 days' worth; it fades within days.
 */
function findDrift({ observations, fitted }: DayModel, number: number): number {
  const { at, calls, days } = observations;
  const newest = at.length - 1;
  const residual = (index: number) => {
    const value = Math.log((calls[index]! + 0.5) / (Math.exp(fitted[index]!) + 0.5));
    return Math.max(-0.3, Math.min(0.3, value));
  };
  let products = 0;
  let squares = 0;
  for (let index = 1; index <= newest; index += 1) {
    if (at[index]! - at[index - 1]! > 1) continue;
    products += residual(index) * residual(index - 1);
    squares += residual(index - 1) ** 2;
  }
  if (!(squares > 0)) return 0;
  const correlation = Math.max(0, Math.min(0.9, ((products / squares) * newest) / (newest + 20)));
  const ahead = number - days.firstNumber - at[newest]!;
  return residual(newest) * correlation ** Math.max(ahead, 1);
}

/** Calls of days as a product of calendar effects, split up by the profile of the weekday. */
export const dayAndProfile: ForecastMethod = {
  id: 'day-and-profile',
  leastDays: 1,
  forecast: (input) => forecastDays(input, learnDays(cleanDays(findBaseDays(input)), null)),
};

export function forecastDays(
  { history, ahead, events }: MethodInput,
  learnt: LearntDays | null,
): Float64Array {
  const perDay = history.intervalsPerDay;
  const result = new Float64Array(ahead.days * perDay).fill(NaN);
  if (learnt === null) return result;
  for (const [index, day] of listAheadDays(ahead, events).entries()) {
    const calls = expectDay(learnt.model, day);
    for (let at = 0; at < perDay; at += 1) {
      result[index * perDay + at] = calls * learnt.profiles[day.weekday * perDay + at]!;
    }
  }
  return result;
}
