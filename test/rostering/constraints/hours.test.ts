import { describe, expect, it } from 'vitest';
import { workingHours } from '../../../shared/rostering/constraints/working-hours.ts';
import { explainScore } from '../../../shared/rostering/score/explain-score.ts';
import type { Contract } from '../../../shared/rostering/problem/problem.ts';
import { agent, past, problem, rosterOf, WEEK } from '../problem-builder.ts';
import { verifyConstraint } from '../verify-constraint.ts';

describe('working-hours', () => {
  it('by shift are refused beyond a hard limit and cost beyond a soft one; a day off is not judged', () => {
    const rule = verifyConstraint(workingHours, {
      minutesPerDay: { hardMax: 479 },
    });
    rule.given('E------').refuses('0 0');
    const soft = verifyConstraint(workingHours, { minutesPerDay: { softMin: 500, perUnder: 1 } });
    soft.given('E-L--S-').penalizesBy(40);
  });

  const week = verifyConstraint(workingHours, {
    minutesPerWeek: { softMin: 1920, perUnder: 0.01, softMax: 2400, perOver: 0.1, hardMax: 2880 },
  });

  it('by week have minimum and maximum', () => {
    week.given('EEEEE--').isContent();
    week.given('EEE----').penalizesBy(4.8);
    week.given('EEEEEEE').violatesBy(1);
  });

  it('RO17 count what was worked of a week before the horizon began', () => {
    const horizon = { ...WEEK, firstDay: '2026-03-05', days: 4 };
    const agents = [agent('ann', { past: past('EEE', horizon.firstDay) })];
    week.givenIn({ horizon, agents }, 'EE--').isContent();
    week.givenIn({ horizon, agents }, 'EEEE').violatesBy(1);
  });

  it('RO17 of a week that is not whole have no minimum', () => {
    week.givenIn({ horizon: { ...WEEK, firstDay: '2026-03-05', days: 4 } }, '----').isContent();
    week.givenIn({ horizon: { ...WEEK, days: 4 } }, '----').isContent();
  });

  it('count paid leave, also before the horizon, but not twice where a pin works', () => {
    const daysOff = [
      { from: '2026-02-28', to: '2026-03-04', kind: 'leave', paidMinutesPerDay: 480 },
    ] as const;
    week.givenIn({ agents: [agent('ann', { daysOff })] }, '---E---').isContent();
    week.givenIn({ agents: [agent('ann', { daysOff })] }, '---EEEE').violatesBy(1);
    const pinned = [{ day: '2026-03-02', shift: { templateId: 'E', start: '06:00', minutes: 480 } }];
    week.givenIn({ agents: [agent('ann', { daysOff, pinned })] }, 'E--E---').isContent();
  });

  it('by month and by horizon', () => {
    const horizon = { ...WEEK, firstDay: '2026-03-30', days: 5 };
    const month = verifyConstraint(workingHours, { minutesPerMonth: { hardMax: 960 } });
    // Two days of March, three of April.
    month.givenIn({ horizon }, 'EEEE-').isContent();
    month.givenIn({ horizon }, 'EEEEE').violatesBy(1);
    verifyConstraint(workingHours, { minutesPerPeriod: { hardMin: 960, hardMax: 960 } })
      .given('E------')
      .violatesBy(1);
  });

  it('RO12 are real in a night on which the clocks change', () => {
    const horizon = { ...WEEK, firstDay: '2026-10-19', timeZone: 'Europe/Berlin' };
    const rule = verifyConstraint(workingHours, { minutesPerWeek: { softMax: 0, perOver: 1 } });
    rule.givenIn({ horizon }, '----NNN').penalizesBy(480 + 540 + 480);
  });
});

describe('contract-hours', () => {
  it('hold each agent to their own contract', () => {
    const contracts: readonly Contract[] = [
      { id: 'full', minutesPerWeek: { hardMin: 2400, hardMax: 2400, hardUnit: 480 } },
      { id: 'half', minutesPerPeriod: { softMax: 1200, perOver: 0.01 } },
    ];
    const agents = [agent('ann', { contractId: 'half' }), agent('bob', { contractId: 'full' })];
    const { model, picks } = rosterOf(problem({ contracts, agents }), 'EEE----', 'EEEEEE-');
    expect(explainScore(model, picks)).toMatchObject([
      { rule: 'contract-hours', ruleIndex: 0, agent: 1, violation: 1, cost: 0 },
      { rule: 'contract-hours', ruleIndex: 1, agent: 0, violation: 0, cost: expect.closeTo(2.4) },
    ]);
  });
});
