import { describe, expect, it } from 'vitest';
import { erlangC, erlangCWaitsLonger } from '../../shared/staffing/erlang-c.ts';
import { StaffingError } from '../../shared/staffing/staffing-error.ts';
import { expectExact, expectPublished } from './near.ts';
import { ERLANG_C, ERLANG_C_WAIT } from './vectors.ts';

describe('Erlang C', () => {
  it.each(ERLANG_C)('SF1 gives what is known of $agents agents ($source)', (vector) => {
    const { agents, aht, answerWithin, exact, published, callsPerUnit } = vector;
    expect(callsPerUnit * aht).toBeCloseTo(exact.load, 9);
    const found = erlangC(agents, exact.load, aht);
    const serviceLevel = 1 - erlangCWaitsLonger(agents, exact.load, aht, answerWithin);
    expectExact(found.pWait, exact.pWait, 'pWait');
    expectExact(found.meanWait, exact.asa, 'asa');
    expectExact(found.occupancy, exact.occupancy, 'occupancy');
    expectExact(found.queueLength, exact.queueLength, 'queueLength');
    expectExact(serviceLevel, exact.serviceLevel, 'serviceLevel');
    if ('pWait' in published) {
      expectPublished(found.pWait, published.pWait, 'pWait');
      expectPublished(serviceLevel, published.serviceLevel, 'serviceLevel');
      expectPublished(found.occupancy, published.occupancy, 'occupancy');
    } else {
      expectPublished(60 * found.meanWait, published.asa_seconds, 'asa');
      expectPublished(found.queueLength, published.queueLength, 'queueLength');
      expectPublished(found.occupancy, published.occupancy, 'occupancy');
      const nineTenths = published.waitP90_seconds / 60;
      expect(erlangCWaitsLonger(agents, exact.load, aht, nineTenths)).toBeCloseTo(0.1, 2);
    }
    if ('asa' in published) expectPublished(found.meanWait, published.asa, 'asa');
  });

  it.each(ERLANG_C_WAIT)('SF1 has $agents agents at $load E wait with $pWait', ({ agents, load, pWait }) => {
    expectExact(erlangC(agents, load, 1).pWait, pWait);
  });

  it('SF1 is not the 0.261 that a published test has for 25 agents at 20 E', () => {
    expect(erlangC(25, 20, 1).pWait).toBeCloseTo(0.2091028, 6);
  });

  it('SF2 neither over- nor underflows at 10,000 agents', () => {
    const { pWait, meanWait } = erlangC(10_000, 9_900, 180);
    expect(pWait).toBeGreaterThan(0.2);
    expect(pWait).toBeLessThan(0.3);
    expect(meanWait).toBeCloseTo((pWait * 180) / 100, 9);
    expect(erlangC(10_000, 1, 180).pWait).toBe(0);
  });

  it('SF12 grows without end when the load is not below the agents', () => {
    const endless = { pWait: 1, meanWait: Infinity, queueLength: Infinity, occupancy: 1 };
    expect(erlangC(10, 10, 180)).toEqual(endless);
    expect(erlangC(0, 3, 180)).toEqual(endless);
    expect(erlangCWaitsLonger(10, 12, 180, 20)).toBe(1);
  });

  it.each([
    ['agents (-1)', () => erlangC(-1, 5, 180)],
    ['load (Infinity)', () => erlangC(5, Infinity, 180)],
    ['handleTime (0)', () => erlangC(5, 3, 0)],
    ['time (NaN)', () => erlangCWaitsLonger(5, 3, 180, NaN)],
  ])('SF50 refuses %s', (named, run) => {
    expect(run).toThrow(StaffingError);
    expect(run).toThrow(named);
  });
});
