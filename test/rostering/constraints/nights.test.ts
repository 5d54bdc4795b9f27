import { describe, it } from 'vitest';
import { fairShare } from '../../../shared/rostering/constraints/fair-share.ts';
import { nights } from '../../../shared/rostering/constraints/nights.ts';
import { sameStart } from '../../../shared/rostering/constraints/same-start.ts';
import { shiftPattern } from '../../../shared/rostering/constraints/shift-pattern.ts';
import { agent, past, WEEK } from '../problem-builder.ts';
import { verifyConstraint } from '../verify-constraint.ts';

describe('nights', () => {
  it('in a row are limited, with those just before the horizon', () => {
    const rule = verifyConstraint(nights, { inARow: { hardMax: 3 } });
    rule.given('NNN-NNN').isContent();
    rule.given('NNNNENN').violatesBy(1);
    rule.givenIn({ agents: [agent('ann', { past: past('ENN') })] }, 'NN-----').violatesBy(1);
  });

  it('of a month are limited, with those of the month before the horizon', () => {
    const rule = verifyConstraint(nights, { perMonth: { softMax: 2, perOver: 5 } });
    const horizon = { ...WEEK, firstDay: '2026-03-29' };
    // Three days of March, four of April.
    rule.givenIn({ horizon }, 'NN-NN--').isContent();
    rule.givenIn({ horizon }, 'NNNNNN-').penalizesBy(10);
    const agents = [agent('ann', { past: past('N-N', horizon.firstDay) })];
    rule.givenIn({ horizon, agents }, 'N--NN--').penalizesBy(5);
  });

  const rest = verifyConstraint(nights, { daysOffAfter: 2 });

  it('are followed by days off, whatever comes then', () => {
    rest.given('NNN--EE').isContent();
    rest.given('NNN-EEE').violatesBy(1);
    rest.given('NNE----').violatesBy(1);
    rest.given('NN-N---').violatesBy(1);
    rest.given('----NN-').isContent();
  });

  it('before the horizon are followed by days off too', () => {
    rest.givenIn({ agents: [agent('ann', { past: past('EN') })] }, 'E------').violatesBy(1);
    rest.givenIn({ agents: [agent('ann', { past: past('N') })] }, '-E-----').violatesBy(1);
    rest.givenIn({ agents: [agent('ann', { past: past('N-') })] }, 'E------').violatesBy(1);
    rest.givenIn({ agents: [agent('ann', { past: past('N-') })] }, '-E-----').isContent();
    rest.givenIn({ agents: [agent('ann', { past: past('N') })] }, 'N--E---').isContent();
    verifyConstraint(nights, { daysOffAfter: 1, daysOffWeight: 7 }).given('NE-NE--').penalizesBy(14);
  });
});

describe('shift-pattern', () => {
  const weeks = [
    ['E', 'E', 'E', 'E', 'E', '-', '-'],
    ['L|N', '*', '-', '-', 'L', 'L', 'L'],
  ];
  const agents = [agent('ann'), agent('bob')];
  const settings = { weeks, startsOn: '2026-02-25', places: [{ agentId: 'bob', week: 1 }] };

  it('comes round by weeks, each agent at a place, and offers nothing else', () => {
    const rule = verifyConstraint(shiftPattern, settings);
    // The week of 25 February was the first: ann is in the second week now, bob in the third, which is the first again.
    rule.givenIn({ agents }, 'NS--LLL', 'EEEEE--').isContent();
    rule.givenIn({ agents }, 'EN--LLL', 'EEEEE-D').refuses('0 0', '1 6');
  });

  it('may cost instead', () => {
    const rule = verifyConstraint(shiftPattern, { ...settings, weight: 3 });
    rule.givenIn({ agents }, 'EN--LLL', 'EEEEE-D').penalizesBy(6);
  });
});

describe('same-start', () => {
  it('costs minutes between the starts of a week', () => {
    const rule = verifyConstraint(sameStart, { minutes: { softMax: 60, perOver: 0.01 } });
    rule.given('EEE-EE-').isContent();
    rule.given('EED-L--').penalizesBy(0.01 * (480 - 60));
    rule.givenIn({ horizon: { ...WEEK, days: 14 } }, 'EEEEE--LLLLL--').isContent();
  });
});

describe('fair-share', () => {
  it('limits the nights of an agent, since the horizon began or as long as is known', () => {
    const agents = [agent('ann', { past: past('NNE') })];
    const shifts = { softMax: 2, perOver: 5 };
    verifyConstraint(fairShare, { of: 'nights', shifts }).givenIn({ agents }, 'NNEE---').isContent();
    verifyConstraint(fairShare, { of: 'nights', since: 'known', shifts })
      .givenIn({ agents }, 'NNEE---')
      .penalizesBy(10);
  });

  it('limits days of weekends', () => {
    const rule = verifyConstraint(fairShare, {
      of: 'weekend-days',
      since: 'known',
      shifts: { softMax: 2, perOver: 5 },
    });
    rule.given('EEEEEEE').isContent();
    rule.givenIn({ agents: [agent('ann', { past: past('EE') })] }, 'EEEEEE-').penalizesBy(5);
  });
});
