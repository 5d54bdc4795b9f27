import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planFolds, type BacktestPlan } from '../../shared/forecasting/backtest.ts';
import { forecastWithBands } from '../../shared/forecasting/banded-forecast.ts';
import { FORECAST_METHODS } from '../../shared/forecasting/index.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { gridOf } from '../helpers/grid-builders.ts';

const SEED = 20_261_132;
const FIRST = '2026-01-05';
/** Each day holds its own number, so that it shows where a value is from. */
const GRID = gridOf(FIRST, 60, (day) => dayNumber(day) - dayNumber(FIRST));

const plan = (part: Partial<BacktestPlan> = {}): BacktestPlan => ({
  grid: GRID,
  origins: ['2026-02-16'],
  historyWeeks: 4,
  specialDays: new Set(),
  events: [],
  levelShifts: [],
  horizon: 'week',
  knownIntervals: 0,
  ...part,
});

describe('the folds of a backtest', () => {
  it('FC11 have four weeks before the origin, and the week after it to be scored', () => {
    const [fold, ...others] = planFolds(plan());
    expect(others).toEqual([]);
    const { history, ahead } = fold!.input;
    expect([history.firstDay, history.days, ahead.firstDay, ahead.days]).toEqual([
      '2026-01-19',
      28,
      '2026-02-16',
      7,
    ]);
    expect([history.values[0], history.values.at(-1)]).toEqual([14, 41]);
    expect([fold!.actual[0], fold!.actual.at(-1)]).toEqual([42, 48]);
  });

  it('FC11 know no label of a day from the origin on, and score none of those days', () => {
    const special = new Set(['2026-02-10', '2026-02-18']);
    const [fold] = planFolds(plan({ specialDays: special, levelShifts: ['2026-02-02', '2026-02-17'] }));
    expect([...fold!.input.excludedDays]).toEqual(['2026-02-10']);
    expect(fold!.input.levelShifts).toEqual(['2026-02-02']);
    expect(fold!.actual[2 * 48]).toBeNaN();
    expect(fold!.actual[3 * 48]).toBe(45);
  });

  it('FC11 a day ahead begin at each midnight, and at the rest of a day know its morning', () => {
    const days = planFolds(plan({ horizon: 'day' }));
    expect(days.map(({ input }) => [input.ahead.firstDay, input.history.values.at(-1)])).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((day) => [nameDay(dayNumber('2026-02-16') + day), 41 + day]),
    );
    const [rest] = planFolds(plan({ horizon: 'rest-of-day', knownIntervals: 22 }));
    expect([rest!.knownOfDay![21], rest!.knownOfDay![22]]).toEqual([42, NaN]);
    expect([rest!.actual[21], rest!.actual[22]]).toEqual([NaN, 42]);
  });

  it.each(['2026-01-05', '2025-12-29', '2026-03-06', '2027-01-01'])(
    'FC3 an origin at %s is refused',
    (origin) => {
      expect(() => planFolds(plan({ origins: [origin] }))).toThrow(
        /must lie after the first day of the data \(2026-01-05\)/,
      );
    },
  );

  it('FC3 counts that cannot be are refused before anything is forecast', () => {
    const values = GRID.values.slice();
    values[7] = -1;
    expect(() => planFolds(plan({ grid: { ...GRID, values } }))).toThrow(
      /A count of -1 in interval 7 of day 0/,
    );
  });

  it(`FC11 hold nothing of the future: what lies behind an origin changes no forecast (seed ${SEED})`, () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...FORECAST_METHODS),
        fc.integer({ min: 20, max: 52 }),
        fc.constantFrom(0, 7, 1e6),
        (method, at, later) => {
          const origin = nameDay(dayNumber(FIRST) + at);
          const values = GRID.values.slice().fill(later, at * 48);
          const ask = (grid: typeof GRID) =>
            planFolds(plan({ grid, origins: [origin] })).map(({ input }) => forecastWithBands(method, input));
          expect(ask({ ...GRID, values })).toEqual(ask(GRID));
        },
      ),
      { seed: SEED, numRuns: 30 },
    );
  });
});
