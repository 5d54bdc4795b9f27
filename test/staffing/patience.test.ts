import { describe, expect, it } from 'vitest';
import { Rng } from '../../shared/simulation/rng.ts';
import { sampleExponential } from '../../shared/simulation/distributions.ts';
import { LEAST_ABANDONS, measurePatience, type PatienceCounts } from '../../shared/staffing/patience.ts';

const NOTHING: PatienceCounts = {
  abandoned: 0,
  shortAbandons: 0,
  sumAnswerWaitMs: 0,
  sumAbandonWaitMs: 0,
  sumFlowOutWaitMs: 0,
};

describe('the patience of callers', () => {
  it('SF29 is all waiting over abandonments, not the wait of those who left', () => {
    const counts = { ...NOTHING, abandoned: 90, sumAnswerWaitMs: 15_000_000, sumAbandonWaitMs: 3_000_000 };
    expect(measurePatience(counts, 0)).toMatchObject({
      kind: 'measured',
      patienceSeconds: 200,
      abandons: 90,
    });
  });

  it('SF29 is found again in callers whose patience is known, seed 7', () => {
    const rng = new Rng(7);
    const counts = { ...NOTHING };
    let waitOfLeavers = 0;
    for (let call = 0; call < 20_000; call++) {
      const patience = sampleExponential(rng, 150);
      // Not exponential: the law of the offered wait does not matter.
      const offered = rng.next() < 0.4 ? 0 : 90 * rng.next();
      if (patience < offered) {
        counts.abandoned += 1;
        counts.sumAbandonWaitMs += 1000 * patience;
        waitOfLeavers += patience;
      } else if (call % 5 === 0) counts.sumFlowOutWaitMs += 1000 * offered;
      else counts.sumAnswerWaitMs += 1000 * offered;
    }
    const found = measurePatience(counts, 0);
    if (found.kind !== 'measured') throw new Error('too few');
    expect(found.lowSeconds).toBeLessThan(150);
    expect(found.highSeconds).toBeGreaterThan(150);
    expect(found.highSeconds / found.lowSeconds).toBeLessThan(1.1);
    expect(waitOfLeavers / counts.abandoned).toBeLessThan(45);
  });

  it('SF29 leaves short abandons out, with their waiting', () => {
    const long = { ...NOTHING, abandoned: 60, sumAnswerWaitMs: 9_000_000, sumAbandonWaitMs: 3_000_000 };
    const withShort = { ...long, abandoned: 100, shortAbandons: 40, sumAbandonWaitMs: 3_100_000 };
    expect(measurePatience(long, 5)).toMatchObject({ patienceSeconds: 200 });
    expect(measurePatience(withShort, 5)).toMatchObject({ patienceSeconds: 200, abandons: 60 });
  });

  it('SF29 is not told from too few, nor from no waiting', () => {
    const few = { ...NOTHING, abandoned: LEAST_ABANDONS - 1, sumAnswerWaitMs: 1e7 };
    expect(measurePatience(few, 0)).toEqual({
      kind: 'too-few',
      abandons: LEAST_ABANDONS - 1,
      leastAbandons: LEAST_ABANDONS,
    });
    expect(measurePatience({ ...NOTHING, abandoned: 500 }, 0).kind).toBe('too-few');
    expect(measurePatience({ ...few, abandoned: NaN }, 0).kind).toBe('too-few');
  });
});
