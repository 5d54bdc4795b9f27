import { computeAccuracy, type Accuracy, type ScoredDay } from '../../shared/forecasting/accuracy.ts';
import { planFolds, type BacktestFold } from '../../shared/forecasting/backtest.ts';
import { forecastWithBands, type BandedForecast } from '../../shared/forecasting/banded-forecast.ts';
import { readTypedEffects } from '../../shared/forecasting/event-effects.ts';
import { forecastQueue } from '../../shared/forecasting/forecast-queue.ts';
import type { ForecastMethod } from '../../shared/forecasting/forecast-method.ts';
import { DEFAULT_METHOD, FORECAST_METHODS } from '../../shared/forecasting/index.ts';
import type { BandEnds } from '../../shared/forecasting/queue-forecast.ts';
import type { BacktestFlags } from './read-flags.ts';
import { readCounts } from './read-counts.ts';

export interface MethodResult extends Accuracy {
  readonly method: string;
  readonly isDefault: boolean;
  /** CPU seconds of one forecast, bands included. */
  readonly fitSeconds: number;
}

/** Every method on every fold. */
export function runBacktest(
  flags: BacktestFlags,
  compared: readonly ForecastMethod[],
): readonly MethodResult[] {
  const { horizon } = flags;
  if (horizon === 'rest-of-day') throw new Error('rest-of-day');
  const folds = planFolds({
    ...flags,
    horizon,
    grid: readCounts(flags.data, flags.intervalMinutes, flags.errorDays),
  });
  return [...FORECAST_METHODS, ...compared].map((method) => {
    const isDefault = method === DEFAULT_METHOD;
    const before = process.cpuUsage();
    const scored = folds.flatMap((fold) =>
      scoreFold(fold, isDefault ? forecastDefault(fold) : forecastWithBands(method, fold.input)),
    );
    const { user, system } = process.cpuUsage(before);
    const fitSeconds = (user + system) / 1e6 / folds.length;
    return { method: method.id, isDefault, ...computeAccuracy(scored), fitSeconds };
  });
}

/** As the product does it, with events, and a simple method where the combination loses. */
function forecastDefault({ input }: BacktestFold): BandedForecast {
  const perDay = input.history.intervalsPerDay;
  return forecastQueue({
    ...input,
    // Hours are not in the file: an interval without a count is not scored anyway.
    openingHours: { intervalsPerDay: perDay, open: new Uint8Array(7 * perDay).fill(1) },
    effects: readTypedEffects(input.events),
    handleTime: null,
    tuning: null,
  });
}

function scoreFold({ input, actual }: BacktestFold, forecast: BandedForecast): readonly ScoredDay[] {
  const perDay = input.history.intervalsPerDay;
  return Array.from({ length: input.ahead.days }, (_, day) => {
    const cut = (values: Float64Array) => values.subarray(day * perDay, (day + 1) * perDay);
    const cutEnds = (ends: BandEnds): BandEnds => ({ low: cut(ends.low), high: cut(ends.high) });
    return {
      actual: cut(actual),
      calls: cut(forecast.calls),
      band80: cutEnds(forecast.bands80.intervals),
      band90: cutEnds(forecast.bands90.intervals),
    };
  });
}
