import { describe, expect, it } from 'vitest';
import { borrowHistory, PRIOR_DAYS } from '../../../shared/forecasting/borrow/borrow-history.ts';
import { findWeekPattern, makeWeekPattern } from '../../../shared/forecasting/borrow/week-pattern.ts';
import { makeOpeningHours } from '../../../shared/forecasting/grid/opening-hours.ts';
import { weekdayOf } from '../../../shared/time/day-number.ts';
import { dayOf, gridOf } from '../../helpers/grid-builders.ts';

const sum = (values: readonly number[]) =>
  values.reduce((all, value) => all + (Number.isNaN(value) ? 0 : value), 0);

/** Half hours from 8 to 18 on Mondays to Saturdays: 200 calls a day, Mondays 300, Saturdays 100. */
const donor = gridOf('2026-01-05', 84, (_, place, weekday) => {
  if (place < 16 || place >= 36 || weekday === 6) return Number.NaN;
  return (weekday === 0 ? 15 : weekday === 5 ? 5 : 10) * (place < 26 ? 1.5 : 0.5);
});
const pattern = findWeekPattern(donor, new Set())!;
const END = '2026-04-06';

describe('patterns', () => {
  it('BW1 are where calls lie in the week, without the level', () => {
    expect(pattern.callsPerDay).toBeCloseTo(200, 9);
    expect(sum([...pattern.shares])).toBeCloseTo(6, 9);
    expect(pattern.shares[20]! / pattern.shares[48 + 20]!).toBeCloseTo(1.5, 9);
    const tenfold = findWeekPattern(
      { ...donor, values: donor.values.map((value) => value * 10) },
      new Set(),
    )!;
    tenfold.shares.forEach((share, cell) => expect(share).toBeCloseTo(pattern.shares[cell]!, 12));
  });

  it('BW1 leave excluded days out; of nothing known there is none', () => {
    const wild = gridOf('2026-01-05', 84, (day, place) =>
      day === '2026-03-02' ? 1_000 : place === 20 ? 6 : 0,
    );
    const calm = findWeekPattern(wild, new Set(['2026-03-02']))!;
    expect(calm.callsPerDay).toBeCloseTo(6, 9);
    expect(
      findWeekPattern(
        gridOf('2026-01-05', 14, () => Number.NaN),
        new Set(),
      ),
    ).toBeNull();
    expect(
      findWeekPattern(
        gridOf('2026-01-05', 14, () => 0),
        new Set(),
      ),
    ).toBeNull();
  });

  it('BW2 are made of typed numbers too', () => {
    const open = makeOpeningHours(Array(5).fill([{ from: '09:00', to: '17:00' }]), '00:00', 30);
    const typed = makeWeekPattern({
      callsByWeekday: [300, 200, 200, 200, 100, 50, 0],
      hours: open,
      dayCurve: [3, 1],
    })!;
    // Saturday is closed: its 50 calls come nowhere.
    expect(typed.callsPerDay).toBe(200);
    expect(sum([...typed.shares.slice(0, 48)]) * 200).toBeCloseTo(300, 9);
    expect(typed.shares[18]! / typed.shares[33]!).toBeCloseTo(3, 9);
    expect(typed.shares[17]! + typed.shares[34]!).toBe(0);
    expect(
      makeWeekPattern({ callsByWeekday: [0, 0, 0, 0, 0, 0, 9], hours: open, dayCurve: null }),
    ).toBeNull();
  });
});

describe('borrowed histories', () => {
  it('BW3 of a queue nobody has seen are eight weeks at the level expected', () => {
    const { history, ownRatio, borrowedDays } = borrowHistory({
      pattern,
      callsPerDay: 50,
      own: null,
      endDay: END,
    });
    expect([history.firstDay, history.days, borrowedDays, ownRatio]).toEqual(['2026-02-09', 56, 56, 0]);
    expect(sum([...history.values]) / 48).toBeCloseTo(50, 9);
    expect(sum([...dayOf(history, '2026-03-30')])).toBeCloseTo(75, 9);
    expect(dayOf(history, '2026-03-29').every(Number.isNaN)).toBe(true);
    expect(weekdayOf('2026-03-29')).toBe(6);
  });

  /** So many days of its own, at `ratio` times what was expected; the grid is longer than what is known. */
  function ownDays(days: number, ratio: number) {
    const from = 84 - days;
    const values = donor.values.map((value, cell) => (cell < from * 48 ? Number.NaN : (value / 4) * ratio));
    return { ...donor, firstDay: '2026-01-12', values };
  }

  it('BW3 give way to own weeks one by one, and own days stay as they are', () => {
    const two = borrowHistory({ pattern, callsPerDay: 50, own: ownDays(14, 1), endDay: END });
    expect([two.history.firstDay, two.history.days, two.borrowedDays]).toEqual(['2026-02-09', 56, 42]);
    expect(sum([...dayOf(two.history, '2026-03-31')])).toBeCloseTo(50, 9);
    const nine = borrowHistory({ pattern, callsPerDay: 50, own: ownDays(63, 2), endDay: END });
    expect([nine.history.days, nine.borrowedDays, nine.ownRatio]).toEqual([63, 0, 1]);
  });

  it('BW4 turn to the level of the queue as its days come', () => {
    const levelAfter = (days: number): number => {
      const { history } = borrowHistory({ pattern, callsPerDay: 50, own: ownDays(days, 4), endDay: END });
      return sum([...dayOf(history, '2026-02-17')]) / 50;
    };
    const [none, week, month] = [0, 8, 28].map(levelAfter);
    expect(none).toBeCloseTo(1, 9);
    // Of these eight days both Sundays are closed; half a call is added on both sides.
    expect(week! / 4 ** (6 / (6 + PRIOR_DAYS))).toBeCloseTo(1, 2);
    expect(month).toBeGreaterThan(2.7);
    expect(month).toBeLessThan(4);
  });

  it('BW4 take no own day that lies after the end asked for', () => {
    const later = borrowHistory({ pattern, callsPerDay: 50, own: ownDays(28, 1), endDay: '2026-03-01' });
    expect(later.history.days).toBe(56);
    expect(later.borrowedDays).toBe(56);
  });
});
