import { describe, expect, it } from 'vitest';
import type { HindcastDay } from '../../../shared/forecasting/hindcasts.ts';
import {
  estimateDispersion,
  spreadUncertainty,
} from '../../../shared/forecasting/uncertainty/estimate-uncertainty.ts';
import { makeBands } from '../../../shared/forecasting/uncertainty/make-bands.ts';
import { sampleBusyness } from '../../../shared/simulation/distributions.ts';
import { Rng } from '../../../shared/simulation/rng.ts';
import { drawCount } from '../../helpers/forecast-histories.ts';

const PLACES = 24;

/** Weeks of days whose rates differ by a gamma factor of the day and one of each interval. */
function drawDays(
  seed: number,
  weeks: number,
  calls: number,
  ofDay: number,
  ofInterval: number,
): HindcastDay[] {
  const rng = new Rng(seed);
  const busyness = (variation: number) => (variation > 0 ? sampleBusyness(rng, variation) : 1);
  return Array.from({ length: 7 * weeks }, (_, day) => {
    const factor = busyness(ofDay);
    return {
      day,
      daysAhead: (day % 7) + 1,
      expected: new Float64Array(PLACES).fill(calls),
      actual: Float64Array.from({ length: PLACES }, () =>
        drawCount(rng, calls * factor * busyness(ofInterval)),
      ),
    };
  });
}

describe('bands', () => {
  it.each([
    [0.5, 0.1, 0],
    [4, 0.15, 0.1],
    [40, 0.1, 0.15],
    [300, 0.05, 0.05],
  ])(
    'FC10 hold 8 and 9 of 10: %d calls an interval, variation %d of days, %d of intervals (seed 41)',
    (calls, ofDay, ofInterval) => {
      const days = drawDays(41, 300, calls, ofDay, ofInterval);
      const forecast = new Float64Array(7 * PLACES).fill(calls);
      const uncertainty = { dayVariation: new Float64Array(7).fill(ofDay), intervalVariation: ofInterval };
      for (const probability of [0.8, 0.9]) {
        const bands = makeBands(forecast, PLACES, uncertainty, 0, probability);
        const inside = { intervals: 0, days: 0, weeks: 0 };
        let week = 0;
        const isIn = (value: number, ends: { low: Float64Array; high: Float64Array }) =>
          value >= ends.low[0]! && value <= ends.high[0]! ? 1 : 0;
        for (const [index, { actual }] of days.entries()) {
          for (const value of actual) inside.intervals += isIn(value, bands.intervals);
          const ofAll = actual.reduce((sum, value) => sum + value, 0);
          inside.days += isIn(ofAll, bands.days);
          week += ofAll;
          if (index % 7 < 6) continue;
          inside.weeks += isIn(week, bands.weeks);
          week = 0;
        }
        // Counts of few calls are coarse: their bands may hold more.
        const slack = calls < 1 ? 0.2 : calls < 10 ? 0.13 : 0.04;
        expect(inside.intervals / days.length / PLACES).toBeGreaterThan(probability - 0.03);
        expect(inside.intervals / days.length / PLACES).toBeLessThan(probability + slack);
        expect(inside.days / days.length).toBeGreaterThan(probability - 0.04);
        expect(inside.days / days.length).toBeLessThan(probability + (calls < 1 ? 0.08 : 0.05));
        expect(inside.weeks / 300).toBeGreaterThan(probability - 0.06);
        expect(inside.weeks / 300).toBeLessThan(probability + 0.06);
      }
    },
  );

  it('FC10 of a week widen when its days are off together', () => {
    const calls = new Float64Array(7 * PLACES).fill(20);
    const uncertainty = { dayVariation: new Float64Array(7).fill(0.1), intervalVariation: 0.05 };
    const width = (correlation: number) => {
      const { low, high } = makeBands(calls, PLACES, uncertainty, correlation, 0.9).weeks;
      return high[0]! - low[0]!;
    };
    expect(width(0.9)).toBeGreaterThan(1.5 * width(0));
  });

  it('FC10 of days without calls end at 0', () => {
    const { intervals, days, weeks } = makeBands(
      new Float64Array(7 * PLACES),
      PLACES,
      { dayVariation: new Float64Array(7).fill(0.1), intervalVariation: 0.1 },
      0.3,
      0.9,
    );
    for (const { low, high } of [intervals, days, weeks])
      expect([...low, ...high].some((end) => end !== 0)).toBe(false);
  });
});

describe('the dispersion of a queue', () => {
  it.each([
    [200, 0.1, 0.1],
    [50, 0.2, 0],
    [50, 0.03, 0.2],
  ])(
    'FC10 is found again from its days: %d calls, variation %d of days, %d of intervals (seed 42)',
    (calls, ofDay, ofInterval) => {
      const found = estimateDispersion(drawDays(42, 60, calls, ofDay, ofInterval));
      expect(Math.abs(found.dayVariation - ofDay)).toBeLessThan(0.03);
      expect(Math.abs(found.intervalVariation - ofInterval)).toBeLessThan(0.05);
      expect(found.dayCorrelation).toBeLessThan(0.2);
    },
  );

  it('FC10 is usual where nothing is known, and one outage does not make every day uncertain', () => {
    const usual = estimateDispersion([]);
    expect(usual.dayVariation).toBeCloseTo(0.12, 9);
    expect(usual.intervalVariation).toBeCloseTo(0.12, 9);
    expect(usual.dayCorrelation).toBeCloseTo(0.3, 9);
    const days = drawDays(43, 8, 100, 0.05, 0.05);
    const plain = estimateDispersion(days).dayVariation;
    days[20]!.actual.fill(0);
    expect(estimateDispersion(days).dayVariation).toBeLessThan(1.4 * plain);
  });

  it('FC10 has days of one forecast that are off together', () => {
    const days = drawDays(44, 40, 200, 0, 0).map((day, index) => {
      const factor = Math.floor(index / 7) % 2 === 0 ? 1.1 : 0.9;
      return { ...day, actual: day.actual.map((value) => value * factor) };
    });
    expect(estimateDispersion(days).dayCorrelation).toBeGreaterThan(0.8);
  });

  it('grows from the second week on as the level may drift', () => {
    const dispersion = { dayVariation: 0.1, intervalVariation: 0.07, dayCorrelation: 0.3 };
    const { dayVariation, intervalVariation } = spreadUncertainty(dispersion, 0.05, [1, 7, 14, 35]);
    expect(intervalVariation).toBe(0.07);
    expect([...dayVariation].map((value) => Number(value.toFixed(6)))).toEqual([
      0.1, 0.1, 0.111803, 0.141421,
    ]);
  });
});
