import { describe, expect, it } from 'vitest';
import {
  eightWeekAverage,
  eightWeekMedian,
  fourWeekAverage,
  sameIntervalLastWeek,
} from '../../shared/forecasting/same-weekdays.ts';
import { dayNumber } from '../../shared/time/day-number.ts';
import { gridOf } from '../helpers/grid-builders.ts';
import { planningEvent } from '../helpers/planning-event-builder.ts';

/** Week 0 has 0 calls an interval, week 1 has 1, 4, 9 and so on. */
const HISTORY = gridOf(
  '2026-01-05',
  70,
  (day) => Math.floor((dayNumber(day) - dayNumber('2026-01-05')) / 7) ** 2,
);
const INPUT = {
  history: HISTORY,
  ahead: { firstDay: '2026-03-16', days: 7 },
  events: [],
  excludedDays: new Set<string>(),
  levelShifts: [],
};

describe('same weekdays', () => {
  it('are last week, and the mean or median of the last four or eight', () => {
    const first = [sameIntervalLastWeek, fourWeekAverage, eightWeekAverage, eightWeekMedian].map(
      (method) => method.forecast(INPUT)[30],
    );
    expect(first).toEqual([
      81,
      (81 + 64 + 49 + 36) / 4,
      (4 + 9 + 16 + 25 + 36 + 49 + 64 + 81) / 8,
      (25 + 36) / 2,
    ]);
  });

  it('FC7 look further back where last week was not like others', () => {
    const events = [planningEvent({ day: '2026-03-09' })];
    const calls = sameIntervalLastWeek.forecast({ ...INPUT, events });
    expect([calls[30], calls[48 + 30]]).toEqual([64, 81]);
    const excluded = fourWeekAverage.forecast({
      ...INPUT,
      excludedDays: new Set(['2026-03-09', '2026-03-02']),
    });
    expect(excluded[0]).toBe((49 + 36) / 2);
  });

  it('FC2 know nothing of a place that never was', () => {
    const history = { ...HISTORY, values: HISTORY.values.map((value, at) => (at % 48 < 12 ? NaN : value)) };
    const calls = eightWeekAverage.forecast({ ...INPUT, history });
    expect([calls[3], calls[12]]).toEqual([NaN, 35.5]);
  });
});
