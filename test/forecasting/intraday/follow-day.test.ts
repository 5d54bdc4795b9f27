import { describe, expect, it } from 'vitest';
import { followDay, type RunningDay } from '../../../shared/forecasting/intraday/follow-day.ts';
import { findCommonShare } from '../../../shared/forecasting/intraday/common-share.ts';
import { Random } from '../../helpers/random.ts';

const HOURS = 24;
const flat = (calls: number) => new Float64Array(HOURS).fill(calls);

/** A day of 100 calls an hour, of which `elapsed` hours brought `came` each. */
function aDay(came: number, elapsed: number, changes: Partial<RunningDay> = {}): RunningDay {
  const actual = flat(Number.NaN).fill(came, 0, elapsed);
  return {
    calls: flat(100),
    actual,
    elapsed,
    past: [],
    dayVariation: 0.12,
    intervalVariation: 0.05,
    ...changes,
  };
}

describe('following a day', () => {
  it('moves the rest by less than the morning was off, and leaves what is over', () => {
    const { calls, factor, verdict } = followDay(aDay(110, 12));
    expect(verdict).toBe('updated');
    expect(factor).toBeGreaterThan(1);
    expect(factor).toBeLessThan(1.1);
    expect([...calls.subarray(0, 12)]).toEqual([...flat(100).subarray(0, 12)]);
    expect(calls[12]).toBeCloseTo(100 * factor, 9);
  });

  it('knows the rest better than the whole day was known in the morning', () => {
    const early = followDay(aDay(100, 1));
    const later = followDay(aDay(100, 12));
    expect(early.verdict).toBe('too-early');
    expect(early.dayVariation).toBe(0.12);
    expect(later.dayVariation).toBeLessThan(0.08);
    expect(later.high[13]! - later.low[13]!).toBeLessThan(early.high[13]! - early.low[13]!);
    for (const [at, calls] of later.calls.entries()) {
      expect(later.low[at]).toBeLessThan(calls);
      expect(later.high[at]).toBeGreaterThan(calls);
    }
  });

  it('extrapolates nothing of a day like no other, and says how little it knows', () => {
    const { calls, verdict, dayVariation } = followDay(aDay(250, 12));
    expect(verdict).toBe('alarm');
    expect(calls).toEqual(flat(100));
    expect(dayVariation).toBeCloseTo(Math.log(2.5), 1);
  });

  it('learns from past days how far a rest may be off (seed 7)', () => {
    const random = new Random(7);
    const past = Array.from({ length: 56 }, (_, day) => {
      // Mornings and afternoons that have nothing to do with each other.
      const [morning, afternoon] = [0, 1].map(() => 0.8 + 0.4 * random.next());
      const actual = flat(0).map((_, hour) => 100 * (hour < 12 ? morning! : afternoon!));
      return { day, daysAhead: 7, actual, expected: flat(100) };
    });
    const wild = followDay(aDay(110, 12, { past, dayVariation: 0.3 }));
    const tame = followDay(aDay(110, 12, { dayVariation: 0.3 }));
    expect(wild.dayVariation).toBeGreaterThan(1.3 * tame.dayVariation);
    expect(wild.factor).toBeLessThan(tame.factor);
  });
});

describe('what is common to all queues', () => {
  function queuesOff(seed: number, common: number, own: number) {
    const random = new Random(seed);
    const swing = () => 2 * random.next() - 1;
    const days = Array.from({ length: 56 }, () => swing() * common);
    return Array.from({ length: 4 }, () => ({
      dayVariation: Math.hypot(common, own) / Math.sqrt(3),
      past: days.map((off, day) => ({
        day,
        daysAhead: 7,
        actual: flat(100 * (1 + off + own * swing())),
        expected: flat(100),
      })),
    }));
  }

  it('is nearly all where queues are off together, and next to nothing where they are not (seed 3)', () => {
    expect(findCommonShare(queuesOff(3, 0.2, 0.02))).toBeGreaterThan(0.6);
    expect(findCommonShare(queuesOff(3, 0, 0.2))).toBeLessThan(0.2);
  });

  it('is what is usual where nothing is known, and nothing with one queue', () => {
    const nothing = { past: [], dayVariation: 0.1 };
    expect(findCommonShare([nothing, nothing])).toBeCloseTo(0.3, 9);
    expect(findCommonShare([nothing])).toBe(0);
  });
});
