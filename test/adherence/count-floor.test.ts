import { describe, expect, it } from 'vitest';
import { countFloor, FEWEST_COUNTED, type CountedStanding } from '../../shared/adherence/count-floor.ts';
import { ROSTERED_ACTIVITIES, type RosteredActivity } from '../../shared/adherence/rostered-shift.ts';

const MINUTE = 60_000;

function people(
  count: number,
  activity: RosteredActivity,
  other: Partial<CountedStanding> = {},
): readonly CountedStanding[] {
  return Array.from({ length: count }, () => ({
    activity,
    verdict: 'in' as const,
    outMs: 0,
    endsInMs: 60 * MINUTE,
    ...other,
  }));
}

describe('how many are where the roster says', () => {
  it('AD21 AD40 counts the grace as in place, whatever else excuses as excused, and the longest in whole minutes', () => {
    const counts = countFloor([
      ...people(6, 'work'),
      ...people(1, 'work', { verdict: 'grace', endsInMs: 15 * MINUTE }),
      ...people(1, 'work', { verdict: 'call' }),
      ...people(1, 'work', { verdict: 'out', outMs: 12.9 * MINUTE }),
      ...people(5, 'lunch', { verdict: 'out', outMs: 3 * MINUTE }),
    ]);
    expect(counts).toEqual({
      rostered: 14,
      inPlace: 7,
      excused: 1,
      out: 6,
      changingSoon: 1,
      longestOutMinutes: 12,
      rows: [
        { activities: ['work'], rostered: 9, inPlace: 7, excused: 1, out: 1 },
        { activities: ['lunch'], rostered: 5, inPlace: 0, excused: 0, out: 5 },
      ],
    });
  });

  it('AD40 counts an activity of fewer than five with the next smaller ones', () => {
    const namesOf = (...all: readonly CountedStanding[][]) =>
      countFloor(all.flat())?.rows.map(({ activities, rostered }) => `${activities.join('+')} ${rostered}`);
    expect(namesOf([...people(12, 'work')], [...people(6, 'lunch')], [...people(2, 'activity')])).toEqual([
      'work 12',
      'lunch+activity 8',
    ]);
    expect(namesOf([...people(60, 'work')], [...people(4, 'break')])).toEqual(['work+break 64']);
    expect(
      namesOf(
        [...people(60, 'work')],
        [...people(1, 'break')],
        [...people(2, 'lunch')],
        [...people(2, 'activity')],
      ),
    ).toEqual(['work 60', 'break+lunch+activity 5']);
  });

  it('AD40 tells nothing of fewer than five', () => {
    expect(countFloor(people(4, 'work'))).toBeNull();
    expect(countFloor([])).toBeNull();
    expect(countFloor(people(5, 'work'))).not.toBeNull();
  });

  it('AD40 no row ever has fewer than five, and the rows add up, however people are spread', () => {
    const wrong: string[] = [];
    for (let spread = 0; spread < 7 ** 4; spread += 1) {
      const sizes = [0, 1, 2, 3].map((place) => Math.floor(spread / 7 ** place) % 7);
      const all = sizes.flatMap((size, at) => people(size, ROSTERED_ACTIVITIES[at]!));
      const rows = countFloor(all)?.rows.map(({ rostered }) => rostered) ?? [];
      const isRight =
        all.length < FEWEST_COUNTED
          ? rows.length === 0
          : Math.min(...rows) >= FEWEST_COUNTED && rows.reduce((sum, one) => sum + one) === all.length;
      if (!isRight) wrong.push(sizes.join());
    }
    expect(wrong).toEqual([]);
  });
});
