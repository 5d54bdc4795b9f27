import { findBaseDays } from './base-days.ts';
import { cleanDays, type CleanDays } from './clean-days.ts';
import { forecastDays, learnDays, type DayTuning, type LearntDays } from './day-model/day-method.ts';
import type { ForecastMethod, MethodInput } from './forecast-method.ts';
import { eightWeekMedian } from './same-weekdays.ts';
import { forecastSingularDays } from './singular-days/singular-days.ts';

/** How much each part has to say. Errors of unlike methods cancel out; choosing by past error was worse than blending. */
const SHARES = { dayAndProfile: 2, singularDays: 1, eightWeekMedian: 1 };

/** The default: a weighted mean of the day model, the singular days and the median of eight weeks. */
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
    { share: SHARES.singularDays, calls: forecastSingularDays(input, days) },
    { share: SHARES.eightWeekMedian, calls: eightWeekMedian.forecast(input) },
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
