import { describe, expect, it } from 'vitest';
import { combination, combine } from '../../shared/forecasting/combination.ts';
import { NO_EFFECTS, type EventEffects } from '../../shared/forecasting/event-effects.ts';
import { findBetterMethod } from '../../shared/forecasting/fall-back.ts';
import {
  forecastQueue,
  PLAIN_FORECAST,
  tuneAndForecast,
  type QueueForecastInput,
} from '../../shared/forecasting/forecast-queue.ts';
import {
  hindcast,
  hindcastError,
  MOST_HINDCASTS,
  type HindcastDay,
} from '../../shared/forecasting/hindcasts.ts';
import { FORECAST_METHODS, DEFAULT_METHOD } from '../../shared/forecasting/index.ts';
import type { QueueForecast } from '../../shared/forecasting/queue-forecast.ts';
import { eightWeekAverage, sameIntervalLastWeek } from '../../shared/forecasting/same-weekdays.ts';
import { dayNumber, nameDay, weekdayOf } from '../../shared/time/day-number.ts';
import { dayAfter, drawHistory, hoursOf, TRUTH, type Truth } from '../helpers/forecast-histories.ts';
import { gridOf } from '../helpers/grid-builders.ts';
import { planningEvent } from '../helpers/planning-event-builder.ts';

const sum = (values: Float64Array) => values.reduce((all, value) => all + value, 0);
const dayOf = (forecast: QueueForecast, day: number) =>
  sum(forecast.calls.subarray(day * forecast.intervalsPerDay, (day + 1) * forecast.intervalsPerDay));

function inputOf(truth: Truth, seed: number, part: Partial<QueueForecastInput> = {}): QueueForecastInput {
  const history = drawHistory(truth, seed);
  return {
    ...PLAIN_FORECAST,
    history,
    ahead: { firstDay: nameDay(dayAfter(history)), days: 14 },
    openingHours: hoursOf(truth),
    ...part,
  };
}
function effectsOf(onDay: Readonly<Record<string, ReturnType<EventEffects['on']>>>): EventEffects {
  return { ...NO_EFFECTS, on: (day) => onDay[day] ?? [] };
}

describe('the forecast of a queue', () => {
  it('FC8 is near the truth, with the combination behind it (seed 91)', () => {
    const forecast = forecastQueue(inputOf(TRUTH, 91));
    expect(forecast.methodId).toBe('combination');
    expect(Math.abs(sum(forecast.calls) / (14 * TRUTH.callsPerDay) - 1)).toBeLessThan(0.04);
    expect([DEFAULT_METHOD.id, FORECAST_METHODS.at(-1)!.id]).toEqual(['combination', 'combination']);
    expect(new Set(FORECAST_METHODS.map(({ id }) => id)).size).toBe(FORECAST_METHODS.length);
  });

  it('is the same with what an earlier search found (seed 91)', () => {
    const first = tuneAndForecast(inputOf(TRUTH, 91));
    const again = tuneAndForecast(inputOf(TRUTH, 91, { tuning: first.tuning }));
    for (const [at, calls] of again.forecast.calls.entries())
      expect(Math.abs(calls - first.forecast.calls[at]!)).toBeLessThan(0.02 * calls + 0.01);
  });

  it('FC9 is made up of factors and events that multiply to it exactly (seed 92)', () => {
    const events = [planningEvent({ day: '2026-03-31' })];
    const effects = effectsOf({
      '2026-03-31': [
        { eventId: 'a', ratio: 1.2, calls: 0, dayCurve: null },
        { eventId: 'b', ratio: 1, calls: 50, dayCurve: [0, 1] },
      ],
    });
    const forecast = forecastQueue(inputOf(TRUTH, 92, { events, effects }));
    const plain = forecastQueue(inputOf(TRUTH, 92, { events }));
    for (const [day, part] of forecast.parts.entries()) {
      const made = part.events.reduce(
        (calls, event) => calls * event.ratio,
        part.level * part.weekday * part.dayOfMonth * part.yearly,
      );
      expect(made).toBeCloseTo(dayOf(forecast, day), 6);
    }
    expect(forecast.parts[1]!.events.map(({ eventId }) => eventId)).toEqual(['a', 'b']);
    expect(dayOf(forecast, 1)).toBeCloseTo(1.2 * dayOf(plain, 1) + 50, 6);
    expect(dayOf(forecast, 2)).toBeCloseTo(dayOf(plain, 2), 9);
  });

  it('FC9 of a day that is like another weekday has that weekday (seed 93)', () => {
    const saturday = '2026-04-04';
    const likeMonday = planningEvent({
      kind: 'make-up-workday',
      day: saturday,
      effect: { kind: 'like-weekday', weekday: 1 },
    });
    const forecast = forecastQueue(inputOf(TRUTH, 93, { events: [likeMonday] }));
    expect(dayOf(forecast, 5) / dayOf(forecast, 7)).toBeGreaterThan(0.9);
    expect(dayOf(forecastQueue(inputOf(TRUTH, 93)), 5) / dayOf(forecast, 7)).toBeLessThan(0.7);
  });

  it('FC1 never falls below 0, whatever an event takes away (seed 94)', () => {
    const effects = effectsOf({ '2026-03-30': [{ eventId: 'a', ratio: 1, calls: -1e7, dayCurve: null }] });
    const forecast = forecastQueue(inputOf(TRUTH, 94, { effects }));
    expect(dayOf(forecast, 0)).toBeCloseTo(0, 9);
    expect(forecast.calls.some((calls) => calls < 0)).toBe(false);
  });

  it.each([95, 96, 97])(
    'FC10 holds about 9 of 10 of the weeks that come, intervals and days (seed %i)',
    (seed) => {
      const truth = { ...TRUTH, days: 84 + 7, dayVariation: 0.07 };
      const all = drawHistory(truth, seed);
      const history = { ...all, days: 84, values: all.values.slice(0, 84 * 48) };
      const { bands90 } = forecastQueue({
        ...inputOf(TRUTH, seed),
        history,
        ahead: { firstDay: nameDay(dayAfter(history)), days: 7 },
      });
      const came = all.values.subarray(84 * 48);
      const known = [...came.keys()].filter((at) => came[at]! >= 0);
      const within = known.filter(
        (at) => came[at]! >= bands90.intervals.low[at]! && came[at]! <= bands90.intervals.high[at]!,
      );
      expect(within.length / known.length).toBeGreaterThan(0.82);
      expect(within.length / known.length).toBeLessThan(0.99);
    },
  );

  it('FC14 of a queue of few calls adds up to what comes (seeds 98 to 103)', () => {
    const truth = { ...TRUTH, callsPerDay: 15 };
    let foretold = 0;
    for (let seed = 98; seed <= 103; seed += 1) foretold += sum(forecastQueue(inputOf(truth, seed)).calls);
    expect(Math.abs(foretold / (6 * 14 * 15) - 1)).toBeLessThan(0.06);
  });
});

describe('limits', () => {
  const codes = (forecast: QueueForecast) => forecast.limits.map(({ code }) => code);

  it('FC17 say what is short, missing and unknown (seed 111)', () => {
    const input = inputOf({ ...TRUTH, days: 35 }, 111, {
      effects: { ...NO_EFFECTS, unknownEventIds: ['spring'] },
    });
    for (let day = 0; day < 35; day += 5) input.history.values.fill(NaN, day * 48 + 20, day * 48 + 36);
    const forecast = forecastQueue(input);
    expect(codes(forecast)).toEqual(['short-history', 'gaps', 'event-unknown', 'no-handle-time']);
    expect(forecast.limits[0]).toEqual({ code: 'short-history', weeks: 5 });
    expect(forecast.limits[1]).toMatchObject({ unknownRatio: expect.closeTo(112 / 840, 6) as number });
  });

  it('FC17 say that a level moved which nobody confirmed (seed 112)', () => {
    const truth = { ...TRUTH, factorOf: (day: string) => (day < '2026-03-09' ? 1 : 1.8) };
    const shift = forecastQueue(inputOf(truth, 112)).limits.find((limit) => limit.code === 'level-shift')!;
    expect(Math.abs(dayNumber(shift.day) - dayNumber('2026-03-09'))).toBeLessThanOrEqual(7);
    expect(shift.ratio).toBeGreaterThan(1.3);
  });

  it('FC17 are none of a good history with handle time (seed 113)', () => {
    const input = inputOf(TRUTH, 113);
    const handled = input.history.values;
    const handleTime = { handled, handleSeconds: handled.map((calls) => 200 * calls) };
    const forecast = forecastQueue({ ...input, handleTime });
    expect(forecast.limits).toEqual([]);
    expect(forecast.handleSeconds[20]).toBeCloseTo(200, 6);
  });
});

describe('hindcasts', () => {
  it('FC11 are made from what lay before them alone: what comes later changes none of them', () => {
    const history = gridOf('2026-01-05', 84, (day, place) => (weekdayOf(day) < 5 ? place : NaN));
    const input = {
      history,
      ahead: { firstDay: '2026-03-30', days: 7 },
      events: [],
      excludedDays: new Set<string>(),
      levelShifts: [],
    };
    const before: number[] = [];
    const days = hindcast(input, history, (past) => {
      before.push(past.history.days);
      expect(past.history.values).toHaveLength(past.history.days * 48);
      expect(past.ahead.firstDay).toBe(nameDay(dayAfter(past.history)));
      return eightWeekAverage.forecast(past);
    });
    expect(before).toEqual([77, 70, 63, 56, 49, 42, 35, 28]);
    expect(before).toHaveLength(MOST_HINDCASTS);
    expect(days).toHaveLength(40);
    expect(days.every(({ daysAhead }) => daysAhead >= 1 && daysAhead <= 5)).toBe(true);
    expect(hindcastError(days)).toBe(0);
  });

  it('FC11 leave out days in no base, and there are none of a short history', () => {
    const history = gridOf('2026-01-05', 28, () => 5);
    const input = {
      history,
      ahead: { firstDay: '2026-02-02', days: 7 },
      events: [],
      excludedDays: new Set(['2026-01-30']),
      levelShifts: [],
    };
    const ask = (past: typeof input) => eightWeekAverage.forecast(past);
    expect(hindcast(input, history, ask as never).map(({ day }) => day)).toEqual([
      21, 22, 23, 24, 26, 27, 14, 15, 16, 17, 18, 19, 20,
    ]);
    const short = { ...history, days: 20, values: history.values.slice(0, 20 * 48) };
    expect(hindcast({ ...input, history: short }, short, ask as never)).toEqual([]);
    expect(hindcastError([])).toBeNaN();
  });
});

describe('falling back', () => {
  const history = gridOf('2026-01-05', 84, (day) => 10 + weekdayOf(day));
  const input = {
    history,
    ahead: { firstDay: '2026-03-30', days: 7 },
    events: [],
    excludedDays: new Set<string>(),
    levelShifts: [],
  };
  const perfect = hindcast(input, history, (past) => sameIntervalLastWeek.forecast(past));
  const off = (share: number, weeks = 8): readonly HindcastDay[] =>
    perfect
      .filter(({ day }) => day >= 84 - 7 * weeks)
      .map((day) => ({ ...day, expected: day.expected.map((value) => value * (1 + share)) }));

  it('FC8 takes a simple method that was clearly better, in eight weeks or four', () => {
    expect(findBetterMethod(input, off(0.2))?.method.id).toBe('eight-week-average');
    expect(findBetterMethod(input, off(0.2, 4))?.method.id).toBe('eight-week-average');
  });

  it('FC8 stays with the default where it is as good, or where fewer than four weeks speak', () => {
    expect(findBetterMethod(input, perfect)).toBeNull();
    expect(findBetterMethod(input, off(0.2, 3))).toBeNull();
  });

  it('FC8 is said in the forecast: of a queue that grows by 8 % a week without noise last week is nearest', () => {
    const growing = gridOf('2026-01-05', 84, (day, place) =>
      place < 16 || place >= 40 ? NaN : 10 * 1.08 ** ((dayNumber(day) - dayNumber('2026-01-05')) / 7),
    );
    const forecast = forecastQueue({
      ...PLAIN_FORECAST,
      history: growing,
      ahead: { firstDay: '2026-03-30', days: 7 },
      openingHours: hoursOf(TRUTH),
    });
    expect(forecast.methodId).toBe('same-interval-last-week');
    expect(forecast.limits).toContainEqual({ code: 'fell-back', methodId: 'same-interval-last-week' });
  });

  it('FC8 never to a median that forgets a third of few calls (seed 98)', () => {
    expect(forecastQueue(inputOf({ ...TRUTH, callsPerDay: 15 }, 98)).methodId).toBe('combination');
  });
});

describe('the combination', () => {
  it('FC8 lies between what its parts say, and is no part of itself (seed 121)', () => {
    const { history, ahead } = inputOf(TRUTH, 121);
    const input = { history, ahead, events: [], excludedDays: new Set<string>(), levelShifts: [] };
    const { calls, learnt } = combine(input, null, null);
    expect(learnt).not.toBeNull();
    expect([...combination.forecast(input)]).toEqual([...calls]);
    const [day, singular] = ['day-and-profile', 'singular-days'].map((id) =>
      FORECAST_METHODS.find((method) => method.id === id)!.forecast(input),
    );
    const near = [...calls.keys()].filter((at) => calls[at]! >= 0);
    for (const at of near) {
      const [low, high] = [Math.min(day![at]!, singular![at]!), Math.max(day![at]!, singular![at]!)];
      expect(calls[at]!).toBeGreaterThan(0.85 * low);
      expect(calls[at]!).toBeLessThan(1.15 * high);
    }
  });
});
