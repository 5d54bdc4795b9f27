import { describe, expect, it } from 'vitest';
import { findBaseDays } from '../../../shared/forecasting/base-days.ts';
import { cleanDays } from '../../../shared/forecasting/clean-days.ts';
import {
  factorize,
  logDeterminant,
  solveFactorized,
} from '../../../shared/forecasting/day-model/cholesky.ts';
import { dayAndProfile } from '../../../shared/forecasting/day-model/day-method.ts';
import { computeDayTotals } from '../../../shared/forecasting/day-model/day-totals.ts';
import {
  calendarFactor,
  fitDayModel,
  observeDays,
} from '../../../shared/forecasting/day-model/fit-day-model.ts';
import { WorkdayCalendar } from '../../../shared/forecasting/day-model/workday-calendar.ts';
import type { MethodInput } from '../../../shared/forecasting/forecast-method.ts';
import type { DayGrid } from '../../../shared/forecasting/day-grid.ts';
import { dayNumber, nameDay, weekdayOf } from '../../../shared/time/day-number.ts';
import { dayAfter, drawHistory, TRUTH, type Truth } from '../../helpers/forecast-histories.ts';
import { gridOf } from '../../helpers/grid-builders.ts';
import { planningEvent } from '../../helpers/planning-event-builder.ts';

function inputOf(history: DayGrid, part: Partial<MethodInput> = {}): MethodInput {
  return {
    history,
    ahead: { firstDay: nameDay(dayAfter(history)), days: 7 },
    events: [],
    excludedDays: new Set(),
    levelShifts: [],
    ...part,
  };
}
const cleanedOf = (history: DayGrid, part: Partial<MethodInput> = {}) =>
  cleanDays(findBaseDays(inputOf(history, part)));
const sum = (values: Float64Array) => values.reduce((all, value) => all + (value >= 0 ? value : 0), 0);
const totalOf = (calls: Float64Array, day: number) => sum(calls.subarray(day * 48, (day + 1) * 48));

describe('Cholesky factors', () => {
  it('solve and give the determinant of a matrix reckoned by hand', () => {
    // [[4, 2, 0], [2, 5, 3], [0, 3, 10]], determinant 124.
    const matrix = Float64Array.of(4, 0, 0, 2, 5, 0, 0, 3, 10);
    factorize(matrix, 3);
    expect(logDeterminant(matrix, 3)).toBeCloseTo(Math.log(124), 12);
    const solution = Float64Array.of(8, 21, 36);
    solveFactorized(matrix, 3, solution);
    expect([...solution].map((value) => Number(value.toFixed(9)))).toEqual([1, 2, 3]);
  });

  it('are refused where there are none', () => {
    expect(() => factorize(Float64Array.of(1, 0, 2, 1), 2)).toThrow(/not positive definite: pivot 1 is -3/);
  });
});

describe('totals of days', () => {
  it('make a day whole of which a part is known, and trust it for that part alone', () => {
    const history = gridOf('2026-01-05', 28, (_, place) => place);
    history.values.fill(NaN, 20 * 48 + 40, 21 * 48);
    history.values.fill(NaN, 21 * 48 + 10, 22 * 48);
    const { totals, knownRatio } = computeDayTotals(cleanedOf(history));
    const whole = (47 * 48) / 2;
    expect(totals[19]).toBeCloseTo(whole, 6);
    expect(totals[20]).toBeCloseTo(whole, 6);
    expect(knownRatio[20]).toBeCloseTo(780 / whole, 6);
    expect(totals[21]).toBeNaN();
  });
});

describe('the calendar of working days', () => {
  const history = gridOf('2026-03-02', 56, (day, place) => {
    if (weekdayOf(day) > 4 || place < 16 || place >= 36) return NaN;
    return day === '2026-04-03' || day === '2026-04-06' ? NaN : 20;
  });

  it('FC13 counts a month from both ends, without days that were closed', () => {
    const days = cleanedOf(history);
    const calendar = new WorkdayCalendar(days, computeDayTotals(days).totals);
    expect(calendar.placeOf(dayNumber('2026-04-01'))).toEqual([0, 19]);
    expect(calendar.placeOf(dayNumber('2026-04-07'))).toEqual([2, 17]);
    expect(calendar.placeOf(dayNumber('2026-04-06'))).toBeNull();
    expect(calendar.placeOf(dayNumber('2026-04-04'))).toBeNull();
    expect(calendar.placeOf(dayNumber('2026-04-30'))).toEqual([19, 0]);
  });

  it('FC13 counts working days since a closed one, past and to come', () => {
    const events = [
      planningEvent({ kind: 'holiday', day: '2026-05-01' }),
      planningEvent({ kind: 'holiday', day: '2026-05-08', carryOverRatio: 0.5 }),
    ];
    const days = cleanedOf(history, { events });
    const calendar = new WorkdayCalendar(days, computeDayTotals(days).totals);
    const since = (day: string) => calendar.countSinceClosed(dayNumber(day), 3);
    expect(['2026-04-06', '2026-04-07', '2026-04-08', '2026-04-09', '2026-04-10'].map(since)).toEqual([
      0,
      0,
      1,
      2,
      null,
    ]);
    expect(['2026-04-30', '2026-05-04', '2026-05-05', '2026-05-11'].map(since)).toEqual([null, 0, 1, null]);
  });

  it('FC13 a labelled day with its calls was open, and one nobody wrote to was closed', () => {
    const days = cleanedOf(history, { excludedDays: new Set(['2026-04-14']) });
    const calendar = new WorkdayCalendar(days, computeDayTotals(days).totals);
    expect(calendar.countSinceClosed(dayNumber('2026-04-15'), 3)).toBeNull();
    expect(calendar.placeOf(dayNumber('2026-04-14'))).not.toBeNull();
  });
});

describe('the day model', () => {
  it('FC13 expects more after a holiday when that was so after earlier ones (seed 51)', () => {
    const closed = ['2026-01-28', '2026-02-25', '2026-03-25'];
    const after = closed.map((day) => nameDay(dayNumber(day) + 1));
    const truth: Truth = {
      ...TRUTH,
      days: 105,
      closedWeekdays: [5, 6],
      factorOf: (day) => (closed.includes(day) ? 0 : after.includes(day) ? 1.4 : 1),
    };
    const history = drawHistory(truth, 51);
    const holidays = closed.map((day) => planningEvent({ kind: 'holiday', day }));
    const coming = planningEvent({ kind: 'holiday', day: '2026-04-22' });
    const ask = (events: MethodInput['events']) =>
      dayAndProfile.forecast(inputOf(history, { events, ahead: { firstDay: '2026-04-20', days: 7 } }));
    const plain = ask(holidays);
    const expecting = ask([...holidays, coming]);
    expect(totalOf(expecting, 3) / totalOf(plain, 3)).toBeGreaterThan(1.15);
    expect(totalOf(expecting, 0) / totalOf(plain, 0)).toBeCloseTo(1, 6);
  });

  it('finds weekdays and a busy beginning of the month again (seed 52)', () => {
    const truth: Truth = { ...TRUTH, days: 364, factorOf: (day) => (Number(day.slice(8)) <= 2 ? 1.3 : 1) };
    const days = cleanedOf(drawHistory(truth, 52));
    const model = fitDayModel(observeDays(days)!);
    const first = calendarFactor(model, dayNumber('2027-02-01'));
    const middle = calendarFactor(model, dayNumber('2027-02-15'));
    expect(first / middle).toBeGreaterThan(1.2);
    expect(first / middle).toBeLessThan(1.36);
    const { coefficients, observations } = model;
    const weekday = (at: number) => coefficients[observations.layout.weekdayAt + at]!;
    expect(Math.exp(weekday(0) - weekday(6))).toBeCloseTo(1.3 / 0.6, 1);
    expect(model.priors.noise).toBeLessThan(0.08);
  });

  it('takes little for a calendar effect that is chance (seed 53)', () => {
    const model = fitDayModel(observeDays(cleanedOf(drawHistory(TRUTH, 53)))!);
    for (let day = 0; day < 31; day += 1)
      expect(Math.abs(Math.log(calendarFactor(model, dayNumber('2026-04-01') + day)))).toBeLessThan(0.08);
  });

  it('knows nothing of nothing', () => {
    expect(observeDays(cleanedOf(gridOf('2026-01-05', 14, () => NaN)))).toBeNull();
  });

  it('FC14 of a small queue adds up to what comes (seeds 54 to 57)', () => {
    let foretold = 0;
    let truly = 0;
    for (const seed of [54, 55, 56, 57]) {
      const truth = { ...TRUTH, callsPerDay: 12, dayVariation: 0.15 };
      foretold += sum(dayAndProfile.forecast(inputOf(drawHistory(truth, seed))));
      truly += 7 * 12;
    }
    expect(Math.abs(foretold / truly - 1)).toBeLessThan(0.07);
  });
});
