import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { erlangB } from '../../shared/staffing/erlang-b.ts';
import { erlangA, erlangAFates, solveErlangA } from '../../shared/staffing/erlang-a.ts';
import { findAgents } from '../../shared/staffing/find-agents.ts';
import { serviceOutcome } from '../../shared/staffing/service-outcome.ts';
import { SERVICE_LEVEL_FORMULAS } from '../../shared/site/site.ts';
import { buildLoad, buildTarget } from './builders.ts';

const SEED = 20_261_129;
const RUNS = { seed: SEED, numRuns: 120 };
/** Computers round. */
const SLACK = 1e-9;

const loads = fc
  .record({
    calls: fc.double({ min: 0.01, max: 800, noNaN: true }),
    intervalMinutes: fc.constantFrom(15, 30),
    handleSeconds: fc.double({ min: 10, max: 1500, noNaN: true }),
    patienceSeconds: fc.oneof(fc.constant(null), fc.double({ min: 5, max: 3600, noNaN: true })),
  })
  .map(buildLoad);
const targets = fc
  .record({
    answerWithinSeconds: fc.constantFrom(0, 10, 20, 60, 300),
    serviceLevelTarget: fc.double({ min: 0.3, max: 0.99, noNaN: true }),
    serviceLevelFormula: fc.constantFrom(...SERVICE_LEVEL_FORMULAS),
    shortAbandonSeconds: fc.constantFrom(0, 5, 30),
    maxOccupancyRatio: fc.constantFrom(null, 0.85, 0.6),
    maxAbandonmentRatio: fc.constantFrom(null, 0.05, 0.2),
  })
  .map(buildTarget);
/** From understaffed to plenty. */
const staffings = fc.double({ min: 0.1, max: 2, noNaN: true });

describe(`the models, with seed ${SEED}`, () => {
  it('SF3 give probabilities from 0 to 1', () => {
    fc.assert(
      fc.property(loads, staffings, targets, (load, staffing, target) => {
        const agents = Math.round(((load.calls * load.handleSeconds) / load.intervalMinutes / 60) * staffing);
        const outcome = serviceOutcome(load, agents, target);
        for (const ratio of [outcome.serviceLevelRatio, outcome.abandonmentRatio, outcome.occupancyRatio]) {
          if (ratio === null) continue;
          expect(ratio).toBeGreaterThanOrEqual(0);
          expect(ratio).toBeLessThanOrEqual(1);
        }
      }),
      RUNS,
    );
  });

  it('SF4 never serve worse with more agents, under any formula', () => {
    fc.assert(
      fc.property(loads, staffings, targets, (load, staffing, target) => {
        const agents = ((load.calls * load.handleSeconds) / load.intervalMinutes / 60) * staffing;
        const fewer = serviceOutcome(load, agents, target);
        const more = serviceOutcome(load, agents + 1, target);
        expect(more.serviceLevelRatio! - (fewer.serviceLevelRatio ?? 0)).toBeGreaterThanOrEqual(-SLACK);
        expect(more.abandonmentRatio! - fewer.abandonmentRatio!).toBeLessThanOrEqual(SLACK);
        const faster = more.averageAnswerSeconds! - (fewer.averageAnswerSeconds ?? Infinity);
        if (Number.isFinite(faster)) expect(faster).toBeLessThanOrEqual(1e-6);
      }),
      RUNS,
    );
  });

  it('SF4 never need fewer agents for more calls', () => {
    fc.assert(
      fc.property(loads, targets, fc.double({ min: 1, max: 1.5, noNaN: true }), (load, target, growth) => {
        const few = findAgents(load, target);
        const many = findAgents({ ...load, calls: load.calls * growth }, target);
        expect(many.agents).toBeGreaterThanOrEqual(few.agents);
      }),
      RUNS,
    );
  });

  it('SF5 need no more agents where callers hang up', () => {
    fc.assert(
      fc.property(loads, targets, (load, target) => {
        const strict = { ...target, serviceLevelFormula: 'strict', maxAbandonmentRatio: null } as const;
        const patient = findAgents({ ...load, patienceSeconds: null }, strict);
        expect(findAgents(load, strict).agents).toBeLessThanOrEqual(patient.agents);
      }),
      RUNS,
    );
  });

  it('SF20 find the least number that meets the target', () => {
    fc.assert(
      fc.property(loads, targets, (load, target) => {
        const free = { ...target, maxOccupancyRatio: null, maxAbandonmentRatio: null };
        const { agents, fractionalAgents, outcome } = findAgents(load, free);
        expect(outcome.serviceLevelRatio).toBeGreaterThanOrEqual(free.serviceLevelTarget - SLACK);
        expect(Math.abs(Math.ceil(fractionalAgents - SLACK) - agents)).toBe(0);
        // Formulas that count early abandons as met may be content with nobody.
        if (agents === 0) return;
        const oneLess = serviceOutcome(load, agents - 1, free).serviceLevelRatio ?? 0;
        expect(oneLess).toBeLessThan(free.serviceLevelTarget);
      }),
      RUNS,
    );
  });

  it('SF3 have every call answered, gone or waiting, and more of it over time', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.double({ min: 0.1, max: 400, noNaN: true }),
        fc.double({ min: 0.01, max: 100, noNaN: true }),
        fc.double({ min: 0, max: 20, noNaN: true }),
        (agents, callRate, patience, time) => {
          const states = solveErlangA({ agents, callRate, handleTime: 1, patience });
          const early = erlangAFates(states, time);
          const late = erlangAFates(states, time + 0.5);
          expect(early.answeredWithin + early.abandonedWithin + early.stillWaiting).toBeCloseTo(1, 8);
          expect(late.answeredWithin).toBeGreaterThanOrEqual(early.answeredWithin - SLACK);
          expect(late.abandonedWithin).toBeGreaterThanOrEqual(early.abandonedWithin - SLACK);
          expect(erlangA(states).queueVariance).toBeGreaterThanOrEqual(0);
        },
      ),
      RUNS,
    );
  });

  it('SF4 block less with more servers and more with more load', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 500, noNaN: true }),
        fc.double({ min: 0.01, max: 500, noNaN: true }),
        (servers, load) => {
          expect(erlangB(servers + 1, load)).toBeLessThanOrEqual(erlangB(servers, load) + 1e-12);
          expect(erlangB(servers, load * 1.1)).toBeGreaterThanOrEqual(erlangB(servers, load) - 1e-12);
        },
      ),
      RUNS,
    );
  });
});
