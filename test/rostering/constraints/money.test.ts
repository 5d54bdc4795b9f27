import { describe, it } from 'vitest';
import { budget } from '../../../shared/rostering/constraints/budget.ts';
import { cost } from '../../../shared/rostering/constraints/cost.ts';
import { fewChanges } from '../../../shared/rostering/constraints/few-changes.ts';
import { agent, template, TEMPLATES } from '../problem-builder.ts';
import { verifyConstraint } from '../verify-constraint.ts';

const agents = [agent('ann', { tags: ['senior'] }), agent('bob')];
const pay = {
  perHour: 20,
  rates: [{ tag: 'senior', perHour: 30 }],
  nightBonus: { from: '23:00', to: '06:00', ratio: 0.25 },
  weekendBonusRatio: 0.5,
  standbyRatio: 0.1,
};

describe('cost', () => {
  const rule = verifyConstraint(cost, { pay, weight: 2 });

  it('is money by paid hour and rate', () => {
    rule.givenIn({ agents }, 'E------', 'L------').penalizesBy(2 * (8 * 30 + 8 * 20));
  });

  it('has bonuses for hours of the night and days of the weekend, and pays standby in part', () => {
    rule.givenIn({ agents }, '-------', 'N------').penalizesBy(2 * 20 * (8 + 7 * 0.25));
    rule.givenIn({ agents }, '-------', '-----E-').penalizesBy(2 * 20 * 8 * 1.5);
    rule.givenIn({ agents }, '-------', 'S------').penalizesBy(2 * 20 * 1.2);
  });

  it('has overtime beyond the hours of a week', () => {
    const overtime = { beyondMinutesPerWeek: 2400, ratio: 0.5 };
    const plain = { perHour: 20 };
    verifyConstraint(cost, { pay: plain, overtime })
      .givenIn({ agents }, '-------', 'EEEEEE-')
      .penalizesBy(20 * 48 + 20 * 8 * 0.5);
  });
});

describe('budget', () => {
  const rule = verifyConstraint(budget, { pay, budget: 1000, perOver: 0.1, spent: 100 });

  it('has its alarm at 80 % and its limit at 100 %', () => {
    // 100 + 2 * 240 + 160 is 740.
    rule.givenIn({ agents }, 'EE-----', 'E------').isContent();
    rule.givenIn({ agents }, 'EE-----', 'EE-----').penalizesBy(0.1 * 100);
    // 1140, a violation for each hundredth of the budget.
    rule.givenIn({ agents }, 'EEE----', 'EE-----').violatesBy(14);
  });

  it('counts bonuses of the weekend', () => {
    rule.givenIn({ agents }, 'E----E-', 'E------').penalizesBy(0.1 * (100 + 240 + 360 + 160 - 800));
  });
});

describe('few-changes', () => {
  const shift = { templateId: 'E', start: '06:00', minutes: 480 };
  const roster = [
    { agentId: 'ann', day: '2026-03-02', shift },
    { agentId: 'ann', day: '2026-03-03', shift: null },
    { agentId: 'ann', day: '2026-03-04', shift: { ...shift, start: '07:00' } },
    { agentId: 'bob', day: '2026-03-04', shift },
  ];
  const rule = verifyConstraint(fewChanges, { roster, perChange: 10, perMove: 4 });

  it('costs a price a change, a smaller one a move', () => {
    const templates = [...TEMPLATES.slice(1), template('E', '06:00', 480, { lastStart: '07:00' })];
    // Letters are the first variant of a template: at 6.
    rule.givenIn({ agents, templates }, 'E-ELLLL', 'LLELLLL').penalizesBy(4);
    rule.givenIn({ agents, templates }, 'LEE----', '-------').penalizesBy(10 + 10 + 4 + 10);
  });

  it('leaves agents alone that the rule is not for', () => {
    const ann = verifyConstraint(fewChanges, { roster, perChange: 10, perMove: 4 }, { agentIds: ['ann'] });
    ann.givenIn({ agents }, 'E-E----', '-------').penalizesBy(4);
  });
});
