import { describe, expect, it } from 'vitest';
import { runDays } from '../../scripts/verify-adherence/run-days.ts';

describe('a simulated centre', () => {
  it.each([
    ['a quiet stretch', '2026-03-02', 3],
    ['another one', '2026-03-05', 7],
  ] as const)(
    'AD30 AD23 is followed live as it is counted anew: %s',
    { timeout: 120_000 },
    (_, firstDay, seed) => {
      const days = [...runDays({ firstDay, days: 2, seed, scenario: 'terrible', tickMs: 15_000 })];
      expect(days.map(({ differences }) => differences)).toEqual([[], []]);
      for (const { agents, inMs, outMs } of days) {
        expect(agents).toBeGreaterThan(50);
        expect(inMs).toBeGreaterThan(outMs);
        expect(outMs).toBeGreaterThan(0);
      }
    },
  );
});
