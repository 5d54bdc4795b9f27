import { dayNumber } from '../time/day-number.ts';
import type { ForecastMethod, MethodInput } from './forecast-method.ts';
import { hindcast } from './hindcasts.ts';
import type { Bands } from './queue-forecast.ts';
import { estimateDispersion, spreadUncertainty } from './uncertainty/estimate-uncertainty.ts';
import { makeBands } from './uncertainty/make-bands.ts';

export interface BandedForecast {
  readonly calls: Float64Array;
  readonly bands80: Bands;
  readonly bands90: Bands;
}

/** Any method's numbers with bands of its own past errors. */
export function forecastWithBands(method: ForecastMethod, input: MethodInput): BandedForecast {
  const calls = method.forecast(input);
  const dispersion = estimateDispersion(hindcast(input, input.history, (past) => method.forecast(past)));
  const known = dayNumber(input.history.firstDay) + input.history.days - 1;
  const first = dayNumber(input.ahead.firstDay);
  const daysAhead = Array.from({ length: input.ahead.days }, (_, day) => first + day - known);
  const uncertainty = spreadUncertainty(dispersion, 0, daysAhead);
  const perDay = input.history.intervalsPerDay;
  const bandsOf = (probability: number) =>
    makeBands(calls, perDay, uncertainty, dispersion.dayCorrelation, probability);
  return { calls, bands80: bandsOf(0.8), bands90: bandsOf(0.9) };
}
