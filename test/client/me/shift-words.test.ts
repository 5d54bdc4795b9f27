import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WORDS } from '../../../client/locales/index.ts';
import { firstOfMonthBefore, firstOfNextMonth, gridOfMonth } from '../../../client/state/me/month-grid.ts';
import { clocksPutOn, nameWeekdayShort } from '../../../client/state/me/own-times.ts';
import {
  wordCountdown,
  wordDay,
  wordHours,
  wordOddHours,
  type ShiftReader,
} from '../../../client/state/me/shift-words.ts';
import type { OwnDay } from '../../../shared/contract/me.ts';
import type { OwnShift } from '../../../shared/me/own-shift.ts';
import { LOCALES, type Locale } from '../../../shared/site/localized-text.ts';
import { dayNumber, nameDay, weekdayOf } from '../../../shared/time/day-number.ts';

const readerOf = (locale: Locale): ShiftReader => ({
  words: WORDS[locale].me,
  locale,
  timeZone: 'Europe/Berlin',
});
const english = readerOf('en');

function shift(from: string, to: string): OwnShift {
  return {
    day: from.slice(0, 10),
    fromMs: Date.parse(`${from}Z`),
    toMs: Date.parse(`${to}Z`),
    name: { en: 'Night', 'zh-CN': '夜班' },
    isStandby: false,
    parts: [],
    openBreakMinutes: 0,
    note: '',
  };
}

function day(change: Partial<OwnDay>): OwnDay {
  return { day: '2026-12-01', fromMs: 0, toMs: 0, isPublished: true, shift: null, leave: [], ...change };
}

describe('a shift in words', () => {
  it('MP6 says that a night ends on another day', () => {
    const night = shift('2026-11-30T21:00', '2026-12-01T05:00');
    expect(wordHours(night, english)).toBe('22:00–06:00');
    expect(wordOddHours(night, english)).toEqual([expect.stringMatching(/^ends Tue,? 1 Dec, 06:00$/)]);
    expect(wordOddHours(shift('2026-11-30T06:00', '2026-11-30T14:00'), english)).toEqual([]);
    // Until midnight is still of the day.
    expect(wordOddHours(shift('2026-11-30T15:00', '2026-11-30T23:00'), english)).toEqual([]);
  });

  it('MP6 says what changed clocks make of a night', () => {
    const spring = shift('2026-03-28T21:00', '2026-03-29T04:00');
    expect(wordOddHours(spring, english)).toContain(
      'The clocks go forward 60 min in this shift: it lasts 7 h.',
    );
    const autumn = shift('2026-10-24T20:00', '2026-10-25T05:00');
    expect(wordOddHours(autumn, english)).toContain('The clocks go back 60 min in this shift: it lasts 9 h.');
    const [lordHowe] = [
      clocksPutOn(Date.UTC(2026, 9, 3, 12), Date.UTC(2026, 9, 3, 20), 'Australia/Lord_Howe'),
    ];
    expect(lordHowe).toBe(30);
  });

  it.each(LOCALES)('MP6 tells days off, leave and days nobody has published apart (%s)', (locale) => {
    const reader = readerOf(locale);
    const words = WORDS[locale].me;
    expect(wordDay(day({}), reader)).toBe(words.dayOff);
    expect(wordDay(day({ isPublished: false }), reader)).toBe(words.notPublished);
    const leave = { requestId: 'r', part: null, leaveKind: 'annual' };
    expect(wordDay(day({ isPublished: false, leave: [leave] }), reader)).toBe(words.leave);
    const part = { ...leave, part: { fromMinute: 480, toMinute: 600 } };
    const both = wordDay(
      day({ leave: [part], shift: shift('2026-12-01T09:00', '2026-12-01T15:00') }),
      reader,
    );
    expect(both).toContain('08:00–10:00');
    expect(both).toContain('10:00–16:00');
  });

  it('MP6 counts down in minutes, hours and days', () => {
    const { me } = WORDS.en;
    expect(wordCountdown(30_000, me)).toBe('Starts in 1 min');
    expect(wordCountdown(14 * 3_600_000 + 20 * 60_000, me)).toBe('Starts in 14 h 20 min');
    expect(wordCountdown(49 * 3_600_000, me)).toBe('Starts in 2 days 1 h');
  });
});

describe('a month', () => {
  it('MP6 is whole weeks from Monday on that have all its days, and little more', () => {
    fc.assert(
      fc.property(fc.integer({ min: dayNumber('2020-01-01'), max: dayNumber('2060-12-31') }), (number) => {
        const one = nameDay(number);
        const { firstDay, days } = gridOfMonth(one);
        const first = `${one.slice(0, 8)}01`;
        expect(weekdayOf(firstDay)).toBe(0);
        expect(days % 7).toBe(0);
        expect(dayNumber(first) - dayNumber(firstDay)).toBeLessThan(7);
        const over = dayNumber(firstDay) + days - dayNumber(firstOfNextMonth(one));
        expect(over).toBeGreaterThanOrEqual(0);
        expect(over).toBeLessThan(7);
        expect(firstOfMonthBefore(firstOfNextMonth(one))).toBe(first);
      }),
    );
    expect(gridOfMonth('2027-02-10')).toEqual({ firstDay: '2027-02-01', days: 28 });
  });

  it.each([
    ['en', 'Mon', 'Sun'],
    ['zh-CN', '周一', '周日'],
  ] as const)('MP6 has its weekdays in order (%s)', (locale, monday, sunday) => {
    expect(nameWeekdayShort(0, locale)).toBe(monday);
    expect(nameWeekdayShort(6, locale)).toBe(sunday);
  });
});
