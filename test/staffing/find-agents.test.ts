import { describe, expect, it } from 'vitest';
import { findAgents } from '../../shared/staffing/find-agents.ts';
import { serviceOutcome } from '../../shared/staffing/service-outcome.ts';
import { headsForSeats, roundHeads } from '../../shared/staffing/shrinkage.ts';
import { buildLoad, buildTarget } from './builders.ts';
import { AGENTS_A, AGENTS_C, FRACTIONAL_C } from './vectors.ts';

/** 30 calls a minute of 6 minutes: 180 erlangs, 80 % within 30 s. */
const BUSY = buildLoad({ calls: 900, handleSeconds: 360, patienceSeconds: 60 });
const WITHIN_30 = buildTarget({ answerWithinSeconds: 30 });

describe('the agents a load needs', () => {
  it.each(AGENTS_C)('SF20 are $agents without hang-ups ($source)', (vector) => {
    const load = buildLoad({
      calls: vector.calls,
      intervalMinutes: vector.intervalMin,
      handleSeconds: 60 * vector.ahtMin,
      patienceSeconds: null,
    });
    const target = buildTarget({
      answerWithinSeconds: 60 * vector.withinMin,
      serviceLevelTarget: vector.sl,
      maxOccupancyRatio: vector.maxOccupancy,
    });
    const { agents } = findAgents(load, target);
    expect(agents).toBe(vector.agents);
    expect(roundHeads([headsForSeats(agents, vector.shrinkage)])).toBe(vector.withShrinkage);
  });

  it.each(FRACTIONAL_C)('SF11 are $agents before rounding at $callsPerMin calls a minute', (vector) => {
    const load = buildLoad({ calls: 30 * vector.callsPerMin, handleSeconds: 240, patienceSeconds: null });
    const { fractionalAgents, agents } = findAgents(load, buildTarget());
    expect(Math.abs(fractionalAgents - vector.agents)).toBeLessThan(vector.tol);
    expect(agents).toBe(Math.ceil(vector.agents));
  });

  it.each(AGENTS_A)('SF20 are $erlangA with hang-ups and $erlangC without', (vector) => {
    const load = buildLoad({
      calls: 30 * vector.callsPerMin,
      handleSeconds: 60 * vector.ahtMin,
      patienceSeconds: 60 * vector.patienceMin,
    });
    const target = buildTarget({ answerWithinSeconds: 60 * vector.withinMin, serviceLevelTarget: vector.sl });
    expect(findAgents(load, target).agents).toBe(vector.erlangA);
    expect(findAgents({ ...load, patienceSeconds: null }, target).agents).toBe(vector.erlangC);
  });

  it('SF20 lose 16 % of calls without a cap on abandonment, and come down to the cap with one', () => {
    const free = findAgents(BUSY, WITHIN_30);
    expect(free).toMatchObject({ agents: 152, binding: 'service-level' });
    expect(free.outcome.abandonmentRatio).toBeCloseTo(0.162, 3);
    const capped = findAgents(BUSY, { ...WITHIN_30, maxAbandonmentRatio: 0.05 });
    expect(capped.binding).toBe('abandonment');
    expect(capped.agents).toBeGreaterThan(152);
    expect(capped.outcome.abandonmentRatio).toBeLessThanOrEqual(0.05);
  });

  it('SF20 come down to the cap on occupancy where the service level is easy', () => {
    const capped = findAgents(BUSY, { ...WITHIN_30, maxAbandonmentRatio: 0.05, maxOccupancyRatio: 0.85 });
    expect(capped.binding).toBe('occupancy');
    expect(capped.outcome.occupancyRatio).toBeLessThanOrEqual(0.85);
  });

  it('SF20 meet exactly what binds, before rounding', () => {
    for (const target of [
      buildTarget(),
      buildTarget({ maxAbandonmentRatio: 0.01 }),
      buildTarget({ maxOccupancyRatio: 0.6 }),
      buildTarget({ serviceLevelFormula: 'short-abandons-out', shortAbandonSeconds: 5 }),
    ]) {
      const { fractionalAgents, binding } = findAgents(buildLoad({ calls: 77 }), target);
      const outcome = serviceOutcome(buildLoad({ calls: 77 }), fractionalAgents, target);
      if (binding === 'service-level') expect(outcome.serviceLevelRatio).toBeCloseTo(0.8, 10);
      if (binding === 'abandonment') expect(outcome.abandonmentRatio).toBeCloseTo(0.01, 10);
      if (binding === 'occupancy') expect(outcome.occupancyRatio).toBeCloseTo(0.6, 10);
    }
  });

  it('SF13 are none for an interval without calls, whatever is known of handle time', () => {
    expect(findAgents(buildLoad({ calls: 0, handleSeconds: 0 }), buildTarget())).toMatchObject({
      agents: 0,
      fractionalAgents: 0,
      binding: 'none',
    });
  });

  it('SF20 are none when nothing is asked', () => {
    expect(findAgents(buildLoad(), buildTarget({ serviceLevelTarget: 0 }))).toMatchObject({
      agents: 0,
      binding: 'none',
    });
  });

  it('SF21 read 100 % in time and 0 % lost as one call in ten thousand', () => {
    const perfect = findAgents(buildLoad(), buildTarget({ serviceLevelTarget: 1, maxAbandonmentRatio: 0 }));
    expect(perfect.outcome.serviceLevelRatio).toBeGreaterThanOrEqual(0.9999);
    expect(perfect.outcome.abandonmentRatio).toBeLessThanOrEqual(0.0001);
    expect(perfect.agents).toBeLessThan(40);
  });

  it('SF2 are found for 10,000 erlangs and for one call a day', () => {
    const huge = buildLoad({ calls: 100_000, patienceSeconds: null });
    const { agents, outcome } = findAgents(huge, buildTarget());
    expect(agents).toBeGreaterThan(10_000);
    expect(agents).toBeLessThan(10_200);
    expect(outcome.serviceLevelRatio).toBeGreaterThanOrEqual(0.8);
    const rare = buildLoad({ calls: 1, intervalMinutes: 1440 });
    expect(findAgents(rare, buildTarget())).toMatchObject({ agents: 1 });
  });

  it('SF50 refuse a forecast of NaN by name', () => {
    expect(() => findAgents(buildLoad({ calls: NaN }), buildTarget())).toThrow(
      /calls \(NaN\).*0 or more.*Forecast/,
    );
  });
});
