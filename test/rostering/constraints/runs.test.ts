import { describe, it } from 'vitest';
import { consecutiveDays } from '../../../shared/rostering/constraints/consecutive-days.ts';
import { daysOffTogether } from '../../../shared/rostering/constraints/days-off-together.ts';
import { agent, past } from '../problem-builder.ts';
import { verifyConstraint } from '../verify-constraint.ts';

describe('consecutive-days', () => {
  const most = verifyConstraint(consecutiveDays, { days: { softMax: 4, perOver: 10, hardMax: 5 } });

  it('costs each day beyond the soft maximum and violates beyond the hard one', () => {
    most.given('EEEE-EE').isContent();
    most.given('ELEDN-E').penalizesBy(10);
    most.given('EEEEEEE').violatesBy(2);
  });

  it('counts days before the horizon where they are known', () => {
    const agents = [agent('ann', { past: past('E-EE') })];
    most.givenIn({ agents }, 'EEE--EE').penalizesBy(10);
    most.givenIn({ agents }, 'EEEE---').violatesBy(1);
  });

  it('counts standby as a day worked', () => {
    most.given('EESEE--').penalizesBy(10);
  });

  const least = verifyConstraint(consecutiveDays, { days: { hardMin: 3, softMin: 3, perUnder: 2 } });

  it('has a minimum, not judged at the ends of what is known', () => {
    least.given('E--EEE-').isContent();
    least.given('-EE--EE').violatesBy(1);
    least.given('----EEE').isContent();
  });

  it('RO3 judges a run that began before the horizon, also where it is ended by a first day off', () => {
    const agents = [agent('ann', { past: past('-EE') })];
    least.givenIn({ agents }, 'E------').isContent();
    least.givenIn({ agents }, '-------').violatesBy(1);
    least.givenIn({ agents: [agent('ann', { past: past('EEE') })] }, '-------').isContent();
  });
});

describe('days-off-together', () => {
  const rule = verifyConstraint(daysOffTogether, { days: { softMin: 2, perUnder: 5 } });

  it('costs each day a free run is too short', () => {
    rule.given('E--E--E').isContent();
    rule.given('E-EE-EE').penalizesBy(10);
    rule.given('-EEEEE-').isContent();
  });

  it('counts days off just before the horizon', () => {
    rule.givenIn({ agents: [agent('ann', { past: past('E') })] }, '-EEEEEE').penalizesBy(5);
    rule.givenIn({ agents: [agent('ann', { past: past('E-') })] }, '-EEEEEE').isContent();
    rule.givenIn({ agents: [agent('ann', { past: past('E-') })] }, 'EEEEEEE').penalizesBy(5);
  });
});
