import { describe, expect, it } from 'vitest';
import { findBaseDays } from '../../shared/forecasting/base-days.ts';
import { cleanDays, firstDays } from '../../shared/forecasting/clean-days.ts';
import type { DayGrid } from '../../shared/forecasting/day-grid.ts';
import { computeDayTotals } from '../../shared/forecasting/day-model/day-totals.ts';
import { fillOpenIntervals } from '../../shared/forecasting/fill-open-intervals.ts';
import { forecastHandleTime } from '../../shared/forecasting/handle-time.ts';
import { estimateProfiles } from '../../shared/forecasting/profiles/estimate-profiles.ts';
import { tuneProfiles } from '../../shared/forecasting/profiles/tune-profiles.ts';
import { countWeek } from '../../shared/forecasting/profiles/week-counts.ts';
import { mean, median } from '../../shared/forecasting/statistics.ts';
import { dayNumber, weekdayOf } from '../../shared/time/day-number.ts';
import { drawHistory, hoursOf, TRUTH, trueRate } from '../helpers/forecast-histories.ts';
import { gridOf } from '../helpers/grid-builders.ts';

const baseOf = (history: DayGrid) =>
  findBaseDays({
    history,
    ahead: { firstDay: '2026-06-01', days: 1 },
    events: [],
    excludedDays: new Set(),
    levelShifts: [],
  });
const cleanedOf = (history: DayGrid) => cleanDays(baseOf(history));

describe('means and medians', () => {
  it('are those of school, and NaN of nothing', () => {
    expect([mean([1, 2, 6]), median([9, 1, 4]), median([4, 1, 2, 9])]).toEqual([3, 4, 3]);
    expect([mean([]), median([])]).toEqual([NaN, NaN]);
  });
});

describe('cleaning', () => {
  it('FC12 sets an outage and a burst aside, and tells of them (seed 71)', () => {
    const history = drawHistory(TRUTH, 71);
    history.values.fill(0, 40 * 48 + 18, 40 * 48 + 26);
    history.values.fill(400, 50 * 48 + 20, 50 * 48 + 22);
    const { grid, isOutlier, isTold } = cleanedOf(history);
    const lost = [...grid.values.keys()].filter(
      (at) => Number.isNaN(grid.values[at]!) && history.values[at]! >= 0,
    );
    expect(lost).toEqual(
      expect.arrayContaining(Array.from({ length: 8 }, (_, place) => 40 * 48 + 18 + place)),
    );
    expect(lost).toEqual(expect.arrayContaining([50 * 48 + 20, 50 * 48 + 21]));
    expect(lost.length).toBeLessThan(20);
    const days = (flags: Uint8Array) => [...flags.keys()].filter((day) => flags[day] === 1);
    expect(days(isOutlier)).toEqual([40]);
    expect(days(isTold)).toEqual([40, 50]);
  });

  it('FC12 leaves a day alone that is busy as a whole, and ordinary weeks (seeds 72 to 75)', () => {
    for (const seed of [72, 73, 74, 75]) {
      const history = drawHistory({ ...TRUTH, factorOf: (day) => (day === '2026-02-11' ? 1.5 : 1) }, seed);
      const { grid, isTold } = cleanedOf(history);
      const lost = [...grid.values.keys()].filter(
        (at) => Number.isNaN(grid.values[at]!) && history.values[at]! >= 0,
      );
      expect(lost.length).toBeLessThan(3);
      expect(isTold.includes(1)).toBe(false);
    }
  });

  it('FC12 leaves the history handed in as it is, and its first days can be had alone', () => {
    const history = drawHistory(TRUTH, 76);
    history.values[30] = 1e6;
    const cleaned = cleanedOf(history);
    expect(history.values[30]).toBe(1e6);
    const first = firstDays(cleaned, 28);
    expect([first.grid.days, first.grid.values.length, first.isBase.length]).toEqual([28, 28 * 48, 28]);
    expect(first.known[20]).toBe(4);
  });
});

describe('profiles', () => {
  const week = (history: DayGrid) => {
    const days = cleanedOf(history);
    return { days, ...computeDayTotals(days) };
  };

  it('FC19 sum to 1 on each weekday, and are unknown where nothing is (seed 81)', () => {
    const truth = { ...TRUTH, closedWeekdays: [6] };
    const { days, totals } = week(drawHistory(truth, 81));
    for (const tuning of [
      { pooledCalls: 0, smoothMinutes: 0 },
      { pooledCalls: 10_000, smoothMinutes: 30 },
    ]) {
      const profiles = estimateProfiles(
        countWeek(days, totals, () => true),
        tuning,
      );
      for (let weekday = 0; weekday < 7; weekday += 1) {
        const shares = profiles.subarray(weekday * 48, (weekday + 1) * 48);
        const known = shares.filter((share) => !Number.isNaN(share));
        expect(known).toHaveLength(weekday === 6 ? 0 : 24);
        if (weekday < 6) expect(known.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
      }
    }
  });

  it('FC19 of few calls are nearer to the truth when weekdays lean on one another (seed 82)', () => {
    const truth = { ...TRUTH, callsPerDay: 40, days: 42 };
    const { days, totals } = week(drawHistory(truth, 82));
    const counts = countWeek(days, totals, () => true);
    const missOf = (pooledCalls: number, smoothMinutes: number) => {
      const profiles = estimateProfiles(counts, { pooledCalls, smoothMinutes });
      let miss = 0;
      for (let weekday = 0; weekday < 7; weekday += 1) {
        const day = `2026-03-0${2 + weekday}`;
        const rates = Array.from({ length: 48 }, (_, place) => trueRate(truth, day, place));
        const total = rates.reduce((sum, rate) => sum + (rate >= 0 ? rate : 0), 0);
        for (const [place, rate] of rates.entries())
          if (rate >= 0) miss += Math.abs(profiles[weekday * 48 + place]! - rate / total);
      }
      return miss;
    };
    expect(missOf(1_000_000, 15)).toBeLessThan(0.5 * missOf(0, 0));
    const tuned = tuneProfiles(days, totals);
    expect(missOf(tuned.pooledCalls, tuned.smoothMinutes)).toBeLessThan(0.6 * missOf(0, 0));
  });

  it('FC19 of weekdays that differ keep their own shape', () => {
    const history = gridOf('2026-01-05', 84, (day, place) => {
      if (place < 16 || place >= 40) return NaN;
      return weekdayOf(day) === 5 ? (place < 22 ? 60 : 0) : 30;
    });
    const { days, totals } = week(history);
    const profiles = estimateProfiles(
      countWeek(days, totals, () => true),
      tuneProfiles(days, totals),
    );
    expect(profiles[5 * 48 + 30]!).toBeLessThan(0.002);
    expect(profiles[4 * 48 + 30]!).toBeCloseTo(1 / 24, 2);
  });
});

describe('open intervals', () => {
  const base = baseOf(
    gridOf('2026-01-05', 14, (day, place) => (weekdayOf(day) < 5 && place !== 20 ? place : NaN)),
  );
  const hours = hoursOf({ ...TRUTH, openFrom: 10, openTo: 48 });
  const fill = (calls: Float64Array) => {
    fillOpenIntervals(calls, [{ number: dayNumber('2026-01-24'), weekday: 5 }], hours, base);
    return calls;
  };

  it('FC1 get that time of other days, or what lies between known times; closed ones get 0', () => {
    const filled = fill(new Float64Array(48).fill(NaN));
    expect([filled[9], filled[10], filled[20], filled[47]]).toEqual([0, 10, 20, 47]);
  });

  it('FC1 keep what a method said', () => {
    expect(fill(new Float64Array(48).fill(7))[30]).toBe(7);
  });
});

describe('handle time', () => {
  const history = gridOf('2026-01-05', 28, () => 10);
  const forecast = (handledAt: (place: number) => number, secondsAt: (place: number) => number) =>
    forecastHandleTime(
      baseOf(history),
      {
        handled: history.values.map((_, at) => handledAt(at % 48)),
        handleSeconds: history.values.map((_, at) => handledAt(at % 48) * secondsAt(at % 48)),
      },
      [{ number: dayNumber('2026-02-02'), weekday: 0 }],
    );

  it('FC16 is the mean of many calls, and that of the queue where few were handled', () => {
    const result = forecast(
      (place) => (place === 30 ? 2 : 5_000),
      (place) => (place === 30 ? 900 : place < 24 ? 200 : 300),
    )!;
    expect(result[10]!).toBeCloseTo(200, 0);
    expect(result[40]!).toBeCloseTo(300, 0);
    // 8 calls of that weekday and 56 of all days against 200 twice, from the queue's 250.
    const anyDay = (56 * 900 + 200 * 251) / 256;
    expect(result[30]! / ((8 * 900 + 200 * anyDay) / 208)).toBeCloseTo(1, 2);
  });

  it('FC16 leaves calls out that were dropped on being answered, and says nothing of nothing', () => {
    expect(
      forecast(
        () => 50,
        (place) => (place === 3 ? 4 : 240),
      )![20],
    ).toBeCloseTo(240, 6);
    expect(
      forecast(
        () => 0,
        () => 240,
      ),
    ).toBeNull();
    expect(
      forecast(
        () => NaN,
        () => NaN,
      ),
    ).toBeNull();
  });
});
