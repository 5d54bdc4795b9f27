import { describe, expect, it } from 'vitest';
import { DEFAULT_SERVICE_RULE } from '../../shared/site/site.ts';
import { ONE_AT_A_TIME } from '../../shared/staffing/concurrency.ts';
import { findAgents } from '../../shared/staffing/find-agents.ts';
import type { AnswerTarget } from '../../shared/staffing/queue-load.ts';
import {
  requireAgents,
  targetOfRule,
  type ForecastForStaffing,
  type RequirementSettings,
} from '../../shared/staffing/requirement.ts';
import { serviceOutcome } from '../../shared/staffing/service-outcome.ts';
import { StaffingError } from '../../shared/staffing/staffing-error.ts';
import { buildTarget } from './builders.ts';

/** Quiet, rising, busy, falling. */
const DAY = [0, 4, 30, 80, 120, 90, 45, 10];

function buildForecast(days: readonly (readonly number[])[], variation = 0.1): ForecastForStaffing {
  const calls = Float64Array.from(days.flat());
  return {
    firstDay: '2026-12-01',
    days: days.length,
    intervalMinutes: 30,
    intervalsPerDay: days[0]!.length,
    calls,
    handleSeconds: calls.map((count) => (count === 0 ? 0 : 240)),
    uncertainty: { dayVariation: new Float64Array(days.length).fill(variation), intervalVariation: 0 },
  };
}

function buildSettings(changes: Partial<RequirementSettings> = {}): RequirementSettings {
  return {
    patienceSeconds: 120,
    targets: [buildTarget()],
    risk: { kind: 'expected' },
    aim: { kind: 'each-interval' },
    concurrency: ONE_AT_A_TIME,
    shrinkageRatio: 0.3,
    ...changes,
  };
}

describe('a requirement of contacts side by side', () => {
  const chats = (handleSeconds: number) => {
    const forecast = buildForecast([DAY]);
    return { ...forecast, handleSeconds: forecast.handleSeconds.map((each) => each && handleSeconds) };
  };

  it.each(['each-interval', 'day'] as const)(
    'SF31 is that of longer calls, shared by as many (%s)',
    (kind) => {
      const aim = kind === 'day' ? ({ kind, leastIntervalRatio: 0.5 } as const) : { kind };
      const concurrency = { contactsAtOnce: 3, stretchRatio: 0.25 };
      const beside = requireAgents(chats(240), buildSettings({ aim, concurrency }));
      const alone = requireAgents(chats(360), buildSettings({ aim }));
      alone.agents.forEach((agents, at) => {
        expect(beside.agents[at]).toBeCloseTo(agents / 3, 9);
        expect(beside.plainAgents[at]).toBeCloseTo(alone.plainAgents[at]! / 3, 9);
        expect(beside.outcomes[at]).toEqual(alone.outcomes[at]);
      });
      expect(beside.days[0]!.agentHours).toBeCloseTo(alone.days[0]!.agentHours / 3, 9);
    },
  );
});

describe('the requirement of a forecast', () => {
  it('SF20 meets the target in every interval, over all that may come', () => {
    const required = requireAgents(buildForecast([DAY]), buildSettings());
    expect(required.agents[0]).toBe(0);
    DAY.forEach((calls, at) => {
      if (calls === 0) return;
      expect(required.outcomes[at]!.serviceLevelRatio).toBeCloseTo(0.8, 9);
      expect(required.bindings[at]).toBe('service-level');
    });
    expect(required.days).toHaveLength(1);
    expect(required.days[0]!.calls).toBe(379);
    expect(required.days[0]!.outcome.serviceLevelRatio).toBeCloseTo(0.8, 9);
    const hours = required.agents.reduce((sum, each) => sum + each, 0) / 2;
    expect(required.days[0]!.agentHours).toBeCloseTo(hours, 9);
  });

  it('SF22 shows the plain requirement beside it, and what that would deliver', () => {
    const required = requireAgents(buildForecast([DAY], 0.25), buildSettings());
    DAY.forEach((calls, at) => {
      const load = { calls, intervalMinutes: 30, handleSeconds: 240, patienceSeconds: 120 };
      expect(required.plainAgents[at]).toBeCloseTo(findAgents(load, buildTarget()).fractionalAgents, 9);
      if (calls > 0) expect(required.agents[at]).toBeGreaterThanOrEqual(required.plainAgents[at]! - 1e-6);
    });
    expect(required.days[0]!.plainOutcome.serviceLevelRatio).toBeLessThan(0.79);
  });

  it('SF24 has heads for the seats, fractions kept', () => {
    const required = requireAgents(buildForecast([DAY]), buildSettings());
    required.heads.forEach((heads, at) => expect(heads).toBeCloseTo(required.agents[at]! / 0.7, 12));
  });

  it('SF28 needs fewer people when the day as a whole is to meet it, and lets no interval fall below its least', () => {
    const each = requireAgents(buildForecast([DAY]), buildSettings());
    const day = requireAgents(
      buildForecast([DAY]),
      buildSettings({ aim: { kind: 'day', leastIntervalRatio: 0.5 } }),
    );
    expect(day.days[0]!.outcome.serviceLevelRatio).toBeGreaterThanOrEqual(0.8);
    const wholeEach = each.agents.reduce((sum, agents) => sum + Math.ceil(agents), 0);
    expect(2 * day.days[0]!.agentHours).toBeLessThan(wholeEach);
    day.outcomes.forEach(({ serviceLevelRatio }) => {
      if (serviceLevelRatio !== null) expect(serviceLevelRatio).toBeGreaterThanOrEqual(0.5);
    });
  });

  it('SF28 takes nobody too many for a day: one less anywhere misses it or the least', () => {
    const settings = buildSettings({
      aim: { kind: 'day', leastIntervalRatio: 0.4 },
      risk: { kind: 'plain' },
    });
    const small = [20, 35];
    const { days } = requireAgents(buildForecast([small], 0), settings);
    let fewest = Infinity;
    for (let first = 1; first < 15; first++) {
      for (let second = 1; second < 15; second++) {
        if (dayServiceLevel(small, [first, second]) >= 0.8) fewest = Math.min(fewest, first + second);
      }
    }
    expect(2 * days[0]!.agentHours).toBeLessThanOrEqual(fewest + 1);
  });

  it('SF20 says where a cap and not the service level decides', () => {
    const target = targetOfRule(DEFAULT_SERVICE_RULE, 0.7);
    const required = requireAgents(buildForecast([DAY]), buildSettings({ targets: [target] }));
    expect(required.bindings[4]).toBe('occupancy');
    expect(required.bindings[0]).toBe('none');
    expect(required.bindings[1]).not.toBe('occupancy');
  });

  it('SF20 holds each day to the rule in force on it', () => {
    const stricter: AnswerTarget = buildTarget({ serviceLevelTarget: 0.95 });
    const settings = buildSettings({ targets: [buildTarget(), stricter] });
    const { days } = requireAgents(buildForecast([DAY, DAY]), settings);
    expect(days[0]!.outcome.serviceLevelRatio).toBeCloseTo(0.8, 9);
    expect(days[1]!.outcome.serviceLevelRatio).toBeCloseTo(0.95, 9);
  });

  it.each([
    ['Day 2 from 2026-12-01, interval 3: calls (NaN)', { calls: [0, 5, NaN] }],
    ['Day 2 from 2026-12-01, interval 2: calls (-5)', { calls: [0, -5, 4] }],
  ])('SF50 names the place: %s', (named, { calls }) => {
    const run = () =>
      requireAgents(
        buildForecast([[1, 2, 3], calls]),
        buildSettings({ targets: [buildTarget(), buildTarget()] }),
      );
    expect(run).toThrow(StaffingError);
    expect(run).toThrow(named);
  });

  it('SF50 wants a handle time where calls are, a target a day, and shrinkage that leaves somebody', () => {
    const unknown = { ...buildForecast([[5]]), handleSeconds: Float64Array.of(0) };
    expect(() => requireAgents(unknown, buildSettings())).toThrow(/interval 1: handleSeconds \(0\)/);
    expect(() => requireAgents(buildForecast([[5]]), buildSettings({ targets: [] }))).toThrow('targets (0)');
    expect(() => requireAgents(buildForecast([[5]]), buildSettings({ shrinkageRatio: 1 }))).toThrow(
      'shrinkageRatio (1)',
    );
  });

  it('SF13 needs nobody on a day without calls', () => {
    for (const aim of [{ kind: 'each-interval' }, { kind: 'day', leastIntervalRatio: 0.5 }] as const) {
      const { agents, days } = requireAgents(buildForecast([[0, 0]]), buildSettings({ aim }));
      expect([...agents]).toEqual([0, 0]);
      expect(days[0]).toMatchObject({ calls: 0, agentHours: 0, outcome: { serviceLevelRatio: null } });
    }
  });
});

function dayServiceLevel(calls: readonly number[], agents: readonly number[]): number {
  const levels = calls.map((count, at) => {
    const target = buildTarget({ serviceLevelTarget: 0.4 });
    const load = { calls: count, intervalMinutes: 30, handleSeconds: 240, patienceSeconds: 120 };
    if (findAgents(load, target).agents > agents[at]!) return -Infinity;
    return serviceOutcome(load, agents[at]!, target).serviceLevelRatio!;
  });
  const sum = calls.reduce((total, count) => total + count, 0);
  return calls.reduce((total, count, at) => total + count * levels[at]!, 0) / sum;
}
