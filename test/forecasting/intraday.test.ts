import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HindcastDay } from '../../shared/forecasting/hindcasts.ts';
import { updateDay } from '../../shared/forecasting/intraday/update-day.ts';
import { sampleNormal } from '../../shared/simulation/distributions.ts';
import { Rng } from '../../shared/simulation/rng.ts';
import { drawCount } from '../helpers/forecast-histories.ts';

const PLACES = 24;
const CALLS = new Float64Array(PLACES).fill(50);

/** Weeks of days: `ofDay` moves a whole day, `ofHalf` each half of it alone. */
function pastOf(seed: number, weeks: number, ofDay: number, ofHalf: number): readonly HindcastDay[] {
  const rng = new Rng(seed);
  return Array.from({ length: 7 * weeks }, (_, day) => {
    const factor = Math.exp(ofDay * sampleNormal(rng));
    const halves = [0, 1].map(() => factor * Math.exp(ofHalf * sampleNormal(rng)));
    return {
      day,
      daysAhead: (day % 7) + 1,
      expected: CALLS,
      actual: CALLS.map((calls, at) => drawCount(rng, calls * halves[at < PLACES / 2 ? 0 : 1]!)),
    };
  });
}
const dayAt = (share: number) => CALLS.map((calls) => calls * share);
const update = (past: readonly HindcastDay[], share: number, elapsed: number) =>
  updateDay({ calls: CALLS, actual: dayAt(share), elapsed, past });

describe('a running day', () => {
  it('FC15 is followed nearly whole where days move as a whole, and hardly where mornings tell nothing (seed 131)', () => {
    const whole = update(pastOf(131, 20, 0.12, 0.01), 1.2, 12);
    expect(whole.verdict).toBe('updated');
    expect(whole.factor).toBeGreaterThan(1.13);
    expect(whole.factor).toBeLessThan(1.2);
    const half = update(pastOf(131, 20, 0.01, 0.12), 1.2, 12);
    expect(half.factor).toBeGreaterThanOrEqual(1);
    expect(half.factor).toBeLessThan(1.06);
    expect(whole.restVariation!).toBeLessThan(0.06);
    expect(half.restVariation!).toBeGreaterThan(0.08);
  });

  it('FC15 keeps what is over and multiplies what is to come', () => {
    const { calls, factor } = update(pastOf(132, 8, 0.1, 0.02), 0.9, 10);
    expect([...calls.subarray(0, 10)]).toEqual(Array(10).fill(50));
    for (const value of calls.subarray(10)) expect(value).toBeCloseTo(50 * factor, 9);
  });

  it('FC15 does not move before 8 % of the day was due, nor when it is over, and is an alarm beyond what days do', () => {
    const past = pastOf(133, 8, 0.08, 0.02);
    expect(update(past, 1.5, 1)).toMatchObject({
      verdict: 'too-early',
      factor: 1,
      z: 0,
      restVariation: null,
    });
    expect(update(past, 1.5, PLACES)).toMatchObject({ verdict: 'over', factor: 1 });
    const alarm = update(past, 0.2, 12);
    expect(alarm).toMatchObject({ verdict: 'alarm', factor: 1 });
    expect(alarm.z).toBeLessThan(-4);
    expect([...alarm.calls]).toEqual([...CALLS]);
  });

  it('FC15 what yesterday had told of a past morning is no merit of that morning (seed 134)', () => {
    // Weeks that are off as a whole: a forecast from the evening before knows it, the morning adds nothing.
    const rng = new Rng(134);
    let ofWeek = 1;
    const past = pastOf(134, 30, 0, 0).map((day, index) => {
      if (index % 7 === 0) ofWeek = Math.exp(0.1 * sampleNormal(rng));
      return { ...day, actual: day.actual.map((calls) => Math.round(calls * ofWeek)) };
    });
    const firstDays = past.filter(({ daysAhead }) => daysAhead === 1);
    const all = update(past, 1.1, 12).factor;
    const fresh = update(firstDays, 1.1, 12).factor;
    expect(all).toBeLessThan(fresh);
  });

  it('FC15 unknown intervals of the morning count neither for it nor against it', () => {
    const past = pastOf(135, 8, 0.1, 0.02);
    const actual = dayAt(1.15);
    actual.fill(NaN, 3, 6);
    const { factor, verdict } = updateDay({ calls: CALLS, actual, elapsed: 12, past });
    expect(verdict).toBe('updated');
    expect(Math.abs(factor - update(past, 1.15, 12).factor)).toBeLessThan(0.02);
  });

  it('FC3 arrays of different days are refused', () => {
    expect(() => updateDay({ calls: CALLS, actual: new Float64Array(3), elapsed: 2, past: [] })).toThrow(
      /actual has 3 intervals of which 2 are over; the forecast has 24/,
    );
    expect(() => updateDay({ calls: CALLS, actual: CALLS, elapsed: 25, past: [] })).toThrow(
      /of which 25 are over/,
    );
  });

  it('FC15 gives whole numbers of any morning (seed 20261133)', () => {
    const past = pastOf(136, 6, 0.1, 0.05);
    const counts = fc.oneof(fc.constant(NaN), fc.constant(0), fc.double({ min: 0, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(
        fc.array(counts, { minLength: PLACES, maxLength: PLACES }),
        fc.array(fc.double({ min: 0, max: 500, noNaN: true }), { minLength: PLACES, maxLength: PLACES }),
        fc.integer({ min: 0, max: PLACES }),
        (actual, calls, elapsed) => {
          const updated = updateDay({
            calls: Float64Array.from(calls),
            actual: Float64Array.from(actual),
            elapsed,
            past,
          });
          expect([...updated.calls].filter((value) => !(value >= 0 && value < Infinity))).toEqual([]);
          expect(updated.factor > 0 && updated.factor < Infinity).toBe(true);
          expect(Number.isFinite(updated.z)).toBe(true);
        },
      ),
      { seed: 20_261_133, numRuns: 200 },
    );
  });
});
