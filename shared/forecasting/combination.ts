import { dayNumber } from '../time/day-number.ts';
import { findBaseDays } from './base-days.ts';
import { cleanDays, type CleanDays } from './clean-days.ts';
import { forecastDays, learnDays, type DayTuning, type LearntDays } from './day-model/day-method.ts';
import type { ForecastMethod, MethodInput } from './forecast-method.ts';
import { calendarFactor } from './day-model/fit-day-model.ts';
import { forecastSingularDays } from './singular-days/singular-days.ts';

/**
 * How much each part has to say. Errors of unlike methods cancel out, and blending did better than choosing by past error. The
 * singular days see a history with the day model's calendar taken out, which is put back afterwards: as they are they
 * follow the weeks of a month a week late.
 */
const SHARES = { dayAndProfile: 2, singularDaysOfCalendar: 1 };

/** The default: a weighted mean of the day model and the singular days. */
export const combination: ForecastMethod = {
  id: 'combination',
  leastDays: 1,
  forecast: (input) => combine(input, null, null).calls,
};

export interface Combined {
  readonly calls: Float64Array;
  /** What the day model learnt on the way; null when no day is known. */
  readonly learnt: LearntDays | null;
}

/** `tuning`: found before for the same queue; null searches. `days`: the input's base, cleaned before; null cleans it. */
export function combine(input: MethodInput, tuning: DayTuning | null, cleaned: CleanDays | null): Combined {
  const days = cleaned ?? cleanDays(findBaseDays(input));
  const learnt = learnDays(days, tuning);
  const parts = [
    { share: SHARES.dayAndProfile, calls: forecastDays(input, learnt) },
    { share: SHARES.singularDaysOfCalendar, calls: forecastWithCalendar(input, days, learnt) },
  ];
  const calls = new Float64Array(input.ahead.days * input.history.intervalsPerDay);
  for (let at = 0; at < calls.length; at += 1) {
    let sum = 0;
    let shares = 0;
    for (const part of parts) {
      if (Number.isNaN(part.calls[at]!)) continue;
      sum += part.share * part.calls[at]!;
      shares += part.share;
    }
    calls[at] = shares > 0 ? sum / shares : NaN;
  }
  return { calls, learnt };
}

function forecastWithCalendar(input: MethodInput, days: CleanDays, learnt: LearntDays | null): Float64Array {
  const perDay = input.history.intervalsPerDay;
  if (learnt === null) return new Float64Array(input.ahead.days * perDay).fill(NaN);
  const values = days.grid.values.slice();
  for (let day = 0; day < days.grid.days; day += 1) {
    const factor = calendarFactor(learnt.model, days.firstNumber + day);
    for (let at = day * perDay; at < (day + 1) * perDay; at += 1) values[at]! /= factor;
  }
  const calls = forecastSingularDays(input, { ...days, grid: { ...days.grid, values } });
  const first = dayNumber(input.ahead.firstDay);
  for (let day = 0; day < input.ahead.days; day += 1) {
    const factor = calendarFactor(learnt.model, first + day);
    for (let at = day * perDay; at < (day + 1) * perDay; at += 1) calls[at]! *= factor;
  }
  return calls;
}
