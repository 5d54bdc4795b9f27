import { describe, expect, it } from 'vitest';
import { findAgents } from '../../shared/staffing/find-agents.ts';
import { gammaQuantile } from '../../shared/staffing/gamma-quantile.ts';
import {
  combineVariations,
  DEFAULT_RISK,
  expectedOutcome,
  findAgentsAtRisk,
  spreadRates,
} from '../../shared/staffing/risk.ts';
import { serviceOutcome } from '../../shared/staffing/service-outcome.ts';
import { StaffingError } from '../../shared/staffing/staffing-error.ts';
import { buildLoad, buildTarget } from './builders.ts';

/** 100 erlangs of 5 minutes, nobody hangs up. */
const HUNDRED = buildLoad({ calls: 600, handleSeconds: 300, patienceSeconds: null });
const TEN_PERCENT = spreadRates(0.1);

describe('a rate that is uncertain', () => {
  it('SF22 has 108 agents at 100 erlangs deliver 63 % where 80 % were promised', () => {
    expect(findAgents(HUNDRED, buildTarget()).agents).toBe(108);
    // Of half hours: each rate counts once.
    const levels = TEN_PERCENT.rates.map(
      (rate) => serviceOutcome({ ...HUNDRED, calls: 600 * rate }, 108, buildTarget()).serviceLevelRatio!,
    );
    expect(levels.reduce((sum, level) => sum + level, 0) / levels.length).toBeCloseTo(0.63, 2);
    // Of calls: the drowned half hours hold more of them.
    expect(expectedOutcome(HUNDRED, TEN_PERCENT, 108, buildTarget()).serviceLevelRatio).toBeCloseTo(0.596, 2);
  });

  it('SF22 asks for 115 instead, beside the plain 108 and what those deliver', () => {
    const found = findAgentsAtRisk(HUNDRED, TEN_PERCENT, buildTarget(), DEFAULT_RISK);
    expect(found.agents).toBe(115);
    expect(found.outcome.serviceLevelRatio).toBeCloseTo(0.8, 9);
    expect(found.plain.agents).toBe(108);
    expect(found.plain.outcome.serviceLevelRatio).toBeLessThan(0.6);
    expect(expectedOutcome(HUNDRED, TEN_PERCENT, 115, buildTarget()).serviceLevelRatio).toBeGreaterThan(0.8);
    expect(expectedOutcome(HUNDRED, TEN_PERCENT, 114, buildTarget()).serviceLevelRatio).toBeLessThan(0.8);
  });

  it('SF22 asks for what meets the target with the chance that the planner chose', () => {
    const half = findAgentsAtRisk(HUNDRED, TEN_PERCENT, buildTarget(), { kind: 'chance', ratio: 0.5 });
    const most = findAgentsAtRisk(HUNDRED, TEN_PERCENT, buildTarget(), { kind: 'chance', ratio: 0.9 });
    expect(Math.abs(half.agents - half.plain.agents)).toBeLessThanOrEqual(1);
    const atThatRate = { ...HUNDRED, calls: 600 * gammaQuantile(0.9, 0.1) };
    expect(most.agents).toBe(findAgents(atThatRate, buildTarget()).agents);
    expect(most.agents).toBeGreaterThan(115);
  });

  it('SF22 changes nothing when the rate is known, or when the planner wants it plain', () => {
    const known = findAgentsAtRisk(HUNDRED, spreadRates(0), buildTarget(), DEFAULT_RISK);
    const plain = findAgentsAtRisk(HUNDRED, TEN_PERCENT, buildTarget(), { kind: 'plain' });
    const { agents, fractionalAgents } = findAgents(HUNDRED, buildTarget());
    expect(known).toMatchObject({ agents, fractionalAgents });
    expect(plain).toMatchObject({ agents, fractionalAgents });
  });

  it('SF22 works where callers hang up, with its caps', () => {
    const load = buildLoad();
    const target = buildTarget({ maxAbandonmentRatio: 0.02 });
    const found = findAgentsAtRisk(load, spreadRates(0.3), target, DEFAULT_RISK);
    expect(found.binding).toBe('abandonment');
    expect(found.fractionalAgents).toBeGreaterThan(found.plain.fractionalAgents);
    expect(found.outcome.abandonmentRatio).toBeCloseTo(0.02, 9);
  });

  it('SF13 needs nobody where nothing is offered', () => {
    const none = findAgentsAtRisk(buildLoad({ calls: 0 }), TEN_PERCENT, buildTarget(), DEFAULT_RISK);
    expect(none).toMatchObject({ agents: 0, plain: { agents: 0 } });
    expect(
      expectedOutcome(buildLoad({ calls: 0 }), TEN_PERCENT, 3, buildTarget()).serviceLevelRatio,
    ).toBeNull();
  });

  it('SF22 puts errors of day and interval together', () => {
    expect(combineVariations(0.08, 0.06)).toBeCloseTo(0.10012, 5);
    expect(combineVariations(0.1, 0)).toBeCloseTo(0.1, 12);
  });
});

describe('quantiles of a gamma factor', () => {
  it('SF1 are those of known distributions', () => {
    // Variation 1 is the exponential, variation 1 / sqrt 2 the sum of two.
    for (const p of [0.01, 0.5, 0.99]) {
      expect(gammaQuantile(p, 1)).toBeCloseTo(-Math.log(1 - p), 10);
      const x = 2 * gammaQuantile(p, Math.SQRT1_2);
      expect(1 - Math.exp(-x) * (1 + x)).toBeCloseTo(p, 10);
    }
    // chi^2 with 1 degree of freedom is variation sqrt 2: its 95 % point is 3.841.
    expect(gammaQuantile(0.95, Math.SQRT2)).toBeCloseTo(3.841458820694, 8);
  });

  it('SF22 stand for a factor with mean 1', () => {
    for (const variation of [0.001, 0.02, 0.1, 0.5, 2]) {
      const { rates } = spreadRates(variation);
      expect(rates.reduce((sum, rate) => sum + rate, 0) / rates.length).toBeCloseTo(1, 12);
      expect([...rates].sort((a, b) => a - b)).toEqual(rates);
    }
  });

  it.each([
    ['probability (1)', () => gammaQuantile(1, 0.1)],
    ['variation (-0.1)', () => spreadRates(-0.1)],
    ['variation (NaN)', () => spreadRates(NaN)],
  ])('SF50 refuse %s', (named, run) => {
    expect(run).toThrow(StaffingError);
    expect(run).toThrow(named);
  });
});
