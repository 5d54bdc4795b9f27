import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DayGrid } from '../../shared/forecasting/day-grid.ts';
import { ForecastError } from '../../shared/forecasting/forecast-error.ts';
import { PLAIN_FORECAST, tuneAndForecast } from '../../shared/forecasting/forecast-queue.ts';
import { FORECAST_METHODS } from '../../shared/forecasting/index.ts';
import type { QueueForecast } from '../../shared/forecasting/queue-forecast.ts';
import { Rng } from '../../shared/simulation/rng.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { dayAfter, drawHistory, hoursOf, TRUTH, type Truth } from '../helpers/forecast-histories.ts';

const SEED = 20_261_129;

/** What happens to histories. `at` is a share of the history, `length` a number of intervals. */
const damages = fc.array(
  fc.record({
    kind: fc.constantFrom('gap', 'silence', 'spike', 'burst', 'twice', 'lost-day', 'lost-weekday', 'zeros'),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    length: fc.integer({ min: 1, max: 400 }),
  }),
  { maxLength: 4 },
);
const histories = fc
  .record({
    days: fc.oneof(
      fc.integer({ min: 0, max: 3 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 28, max: 120 }),
    ),
    start: fc.integer({ min: 20_000, max: 21_000 }),
    intervalsPerDay: fc.constantFrom<48 | 96>(48, 96),
    opens: fc.constantFrom<readonly [number, number]>([0, 1], [0, 1], [0.3, 0.9], [0.5, 0.55]),
    closedWeekdays: fc.constantFrom([], [], [6], [5, 6], [0, 1, 2, 3]),
    callsPerDay: fc.constantFrom(0, 0.4, 20, 800, 60_000),
    seed: fc.integer({ min: 1, max: 1_000_000 }),
    damages,
  })
  .map(({ start, opens, damages: harm, seed, ...part }) => {
    const truth: Truth = {
      ...TRUTH,
      ...part,
      firstDay: nameDay(start),
      openFrom: Math.floor(opens[0] * part.intervalsPerDay),
      openTo: Math.floor(opens[1] * part.intervalsPerDay),
    };
    const history = drawHistory(truth, seed);
    for (const damage of harm) damageHistory(history, damage.kind, damage.at, damage.length);
    return { truth, history, seed };
  });

function damageHistory(
  { values, intervalsPerDay, days }: DayGrid,
  kind: string,
  share: number,
  length: number,
) {
  if (values.length === 0) return;
  const at = Math.min(Math.floor(share * values.length), values.length - 1);
  const day = Math.floor(at / intervalsPerDay);
  switch (kind) {
    case 'gap':
      values.fill(NaN, at, at + length);
      break;
    case 'silence':
      values.fill(0, at, at + length);
      break;
    case 'spike':
      values[at] = 1e9;
      break;
    case 'burst':
      values.fill(5_000, at, at + Math.min(length, 12));
      break;
    case 'twice':
      for (let place = at; place < Math.min(at + length, values.length); place += 1) values[place]! *= 2;
      break;
    case 'lost-day':
      values.fill(NaN, day * intervalsPerDay, (day + 1) * intervalsPerDay);
      break;
    case 'lost-weekday':
      for (let other = day % 7; other < days; other += 7)
        values.fill(NaN, other * intervalsPerDay, (other + 1) * intervalsPerDay);
      break;
    default:
      values.forEach((value, place) => {
        if (!Number.isNaN(value)) values[place] = 0;
      });
  }
}

/** Places of the week that anything is known of. */
function listKnownPlaces({ values, intervalsPerDay, firstDay }: DayGrid): ReadonlySet<number> {
  const places = new Set<number>();
  for (const [at, value] of values.entries()) {
    const weekday = (dayNumber(firstDay) + Math.floor(at / intervalsPerDay) + 3) % 7;
    if (!Number.isNaN(value)) places.add(weekday * intervalsPerDay + (at % intervalsPerDay));
  }
  return places;
}

/** Nothing in it that a screen or a staffing model could fall over. */
function expectWhole(forecast: QueueForecast, days: number, perDay: number): void {
  expect(forecast.calls).toHaveLength(days * perDay);
  const expectCounts = (values: Float64Array, name: string) =>
    expect(
      [...values].filter((value) => !(value >= 0 && value < Infinity)),
      name,
    ).toEqual([]);
  expectCounts(forecast.calls, 'calls');
  expectCounts(forecast.handleSeconds, 'handle seconds');
  expectCounts(forecast.uncertainty.dayVariation, 'variation of days');
  expect(forecast.uncertainty.intervalVariation).toBeGreaterThanOrEqual(0);
  expect(forecast.uncertainty.intervalVariation).toBeLessThan(Infinity);
  for (const part of ['intervals', 'days', 'weeks'] as const) {
    const [inner, outer] = [forecast.bands80[part], forecast.bands90[part]];
    for (const ends of [inner, outer]) {
      expectCounts(ends.low, `${part} low`);
      expectCounts(ends.high, `${part} high`);
    }
    const crossed = [...inner.low.keys()].filter(
      (at) =>
        outer.low[at]! > inner.low[at]! ||
        inner.low[at]! > inner.high[at]! ||
        inner.high[at]! > outer.high[at]!,
    );
    expect(crossed, `${part}: bands within one another`).toEqual([]);
  }
  for (const part of forecast.parts) {
    for (const value of [part.level, part.weekday, part.dayOfMonth, part.yearly]) {
      expect(value >= 0 && value < Infinity, JSON.stringify(part)).toBe(true);
    }
  }
}

describe(`histories as bad as they come, with seed ${SEED}`, () => {
  it('FC1 give whole forecasts: no NaN, nothing negative, nothing without an end', () => {
    fc.assert(
      fc.property(
        histories,
        fc.integer({ min: 1, max: 16 }),
        fc.boolean(),
        ({ truth, history }, days, isRunning) => {
          // Of a running day the morning is known, and the forecast begins with it.
          const today = dayAfter(history) - (isRunning && history.days > 0 ? 1 : 0);
          if (isRunning)
            history.values.fill(NaN, history.values.length - Math.ceil(truth.intervalsPerDay / 2));
          const { forecast } = tuneAndForecast({
            ...PLAIN_FORECAST,
            history,
            ahead: { firstDay: nameDay(today), days },
            openingHours: hoursOf(truth),
            handleTime: {
              handled: history.values,
              handleSeconds: history.values.map((calls) => 240 * calls),
            },
          });
          expectWhole(forecast, days, truth.intervalsPerDay);
        },
      ),
      { seed: SEED, numRuns: 150 },
    );
  });

  it.each(FORECAST_METHODS.map((method) => ({ method, id: method.id })))(
    'FC2 $id alone says nothing that is negative or without an end, and nothing of places in the week of which nothing is known',
    ({ method }) => {
      fc.assert(
        fc.property(histories, ({ truth, history }) => {
          const calls = method.forecast({
            history,
            ahead: { firstDay: nameDay(dayAfter(history)), days: 9 },
            events: [],
            excludedDays: new Set(),
            levelShifts: [],
          });
          expect(calls).toHaveLength(9 * truth.intervalsPerDay);
          expect([...calls].filter((value) => value < 0 || value === Infinity)).toEqual([]);
          const known = listKnownPlaces(history);
          const firstWeekday = (dayAfter(history) + 3) % 7;
          const invented = [...calls.keys()].filter((at) => {
            const weekday = (firstWeekday + Math.floor(at / truth.intervalsPerDay)) % 7;
            return (
              !known.has(weekday * truth.intervalsPerDay + (at % truth.intervalsPerDay)) && calls[at]! > 0
            );
          });
          expect(invented).toEqual([]);
        }),
        { seed: SEED, numRuns: 60 },
      );
    },
  );

  it.each([-1, Infinity, -Infinity])(
    'FC3 a count of %d is refused, with its place and the way out',
    (value) => {
      const history = drawHistory(TRUTH, 4);
      history.values[5 * 48 + 20] = value;
      const ask = () =>
        tuneAndForecast({
          ...PLAIN_FORECAST,
          history,
          ahead: { firstDay: nameDay(dayAfter(history)), days: 7 },
          openingHours: hoursOf(TRUTH),
        });
      expect(ask).toThrow(ForecastError);
      expect(ask).toThrow(/interval 20 of day 5 .* Correct it in the history/);
    },
  );

  it.each([
    ['history.firstDay', { firstDay: '2026-02-30' }, /history.firstDay \(2026-02-30\) must be a date/],
    ['days', { days: 90_000 }, /history.days \(90000\) must be a whole number from 0 to 15000/],
    ['values', { days: 83 }, /83 days of 48 intervals need 3984/],
    ['intervalsPerDay', { intervalsPerDay: 50 }, /intervalsPerDay \(50\) must be 1440/],
  ])('FC3 a history whose %s cannot be is refused', (_, part, message) => {
    const history = { ...drawHistory(TRUTH, 4), ...part };
    const ahead = { firstDay: '2026-03-30', days: 7 };
    expect(() =>
      tuneAndForecast({ ...PLAIN_FORECAST, history, ahead, openingHours: hoursOf(TRUTH) }),
    ).toThrow(message);
  });

  it('FC3 hours of other intervals, handle time of other days and days already over are refused', () => {
    const history = drawHistory(TRUTH, 4);
    const ahead = { firstDay: nameDay(dayAfter(history)), days: 7 };
    const plain = { ...PLAIN_FORECAST, history, ahead, openingHours: hoursOf(TRUTH) };
    const quarters = hoursOf({ ...TRUTH, intervalsPerDay: 96 });
    expect(() => tuneAndForecast({ ...plain, openingHours: quarters })).toThrow(/needs 336. Make both/);
    const handleTime = { handled: new Float64Array(3), handleSeconds: new Float64Array(3) };
    expect(() => tuneAndForecast({ ...plain, handleTime })).toThrow(/the history has 4032 intervals/);
    const early = { firstDay: nameDay(dayAfter(history) - 2), days: 7 };
    expect(() => tuneAndForecast({ ...plain, ahead: early })).toThrow(/Cut the history/);
    expect(() => tuneAndForecast({ ...plain, ahead: { ...ahead, days: 801 } })).toThrow(/from 1 to 800/);
  });

  it('FC1 ten years of half hours are forecast from the last three (seed 11)', () => {
    const truth = { ...TRUTH, firstDay: '2016-03-07', days: 3_650 };
    const history = drawHistory(truth, 11);
    const { forecast } = tuneAndForecast({
      ...PLAIN_FORECAST,
      history,
      ahead: { firstDay: nameDay(dayAfter(history)), days: 28 },
      openingHours: hoursOf(truth),
    });
    expectWhole(forecast, 28, 48);
    const expected = 28 * truth.callsPerDay;
    expect(Math.abs(forecast.calls.reduce((sum, value) => sum + value, 0) / expected - 1)).toBeLessThan(0.05);
  });

  it.each([
    ['nothing at all', 0, 'no-history'],
    ['a single day', 1, 'short-history'],
    ['twelve weeks without a call', 84, 'all-zero'],
  ])('FC1 of %s it is said what cannot be known (seed 5)', (_, days, code) => {
    const truth = { ...TRUTH, days };
    const history = drawHistory(truth, 5);
    if (code === 'all-zero') damageHistory(history, 'zeros', 0, 1);
    const ahead = { firstDay: nameDay(dayAfter(history)), days: 7 };
    const { forecast } = tuneAndForecast({ ...PLAIN_FORECAST, history, ahead, openingHours: hoursOf(truth) });
    expectWhole(forecast, 7, 48);
    expect(forecast.limits.map((limit) => limit.code)).toContain(code);
    const calls = forecast.calls.reduce((sum, value) => sum + value, 0);
    if (days === 1) expect(calls).toBeGreaterThan(0.5 * 7 * truth.callsPerDay);
    else expect(calls).toBeLessThan(1);
  });

  it.each([1, 6, 10, 20, 27, 84])(
    'FC4 a billion typed into one of %i days changes nothing much, and is said (seed 8)',
    (days) => {
      const truth = { ...TRUTH, days };
      const ahead = { firstDay: nameDay(dayAfter(drawHistory(truth, 8))), days: 7 };
      const ask = (history: DayGrid) =>
        tuneAndForecast({ ...PLAIN_FORECAST, history, ahead, openingHours: hoursOf(truth) }).forecast;
      const plain = ask(drawHistory(truth, 8));
      const rng = new Rng(days);
      for (const day of new Set([days - 1, Math.floor(days / 2), Math.floor(rng.next() * days)])) {
        const history = drawHistory(truth, 8);
        history.values[day * 48 + 30] = 1e9;
        const spoilt = ask(history);
        const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
        expect(Math.abs(sum(spoilt.calls) / sum(plain.calls) - 1), `in day ${day}`).toBeLessThan(0.05);
        expect(spoilt.limits).toContainEqual({
          code: 'outliers-set-aside',
          days: [nameDay(dayAfter(history) - days + day)],
        });
      }
    },
  );
});
