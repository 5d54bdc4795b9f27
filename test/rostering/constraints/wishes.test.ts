import { describe, expect, it } from 'vitest';
import { isGranted } from '../../../shared/rostering/constraints/wish-granted.ts';
import { wishes } from '../../../shared/rostering/constraints/wishes.ts';
import type { Wish } from '../../../shared/rostering/problem/problem.ts';
import { OFF, shift } from '../../../scripts/roster-desk/bare-shifts.ts';
import { agent } from '../problem-builder.ts';
import { verifyConstraint } from '../verify-constraint.ts';

const wish = (day: number, want: Wish['want'], weight: number, more: Partial<Wish> = {}): Wish => ({
  id: `wish-${day}-${want}`,
  day: `2026-03-0${day}`,
  want,
  weight,
  ...more,
});
const late = wish(3, 'shift', 5, { templateId: 'L' });

describe('wishes', () => {
  const rule = verifyConstraint(wishes, { weight: 2 });
  const agents = [agent('ann', { wishes: [wish(2, 'off', 10), late, wish(3, 'work', 1)] })];

  it('that are refused cost their weight', () => {
    rule.givenIn({ agents }, '-L-----').isContent();
    rule.givenIn({ agents }, 'EL-----').penalizesBy(20);
    rule.givenIn({ agents }, 'E------').penalizesBy(20 + 2 * 6);
  });

  it('outside the horizon cost nothing', () => {
    const early = agent('ann', {
      wishes: [
        { ...wish(2, 'off', 10), day: '2026-03-01' },
        { ...late, day: '2026-03-09' },
      ],
    });
    rule.givenIn({ agents: [early] }, 'EEEEEEE').isContent();
  });

  it('RO18 weigh more for those who got less before, up to four times, and less for the others', () => {
    const ledger = verifyConstraint(wishes, { ledgerDoublesAt: 20 });
    const refusedOf = (ledgerBalance: number, cost: number) => {
      const owed = [agent('ann', { ledgerBalance, wishes: [wish(2, 'off', 10)] })];
      ledger.givenIn({ agents: owed }, 'E------').penalizesBy(cost);
    };
    refusedOf(0, 10);
    refusedOf(-20, 20);
    refusedOf(-500, 40);
    refusedOf(20, 5);
    refusedOf(500, 2.5);
  });

  it('refused to one agent may be limited together', () => {
    const fair = verifyConstraint(wishes, {
      weight: 0,
      refusedWeight: { softMax: 8, perOver: 3, hardMax: 12 },
    });
    fair.givenIn({ agents }, '-------').isContent();
    fair.givenIn({ agents }, 'EL-----').penalizesBy(6);
    fair.givenIn({ agents }, 'E------').violatesBy(0.4);
  });
});

describe('a wish', () => {
  it.each([
    ['off', {}, true, false],
    ['work', {}, false, true],
    ['shift', { templateId: 'E' }, false, true],
    ['shift', { templateId: 'L' }, false, false],
    ['avoid-shift', { templateId: 'E' }, true, false],
    ['start-after', { time: '06:00' }, true, true],
    ['start-after', { time: '06:15' }, true, false],
    ['end-before', { time: '14:00' }, true, true],
    ['end-before', { time: '13:45' }, true, false],
  ] as const)('for %s %j: a day off grants it %s, an early shift %s', (want, more, byOff, byEarly) => {
    const asked = wish(2, want, 1, more);
    expect(isGranted(asked, OFF, '00:00')).toBe(byOff);
    expect(isGranted(asked, shift('E', 360, 840), '00:00')).toBe(byEarly);
  });
});
