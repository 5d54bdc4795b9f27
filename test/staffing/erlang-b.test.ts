import { describe, expect, it } from 'vitest';
import { erlangB, loadForBlocking, serversForBlocking } from '../../shared/staffing/erlang-b.ts';
import { StaffingError } from '../../shared/staffing/staffing-error.ts';
import { expectExact, expectPublished, expectSignificant } from './near.ts';
import { ERLANG_B, LOAD_FOR_BLOCKING } from './vectors.ts';

describe('Erlang B', () => {
  it.each(ERLANG_B)(
    'SF1 blocks as known: $servers servers, $load E ($source)',
    ({ servers, load, exact }) => {
      expectExact(erlangB(servers, load), exact);
    },
  );

  it.each(LOAD_FOR_BLOCKING)('SF1 finds the load of $servers servers at $blocking', (vector) => {
    const found = loadForBlocking(vector.servers, vector.blocking);
    expectSignificant(found, vector.exact, 8);
    expectExact(erlangB(vector.servers, found), vector.blocking);
    if ('published' in vector) expectPublished(found, vector.published);
    else expect(Math.abs(found - vector.misprint)).toBeGreaterThan(0.01);
  });

  it('SF1 never rounds servers down, as some tables do', () => {
    expect(serversForBlocking(10, 0.02)).toBe(17);
    expect(serversForBlocking(5, 0.02)).toBe(10);
    expect(serversForBlocking(0, 0.02)).toBe(0);
    for (const load of [0.3, 7, 123.4, 9000]) {
      const servers = serversForBlocking(load, 0.01);
      expect(erlangB(servers, load)).toBeLessThanOrEqual(0.01);
      expect(erlangB(servers - 1, load)).toBeGreaterThan(0.01);
    }
  });

  it('SF1 agrees with the recursion it unrolls', () => {
    let recursed = 1;
    for (let servers = 1; servers <= 400; servers++) {
      recursed = (300 * recursed) / (servers + 300 * recursed);
      if (servers % 50 === 0) expect(erlangB(servers, 300) / recursed).toBeCloseTo(1, 12);
    }
  });

  it('SF1 is smooth between whole servers and keeps the recursion there', () => {
    for (const load of [0.05, 1, 40]) {
      for (const servers of [0.5, 1.25, 7.75]) {
        const one = erlangB(servers, load);
        const next = (load * one) / (servers + 1 + load * one);
        expect(erlangB(servers + 1, load) / next).toBeCloseTo(1, 12);
      }
      expect(erlangB(1 - 1e-9, load)).toBeCloseTo(erlangB(1, load), 8);
    }
  });

  it('SF2 neither over- nor underflows', () => {
    expect(erlangB(10_000, 9_900)).toBeCloseTo(0.0027, 3);
    expect(erlangB(10_000, 1)).toBe(0);
    expect(erlangB(1, 1e6)).toBeCloseTo(1, 5);
    expect(erlangB(10_000, loadForBlocking(10_000, 0.01))).toBeCloseTo(0.01, 12);
  });

  it.each([
    ['servers (-1)', () => erlangB(-1, 5)],
    ['load (NaN)', () => erlangB(5, NaN)],
    ['load (1e+30)', () => erlangB(5, 1e30)],
    ['blocking (1)', () => loadForBlocking(5, 1)],
    ['blocking (0)', () => serversForBlocking(5, 0)],
  ])('SF50 refuses %s', (named, run) => {
    expect(run).toThrow(StaffingError);
    expect(run).toThrow(named);
  });
});
