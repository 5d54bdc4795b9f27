import { describe, it } from 'vitest';
import { languages } from '../../../shared/rostering/constraints/languages.ts';
import { leaderPresent } from '../../../shared/rostering/constraints/leader-present.ts';
import { mentoring } from '../../../shared/rostering/constraints/mentoring.ts';
import { seats } from '../../../shared/rostering/constraints/seats.ts';
import { agent, template, TEMPLATES, WEEK } from '../problem-builder.ts';
import { verifyConstraint } from '../verify-constraint.ts';

const agents = [agent('ann', { tags: ['leader'] }), agent('bob', { tags: ['language:yue'] }), agent('cy')];
const horizon = { ...WEEK, days: 2 };

describe('leader-present', () => {
  it('judges each slot of the hours, on the weekdays named', () => {
    const settings = {
      leaders: { softMin: 1, perUnder: 1, hardMin: 0 },
      hours: { from: '06:00', to: '15:00' },
    };
    const rule = verifyConstraint(leaderPresent, settings);
    rule.givenIn({ agents, horizon }, 'E-', 'EE', 'LL').penalizesBy(1 + 9);
    const mondays = { ...settings, hours: { ...settings.hours, weekdays: [1] } };
    verifyConstraint(leaderPresent, mondays).givenIn({ agents, horizon }, 'D-', '--', '--').penalizesBy(3);
  });

  it('counts nobody on standby', () => {
    const rule = verifyConstraint(leaderPresent, {
      leaders: { hardMin: 1 },
      hours: { from: '08:00', to: '10:00' },
    });
    rule.givenIn({ agents, horizon }, 'SE', '--', '--').violatesBy(2 / 4);
  });

  it('may have hours over midnight', () => {
    const hours = { from: '22:00', to: '30:00', weekdays: [1] };
    const rule = verifyConstraint(leaderPresent, { leaders: { softMin: 1, perUnder: 1 }, hours });
    rule.givenIn({ agents, horizon }, 'N-', '--', '--').isContent();
    rule.givenIn({ agents, horizon }, '-N', '--', '--').penalizesBy(8);
  });

  it('misses the leader in the gap of a split shift', () => {
    const gap = {
      minutes: 180,
      isPaid: false,
      earliestAfterMinutes: 240,
      latestAfterMinutes: 240,
      gridMinutes: 60,
    };
    const templates = [...TEMPLATES, template('P', '08:00', 660, { kind: 'split', longBreak: gap })];
    const rule = verifyConstraint(leaderPresent, {
      leaders: { softMin: 1, perUnder: 1 },
      hours: { from: '08:00', to: '19:00', weekdays: [1] },
    });
    rule.givenIn({ agents, horizon, templates }, 'P-', '--', '--').penalizesBy(3);
  });
});

describe('languages', () => {
  it('count those with the tag among those the rule is for', () => {
    const speakers = { softMin: 1, perUnder: 1 };
    const settings = { language: 'yue', speakers, hours: { from: '06:00', to: '14:00', weekdays: [1] } };
    const rule = verifyConstraint(languages, settings);
    rule.givenIn({ agents, horizon }, '--', 'E-', '--').isContent();
    rule.givenIn({ agents, horizon }, 'E-', '--', 'E-').penalizesBy(8);
    const others = verifyConstraint(languages, settings, { agentIds: ['ann', 'cy'] });
    others.givenIn({ agents, horizon }, '--', 'E-', '--').penalizesBy(8);
  });
});

describe('seats', () => {
  it('are for those who are there at once', () => {
    const rule = verifyConstraint(seats, { seats: 2 });
    rule.givenIn({ agents, horizon }, 'E-', 'E-', 'L-').isContent();
    // All three from 9 to 14.
    rule.givenIn({ agents, horizon }, 'E-', 'E-', 'D-').violatesBy(5 / 4);
    rule.givenIn({ agents, horizon }, 'S-', 'E-', 'E-').isContent();
    verifyConstraint(seats, { seats: 1, weight: 2 })
      .givenIn({ agents, horizon }, 'E-', 'D-', '--')
      .penalizesBy(10);
  });
});

describe('mentoring', () => {
  it('costs the minutes an apprentice is alone', () => {
    const pairs = [{ apprenticeId: 'cy', mentorId: 'ann' }];
    const rule = verifyConstraint(mentoring, {
      pairs,
      minutesAlone: { softMax: 60, perOver: 0.1, hardMax: 480 },
    });
    rule.givenIn({ agents, horizon }, 'E-', '--', 'E-').isContent();
    rule.givenIn({ agents, horizon }, 'E-', '--', 'D-').penalizesBy(0.1 * 120);
    rule.givenIn({ agents, horizon }, 'EE', '--', '--').isContent();
  });
});
