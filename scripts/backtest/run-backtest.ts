import { computeAccuracy, type Accuracy, type ScoredDay } from '../../shared/forecasting/accuracy.ts';
import { planFolds, type BacktestFold } from '../../shared/forecasting/backtest.ts';
import { forecastWithBands, type BandedForecast } from '../../shared/forecasting/banded-forecast.ts';
import { findEventEffects } from '../../shared/forecasting/events/find-event-effects.ts';
import { tuneAndForecast, type TunedForecast } from '../../shared/forecasting/forecast-queue.ts';
import type { ForecastMethod } from '../../shared/forecasting/forecast-method.ts';
import { DEFAULT_METHOD, FORECAST_METHODS } from '../../shared/forecasting/index.ts';
import { updateDay } from '../../shared/forecasting/intraday/update-day.ts';
import type { BandEnds } from '../../shared/forecasting/queue-forecast.ts';
import { makeBands } from '../../shared/forecasting/uncertainty/make-bands.ts';
import type { BacktestFlags } from './read-flags.ts';
import { readCounts } from './read-counts.ts';

export interface MethodResult extends Accuracy {
  readonly method: string;
  readonly isDefault: boolean;
  /** CPU seconds of one forecast, bands included. */
  readonly fitSeconds: number;
}

/** Every method on every fold; where the running day is known, the default both updated by it and left alone. */
export function runBacktest(
  flags: BacktestFlags,
  compared: readonly ForecastMethod[],
): readonly MethodResult[] {
  const grid = readCounts(flags.data, flags.intervalMinutes, flags.errorDays);
  const folds = planFolds({ ...flags, grid });
  const others = [...FORECAST_METHODS, ...compared].filter((method) => method !== DEFAULT_METHOD);
  const results = others.map((method) =>
    scoreFolds(method.id, 'other', folds, (fold) => forecastWithBands(method, fold.input)),
  );
  if (flags.horizon === 'rest-of-day') {
    results.push(
      scoreFolds(
        `${DEFAULT_METHOD.id}-not-updated`,
        'other',
        folds,
        (fold) => forecastDefault(fold).forecast,
      ),
    );
  }
  results.push(scoreFolds(DEFAULT_METHOD.id, 'default', folds, forecastUpdated));
  return results;
}

function scoreFolds(
  method: string,
  role: 'default' | 'other',
  folds: readonly BacktestFold[],
  forecast: (fold: BacktestFold) => BandedForecast,
): MethodResult {
  const before = process.cpuUsage();
  const scored = folds.flatMap((fold) => scoreFold(fold, forecast(fold)));
  const { user, system } = process.cpuUsage(before);
  const fitSeconds = (user + system) / 1e6 / folds.length;
  return { method, isDefault: role === 'default', ...computeAccuracy(scored), fitSeconds };
}

/** As the product does it, with events, and a simple method where the combination loses. */
function forecastDefault({ input }: BacktestFold): TunedForecast {
  const perDay = input.history.intervalsPerDay;
  return tuneAndForecast({
    ...input,
    // Hours are not in the file: an interval without a count is not scored anyway.
    openingHours: { intervalsPerDay: perDay, open: new Uint8Array(7 * perDay).fill(1) },
    // What earlier events of the file did is learnt from the days before the origin alone.
    effects: findEventEffects({
      queueId: 'file',
      calls: input.history,
      events: input.events,
      excludedDays: input.excludedDays,
    }),
    handleTime: null,
    tuning: null,
  });
}

/** With what is known of the running day, where anything is: the morning also says how sure the rest is. */
function forecastUpdated(fold: BacktestFold): BandedForecast {
  const { forecast, hindcasts } = forecastDefault(fold);
  if (fold.knownOfDay === null) return forecast;
  const elapsed = fold.knownOfDay.findLastIndex((value) => !Number.isNaN(value)) + 1;
  const update = updateDay({ calls: forecast.calls, actual: fold.knownOfDay, elapsed, past: hindcasts });
  const { restVariation } = update;
  if (restVariation === null) return forecast;
  const { intervalVariation } = forecast.uncertainty;
  const bandsOf = (probability: number) =>
    makeBands(
      update.calls,
      forecast.intervalsPerDay,
      { dayVariation: Float64Array.of(restVariation), intervalVariation },
      0,
      probability,
    );
  return { calls: update.calls, bands80: bandsOf(0.8), bands90: bandsOf(0.9) };
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
