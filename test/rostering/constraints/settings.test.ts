import { describe, expect, it } from 'vitest';
import { CONSTRAINTS, findConstraint } from '../../../shared/rostering/constraints/index.ts';
import { SettingError } from '../../../shared/rostering/constraints/setting-error.ts';

const refusal = (rule: string, settings: unknown): string => {
  try {
    findConstraint(rule).parse(settings);
  } catch (error) {
    expect(error).toBeInstanceOf(SettingError);
    return (error as Error).message.split('\n').slice(1).join('\n');
  }
  return 'taken';
};

describe('settings of rules', () => {
  it.each(CONSTRAINTS.map(({ id }) => id))(
    'of %s refuse what is not known by name, and what is no object',
    (id) => {
      expect(refusal(id, { siesta: 1 })).toContain(
        `- ${id}.siesta (1) is not a setting known here. Maybe it is misspelt`,
      );
      expect(refusal(id, 'x')).toMatch(new RegExp(`^- ${id} \\("x"\\) must be settings of a rule`));
    },
  );

  it.each([
    [{ days: {} }, 'days (an object) must have a limit. Write e.g.'],
    [{ days: { hardMax: '6' } }, 'days.hardMax ("6") must be a number from'],
    [{ days: { hardMax: NaN } }, 'days.hardMax (NaN) must be a number from'],
    [
      { days: { softMax: 5 } },
      'days.perOver (missing) must stand beside its soft limit. Write perUnder with softMin',
    ],
    [{ days: { hardMax: 3, perUnder: 1 } }, 'days.perUnder (1) must stand beside its soft limit.'],
    [
      { days: { hardMin: 5, hardMax: 4 } },
      'days (an object) must have limits in the order hardMin, softMin, softMax, hardMax.',
    ],
    [{ days: { softMax: 7, perOver: 1, hardMax: 6 } }, 'days (an object) must have limits in the order'],
    [{ days: { softMax: 7, perOver: -1 } }, 'days.perOver (-1) must be a number from 0'],
    [{ days: { hardMax: 7, hardUnit: 0 } }, 'days.hardUnit (0) must be a number from 0.001'],
  ])('with limits %j are refused: %s', (settings, message) => {
    expect(refusal('consecutive-days', settings)).toContain(`- consecutive-days.${message}`);
  });

  it('that set nothing are refused', () => {
    expect(refusal('nights', {})).toMatch(/^- nights \(.*\) must set something\./);
    expect(refusal('working-hours', {})).toMatch(/^- working-hours \(.*\) must set something\./);
    expect(refusal('shift-order', { weight: 3 })).toMatch(/^- shift-order \(.*\) must set something\./);
  });

  it('with times that are none are refused', () => {
    const hours = { from: '8', to: '49:00' };
    expect(refusal('leader-present', { leaders: { hardMin: 1 }, hours })).toMatch(
      /hours.from \("8"\) must be a time from 00:00 to 48:00.*\n.*hours.to \("49:00"\) must be/,
    );
  });
});
