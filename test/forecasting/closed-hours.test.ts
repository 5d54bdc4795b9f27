import { describe, expect, it } from 'vitest';
import { computeAccuracy, type ScoredDay } from '../../shared/forecasting/accuracy.ts';
import { planFolds } from '../../shared/forecasting/backtest.ts';
import { forecastWithBands } from '../../shared/forecasting/banded-forecast.ts';
import type { DayGrid } from '../../shared/forecasting/day-grid.ts';
import type { ForecastMethod } from '../../shared/forecasting/forecast-method.ts';
import { FORECAST_METHODS } from '../../shared/forecasting/index.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { drawHistory, TRUTH, trueRate, type Truth } from '../helpers/forecast-histories.ts';

const FORECAST_FROM = dayNumber('2026-03-30');

/** Open from 08:00 to 20:00 and not on Sundays; a small queue that is open for two hours; nights with lunch closed. */
const QUEUES: readonly (readonly [string, Truth])[] = [
  ['closed nights', TRUTH],
  ['closed nights and Sundays', { ...TRUTH, closedWeekdays: [6], callsPerDay: 300 }],
  [
    'two hours on three days',
    { ...TRUTH, openFrom: 20, openTo: 24, closedWeekdays: [1, 3, 5, 6], callsPerDay: 60 },
  ],
  ['the whole day', { ...TRUTH, openFrom: 0, openTo: 48 }],
  ['quarter hours at night', { ...TRUTH, intervalsPerDay: 96, openFrom: 0, openTo: 28, callsPerDay: 500 }],
];

function scoreMethod(method: ForecastMethod, grid: DayGrid, origins: readonly string[]) {
  const folds = planFolds({
    grid,
    origins,
    historyWeeks: 12,
    specialDays: new Set(),
    events: [],
    levelShifts: [],
    horizon: 'week',
    knownIntervals: 0,
  });
  const perDay = grid.intervalsPerDay;
  const scored = folds.flatMap(({ input, actual }) => {
    const { calls, bands80, bands90 } = forecastWithBands(method, input);
    return Array.from({ length: 7 }, (_, day): ScoredDay => {
      const cut = (values: Float64Array) => values.subarray(day * perDay, (day + 1) * perDay);
      return {
        actual: cut(actual),
        calls: cut(calls),
        band80: { low: cut(bands80.intervals.low), high: cut(bands80.intervals.high) },
        band90: { low: cut(bands90.intervals.low), high: cut(bands90.intervals.high) },
      };
    });
  });
  return computeAccuracy(scored);
}

describe('queues with opening hours', () => {
  const ways = QUEUES.flatMap(([name, truth]) =>
    FORECAST_METHODS.map((method) => [name, method.id, truth, method] as const),
  );

  it.each(ways)(
    'FC2 %s: %s stays near what can be known, and within a call of a closed hour',
    (_, __, truth, method) => {
      const grid = drawHistory(truth, 21);
      const { wapeRatio, biasRatio, floorRatio } = scoreMethod(method, grid, [
        '2026-02-16',
        '2026-03-02',
        '2026-03-16',
      ]);
      // Last week's counts have twice the noise of counting and of days.
      expect(wapeRatio).toBeLessThan(1.5 * floorRatio + 0.06);
      expect(Math.abs(biasRatio)).toBeLessThan(0.06);
    },
  );

  it.each(ways)(
    'FC2 %s told as counts of 0 when closed: %s expects next to nothing there',
    (_, __, truth, method) => {
      const grid = drawHistory(truth, 22);
      const told = { ...grid, values: grid.values.map((value) => (Number.isNaN(value) ? 0 : value)) };
      const calls = method.forecast({
        history: told,
        ahead: { firstDay: '2026-03-30', days: 7 },
        events: [],
        excludedDays: new Set(),
        levelShifts: [],
      });
      let closed = 0;
      let open = 0;
      for (const [at, value] of calls.entries()) {
        const day = nameDay(FORECAST_FROM + Math.floor(at / truth.intervalsPerDay));
        const place = at % truth.intervalsPerDay;
        if (Number.isNaN(trueRate(truth, day, place))) closed += value;
        else open += value;
      }
      expect(closed).toBeLessThan(0.02 * open);
    },
  );
});
