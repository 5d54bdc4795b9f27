import { describe, it } from 'vitest';
import { weekends } from '../../../shared/rostering/constraints/weekends.ts';
import { agent, past, WEEK } from '../problem-builder.ts';
import { verifyConstraint } from '../verify-constraint.ts';

/** Four weeks from Monday 2 March 2026; weekends begin on 7, 14, 21 and 28 March. */
const horizon = { ...WEEK, days: 28 };
const weeks = (...ends: readonly string[]) => ends.map((end) => `-----${end}`).join('');

describe('weekends', () => {
  const worked = verifyConstraint(weekends, { weekends: { softMax: 1, perOver: 10, hardMax: 2 } });

  it('count when one of their days is worked', () => {
    worked.givenIn({ horizon }, weeks('E-', '--', '--', '--')).isContent();
    worked.givenIn({ horizon }, weeks('EE', '--', '-L', '--')).penalizesBy(10);
    worked.givenIn({ horizon }, weeks('E-', 'EE', '-E', '-E')).violatesBy(2);
  });

  it('may be limited by month, with those of the month before the horizon', () => {
    const monthly = verifyConstraint(weekends, { per: 'month', weekends: { softMax: 1, perOver: 10 } });
    const late = { ...horizon, firstDay: '2026-03-16' };
    // Weekends of 21 and 28 March, 4 and 11 April.
    monthly.givenIn({ horizon: late }, weeks('E-', '--', 'E-', '--')).isContent();
    monthly.givenIn({ horizon: late }, weeks('E-', 'E-', 'E-', '--')).penalizesBy(10);
    const agents = [agent('ann', { past: past('EE', late.firstDay) })];
    monthly.givenIn({ horizon: late, agents }, weeks('E-', '--', 'E-', '--')).penalizesBy(10);
  });

  it('may be limited in a row, with those just before the horizon', () => {
    const row = verifyConstraint(weekends, { count: 'in-a-row', weekends: { softMax: 2, perOver: 10 } });
    row.givenIn({ horizon }, weeks('E-', 'EE', '--', '-E')).isContent();
    row.givenIn({ horizon }, weeks('E-', 'EE', '-E', '--')).penalizesBy(10);
    const agents = [agent('ann', { past: past('E------E') })];
    row.givenIn({ horizon, agents }, weeks('E-', '--', '--', '--')).penalizesBy(10);
    row.givenIn({ horizon, agents }, weeks('--', 'E-', 'E-', '--')).isContent();
  });

  it('may be limited where torn', () => {
    const torn = verifyConstraint(weekends, { count: 'torn', weekends: { softMax: 0, perOver: 7 } });
    torn.givenIn({ horizon }, weeks('EE', '--', '-E', 'E-')).penalizesBy(14);
  });

  describe('of a horizon that begins on a Sunday', () => {
    const sunday = { ...horizon, firstDay: '2026-03-01', days: 8 };
    const agents = [agent('ann', { past: past('E', sunday.firstDay) })];

    it('are begun where the Saturday before was worked', () => {
      const one = verifyConstraint(weekends, { weekends: { softMax: 1, perOver: 10 } });
      one.givenIn({ horizon: sunday }, '------EE').isContent();
      one.givenIn({ horizon: sunday, agents }, '------EE').penalizesBy(10);
      one.givenIn({ horizon: sunday, agents }, 'E-------').isContent();
    });

    it('go on in a row over it', () => {
      const row = verifyConstraint(weekends, { count: 'in-a-row', weekends: { softMax: 1, perOver: 10 } });
      row.givenIn({ horizon: sunday, agents }, '------E-').penalizesBy(10);
      const week = [agent('ann', { past: past('E-------', sunday.firstDay) })];
      row.givenIn({ horizon: sunday, agents: week }, 'E-------').penalizesBy(10);
      row.givenIn({ horizon: sunday, agents: week }, '------E-').isContent();
    });
  });
});
