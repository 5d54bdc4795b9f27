import { describe, expect, it } from 'vitest';
import type { OpeningHours } from '../../../shared/forecasting/day-grid.ts';
import {
  closeOutside,
  findOpeningHours,
  makeOpeningHours,
} from '../../../shared/forecasting/grid/opening-hours.ts';
import { Random } from '../../helpers/random.ts';
import { dayOf, gridOf } from '../../helpers/grid-builders.ts';

/** `weekday: from-to` in places. */
function spansOf({ open, intervalsPerDay }: OpeningHours): readonly string[] {
  const spans: string[] = [];
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const day = [...open.subarray(weekday * intervalsPerDay, (weekday + 1) * intervalsPerDay), 0];
    let from = -1;
    day.forEach((isOpen, place) => {
      if (isOpen === 1 && from < 0) from = place;
      if (isOpen === 0 && from >= 0) {
        spans.push(`${weekday}: ${from}-${place}`);
        from = -1;
      }
    });
  }
  return spans;
}

describe('opening hours from the history', () => {
  const office = gridOf('2026-01-05', 84, (day, place, weekday) => {
    // A holiday, and strays: the same closed place in three weeks of twelve is not enough on one weekday of four.
    if (day === '2026-02-17') return Number.NaN;
    if (place === 44 && ['2026-01-06', '2026-02-03'].includes(day)) return 2;
    return weekday < 5 && place >= 16 && place < 36 ? 4 : 0;
  });

  it('GR7 are the places at which calls come; strays open nothing', () => {
    expect(spansOf(findOpeningHours(office))).toEqual([0, 1, 2, 3, 4].map((weekday) => `${weekday}: 16-36`));
  });

  it('GR7 of nothing known are closed', () => {
    expect(spansOf(findOpeningHours(gridOf('2026-01-05', 14, () => Number.NaN)))).toEqual([]);
    expect(spansOf(findOpeningHours(gridOf('2026-01-05', 14, () => 0)))).toEqual([]);
  });

  it('GR8 a hotline with a call every two hours at night is open all night (seed 5)', () => {
    const random = new Random(5);
    const night = gridOf('2026-01-05', 84, (_, place) => (random.chance(place < 14 ? 0.25 : 0.9) ? 1 : 0));
    expect(spansOf(findOpeningHours(night))).toEqual(
      [0, 1, 2, 3, 4, 5, 6].map((weekday) => `${weekday}: 0-48`),
    );
  });

  it('a quiet half hour at noon does not close the queue', () => {
    const noon = gridOf('2026-01-05', 56, (_, place) => (place >= 16 && place < 36 && place !== 24 ? 3 : 0));
    expect(spansOf(findOpeningHours(noon))[0]).toBe('0: 16-36');
  });

  it('outside them nothing is known', () => {
    const closed = closeOutside(office, findOpeningHours(office));
    expect(
      dayOf(closed, '2026-01-06')
        .map((value) => !Number.isNaN(value))
        .lastIndexOf(true),
    ).toBe(35);
    expect(dayOf(closed, '2026-01-10').every(Number.isNaN)).toBe(true);
    expect(dayOf(closed, '2026-01-07').slice(16, 36)).toEqual(Array(20).fill(4));
  });

  it('a grid that begins in the middle of a week is read by its own weekdays', () => {
    const friday = gridOf('2026-01-09', 28, (_, place, weekday) => (weekday === 4 && place === 20 ? 5 : 0));
    expect(spansOf(findOpeningHours(friday))).toEqual(['4: 20-21']);
    expect(dayOf(closeOutside(friday, findOpeningHours(friday)), '2026-01-16')[20]).toBe(5);
  });
});

describe('typed opening hours', () => {
  const on = (weekday: number, from: string, to: string) =>
    Array.from({ length: 7 }, (_, index) => (index === weekday ? [{ from, to }] : []));

  it('GR9 are those of the clock on the wall, whatever time the day begins at', () => {
    expect(spansOf(makeOpeningHours(on(0, '02:00', '09:00'), '00:00', 30))).toEqual(['0: 4-18']);
    expect(spansOf(makeOpeningHours(on(0, '02:00', '09:00'), '04:00', 30))).toEqual(['0: 0-10', '6: 44-48']);
  });

  it('GR9 go on after midnight, round the week and round the clock', () => {
    expect(spansOf(makeOpeningHours(on(6, '22:00', '01:00'), '00:00', 30))).toEqual(['0: 0-2', '6: 44-48']);
    const always = makeOpeningHours(Array(7).fill([{ from: '00:00', to: '00:00' }]), '06:00', 15);
    expect(always.open.every((isOpen) => isOpen === 1)).toBe(true);
  });

  it('several spans of a day, and an interval open in part', () => {
    const noon = [
      [],
      [
        { from: '08:15', to: '12:00' },
        { from: '13:00', to: '13:05' },
      ],
    ];
    expect(spansOf(makeOpeningHours(noon, '00:00', 30))).toEqual(['1: 16-24', '1: 26-27']);
  });
});
