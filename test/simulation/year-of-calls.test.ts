import { describe, expect, it } from 'vitest';
import { countYear } from '../../scripts/bench-history/count-year.ts';
import { FIXTURE } from '../../scripts/bench-history/plan-year.ts';
import { CallYear } from '../../scripts/bench-history/year-of-calls.ts';

describe('the year of calls', () => {
  it('has the sums it is told, to the call, and 93.03 % by the catalogue', () => {
    for (const seed of [1, 2, 3]) {
      const counted = countYear({ ...FIXTURE, offered: 85_136, answered: 79_205, days: 14, seed });
      expect(counted, `seed ${seed}`).toMatchObject({
        offered: 85_136,
        answered: 79_205,
        answerRate: '93.03 %',
      });
      expect(counted.abandoned + counted.flowedOut).toBe(85_136 - 79_205);
    }
  });

  it('is the same for the same seed, by time, within its days', () => {
    const options = { offered: 3_000, answered: 2_800, seed: 5, firstDay: '2026-03-01', days: 3 };
    const calls = [...new CallYear(options).quarters()].flat();
    expect([...new CallYear(options).quarters()].flat()).toEqual(calls);
    const times = calls.map(({ offeredAtMs }) => offeredAtMs);
    expect(times).toEqual([...times].sort((a, b) => a - b));
    expect(times[0]).toBeGreaterThanOrEqual(Date.parse('2026-03-01T00:00:00Z'));
    expect(times.at(-1)).toBeLessThan(Date.parse('2026-03-04T00:00:00Z'));
    expect(() => new CallYear({ ...options, answered: 3_001 })).toThrow(/must be from half/);
  });
});
