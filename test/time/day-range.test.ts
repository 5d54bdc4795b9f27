import { expect, it } from 'vitest';
import { listDays, listDaysTo, rangeTo } from '../../shared/time/day-range.ts';

it('a range from one day to another has both of them in it, over the end of February', () => {
  expect(rangeTo('2026-02-27', '2026-03-01')).toEqual({ firstDay: '2026-02-27', days: 3 });
  expect(rangeTo('2026-03-01', '2026-03-01').days).toBe(1);
  expect(rangeTo('2026-03-02', '2026-03-01').days).toBe(0);
  expect(listDays({ firstDay: '2028-02-28', days: 3 })).toEqual(['2028-02-28', '2028-02-29', '2028-03-01']);
  expect(listDaysTo({ firstDay: '2026-12-31', lastDay: '2027-01-01' })).toEqual(['2026-12-31', '2027-01-01']);
  expect(listDaysTo({ firstDay: '2026-03-02', lastDay: '2026-03-01' })).toEqual([]);
});
