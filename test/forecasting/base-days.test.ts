import { describe, expect, it } from 'vitest';
import { findBaseDays } from '../../shared/forecasting/base-days.ts';
import type { DayGrid } from '../../shared/forecasting/day-grid.ts';
import type { MethodInput } from '../../shared/forecasting/forecast-method.ts';
import { PLAIN_FORECAST, tuneAndForecast } from '../../shared/forecasting/forecast-queue.ts';
import { FORECAST_METHODS } from '../../shared/forecasting/index.ts';
import { findLevelScale } from '../../shared/forecasting/level-shifts.ts';
import { dayNumber, nameDay } from '../../shared/time/day-number.ts';
import { dayAfter, drawHistory, hoursOf, TRUTH, trueRate } from '../helpers/forecast-histories.ts';
import { gridOf } from '../helpers/grid-builders.ts';
import { planningEvent } from '../helpers/planning-event-builder.ts';

const SHIFT = '2026-03-16';

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
const indexOf = (history: DayGrid, day: string) => dayNumber(day) - dayNumber(history.firstDay);
const sum = (values: Float64Array) => values.reduce((all, value) => all + (value >= 0 ? value : 0), 0);

describe('the base of a forecast', () => {
  it('FC7 leaves out days of events with what they carry over, excluded and unknown days', () => {
    const history = gridOf('2026-01-05', 14, (day) => (day === '2026-01-08' ? NaN : 10));
    const { isBase } = findBaseDays(
      inputOf(history, {
        events: [planningEvent({ fromDay: '2026-01-12', toDay: '2026-01-13', carryOverRatio: 0.3 })],
        excludedDays: new Set(['2026-01-06']),
      }),
    );
    const left = [...isBase.keys()]
      .filter((day) => isBase[day] === 0)
      .map((day) => nameDay(dayNumber('2026-01-05') + day));
    expect(left).toEqual(['2026-01-06', '2026-01-08', '2026-01-12', '2026-01-13', '2026-01-14']);
  });

  it('FC7 a day without carry-over stays, and events before or after the history touch nothing of it', () => {
    const history = gridOf('2026-01-05', 14, () => 10);
    const { isBase } = findBaseDays(
      inputOf(history, {
        events: [
          planningEvent({ fromDay: '2025-12-24', toDay: '2026-01-04', carryOverRatio: 1 }),
          planningEvent({ day: '2026-01-10', carryOverRatio: 0 }),
          planningEvent({ fromDay: '2026-01-19', toDay: '2026-02-01' }),
        ],
      }),
    );
    expect([...isBase]).toEqual([0, 1, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
  });
});

describe('confirmed level shifts', () => {
  it('FC6 bring what lies before to the level after, exactly where nothing is by chance', () => {
    const history = gridOf(
      '2026-01-05',
      98,
      (day, place, weekday) => (weekday + 1) * (place + 1) * (day < SHIFT ? 2 : 3),
    );
    const known = findLevelScale(history, new Uint8Array(98).fill(1), [SHIFT]);
    const expected = 1.5 ** (28 / 29);
    expect(known[0]).toBeCloseTo(expected, 12);
    expect(known[69]).toBeCloseTo(expected, 12);
    expect([...known.subarray(70)]).toEqual(Array(28).fill(1));
  });

  it('FC6 follow one another, and one strange day measures none of them', () => {
    const history = gridOf('2026-01-05', 98, (day) => (day < '2026-02-02' ? 50 : day < SHIFT ? 100 : 80));
    history.values[40 * 48] = 1e9;
    const scale = findLevelScale(history, new Uint8Array(98).fill(1), [SHIFT, '2026-02-02']);
    expect(scale[0]! / 1.6).toBeCloseTo(1, 1);
    expect(scale[30]! / 0.8).toBeCloseTo(1, 1);
  });

  it('FC6 after days without a call begin the base anew', () => {
    const history = gridOf('2026-01-05', 84, (day) => (day < '2026-02-02' ? 0 : 9));
    const { isBase, grid } = findBaseDays(inputOf(history, { levelShifts: ['2026-02-02'] }));
    expect(isBase.indexOf(1)).toBe(28);
    expect(grid.values[30 * 48]).toBe(9);
  });

  it.each(FORECAST_METHODS.map((method) => [method.id, method] as const))(
    'FC6 a week after one, %s forecasts the new level, and the old one unless it is confirmed (seed 31)',
    (_, method) => {
      const truth = { ...TRUTH, days: 77, factorOf: (day: string) => (day < SHIFT ? 1 : 1.5) };
      const history = drawHistory(truth, 31);
      const expected = 7 * truth.callsPerDay * 1.5;
      const confirmed = sum(method.forecast(inputOf(history, { levelShifts: [SHIFT] })));
      expect(Math.abs(confirmed / expected - 1)).toBeLessThan(0.08);
      const unconfirmed = sum(method.forecast(inputOf(history)));
      if (/average|median/.test(method.id)) expect(unconfirmed / expected).toBeLessThan(0.85);
      // Hours are learnt from both levels.
      const calls = method.forecast(inputOf(history, { levelShifts: [SHIFT] }));
      const day = nameDay(dayAfter(history));
      const noon = sum(calls.subarray(22, 30));
      const truly = Array.from({ length: 8 }, (_, at) => trueRate(truth, day, 22 + at)).reduce(
        (a, b) => a + b,
      );
      expect(Math.abs(noon / truly - 1)).toBeLessThan(0.15);
    },
  );

  it('FC6 are in the forecast of a queue: its level, its bands, and its past days as they were (seed 32)', () => {
    const truth = { ...TRUTH, days: 98, factorOf: (day: string) => (day < SHIFT ? 1 : 0.6) };
    const history = drawHistory(truth, 32);
    const plain = {
      ...PLAIN_FORECAST,
      history,
      ahead: { firstDay: nameDay(dayAfter(history)), days: 7 },
      openingHours: hoursOf(truth),
    };
    const { forecast, hindcasts } = tuneAndForecast({ ...plain, levelShifts: [SHIFT] });
    expect(Math.abs(sum(forecast.calls) / (7 * truth.callsPerDay * 0.6) - 1)).toBeLessThan(0.05);
    expect(forecast.limits.map(({ code }) => code)).not.toContain('level-shift');
    const width = (of: typeof forecast) => of.bands90.days.high[1]! / of.bands90.days.low[1]!;
    expect(width(forecast)).toBeLessThan(width(tuneAndForecast(plain).forecast));
    const before = hindcasts.find(({ day }) => day === indexOf(history, '2026-03-05'))!;
    expect(Math.abs(sum(before.expected) / sum(before.actual) - 1)).toBeLessThan(0.2);
    expect([...before.actual.map(Math.round)]).toEqual([
      ...history.values.subarray(before.day * 48, before.day * 48 + 48),
    ]);
  });

  it('FC6 outside the history, or with nothing known after them, change nothing', () => {
    const history = drawHistory(TRUTH, 33);
    const shifts = ['2026-01-05', '2025-06-01', '2026-03-30', '2027-01-01'];
    expect([...findLevelScale(history, new Uint8Array(84).fill(1), shifts)]).toEqual(Array(84).fill(1));
  });
});
