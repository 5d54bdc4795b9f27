import type { QueueForecast } from '../../shared/forecasting/queue-forecast.ts';
import type { BandAnswer, BandsAnswer } from '../../shared/contract/planning-forecast.ts';

/** A queue's forecast as it is kept and sent: lists of numbers, to three decimals. */
export interface StoredForecast extends Omit<
  QueueForecast,
  'calls' | 'handleSeconds' | 'bands80' | 'bands90' | 'uncertainty'
> {
  readonly calls: readonly number[];
  readonly handleSeconds: readonly number[];
  readonly bands80: BandsAnswer;
  readonly bands90: BandsAnswer;
  readonly uncertainty: { readonly dayVariation: readonly number[]; readonly intervalVariation: number };
}

export function storeForecast(forecast: QueueForecast): StoredForecast {
  const { uncertainty } = forecast;
  return {
    ...forecast,
    calls: listNumbers(forecast.calls),
    handleSeconds: listNumbers(forecast.handleSeconds),
    bands80: listBands(forecast.bands80),
    bands90: listBands(forecast.bands90),
    uncertainty: {
      dayVariation: [...uncertainty.dayVariation].map((value) => Math.round(value * 1e6) / 1e6),
      intervalVariation: uncertainty.intervalVariation,
    },
  };
}

/** To three decimals: a thousandth of a call is nobody's. NaN becomes null, as JSON has it. */
export function listNumbers(values: Float64Array): number[] {
  return Array.from(values, (value) => Math.round(value * 1000) / 1000);
}

/** The same, and what nobody knows is null. */
export function listKnown(values: Float64Array): (number | null)[] {
  return listNumbers(values).map((value) => (Number.isNaN(value) ? null : value));
}

function listBands({ intervals, days, weeks }: QueueForecast['bands80']): BandsAnswer {
  const list = ({ low, high }: QueueForecast['bands80']['days']): BandAnswer => ({
    low: listNumbers(low),
    high: listNumbers(high),
  });
  return { intervals: list(intervals), days: list(days), weeks: list(weeks) };
}
