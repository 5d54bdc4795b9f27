import { expect, test } from 'vitest';
import { changeWeek } from '../../../../client/state/roster/settings/week-limits.ts';

const WEEK = { softMin: 2_400, perUnder: 0.5, hardMax: 2_880, hardUnit: 480 };

test('RF14 a price and a unit stay while a number is typed anew', () => {
  const contract = { id: 'full', minutesPerWeek: WEEK };
  const empty = changeWeek(contract, 'softMin', NaN, WEEK);
  expect(empty.minutesPerWeek).toEqual({ hardMax: 2_880, hardUnit: 480 });
  expect(changeWeek(empty, 'softMin', 37.5, WEEK).minutesPerWeek).toEqual({ ...WEEK, softMin: 2_250 });
  const only = { id: 'half', minutesPerWeek: { hardMax: 1_200, hardUnit: 60 } };
  const none = changeWeek(only, 'hardMax', NaN, only.minutesPerWeek);
  expect(none).toEqual({ id: 'half' });
  expect(changeWeek(none, 'hardMax', 10, only.minutesPerWeek).minutesPerWeek).toEqual({
    hardMax: 600,
    hardUnit: 60,
  });
});

test('a soft limit that is new has a price', () => {
  expect(changeWeek({ id: 'half' }, 'softMax', 20)).toEqual({
    id: 'half',
    minutesPerWeek: { softMax: 1_200, perOver: 0.25 },
  });
});
