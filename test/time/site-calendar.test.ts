import { describe, expect, test } from 'vitest';
import { type SiteCalendar, createSiteCalendar } from '../../shared/time/site-calendar.ts';

const HOUR = 3_600_000;

function calendarOf(timeZone: string, dayStartsAt = '00:00', intervalMinutes = 30): SiteCalendar {
  return createSiteCalendar({ timeZone, dayStartsAt, intervalMinutes });
}

/** Every interval of the day, tried at its first and last millisecond. */
function expectIntervalsFill(calendar: SiteCalendar, day: string, count: number): void {
  const siteDay = calendar.dayNamed(day);
  const starts = calendar.intervalStarts(siteDay);
  expect(starts).toHaveLength(count);
  expect(starts[0]).toBe(siteDay.fromMs);
  starts.forEach((startMs, index) => {
    const endMs = starts[index + 1] ?? siteDay.toMs;
    expect(calendar.intervalAt(startMs)).toEqual({ startMs, endMs });
    expect(calendar.intervalStart(endMs - 1)).toBe(startMs);
    expect(calendar.dayOf(endMs - 1).day).toBe(day);
  });
}

describe('site days', () => {
  test('a day in Shanghai has 24 hours and begins at 16:00 UTC', () => {
    const day = calendarOf('Asia/Shanghai').dayOf(Date.UTC(2026, 4, 4, 2));
    expect(day).toMatchObject({
      day: '2026-05-04',
      fromMs: Date.UTC(2026, 4, 3, 16),
      toMs: Date.UTC(2026, 4, 4, 16),
    });
  });

  test('a day that begins at 04:00 belongs to the date it begins on', () => {
    const calendar = calendarOf('Asia/Shanghai', '04:00');
    const start = Date.UTC(2026, 4, 3, 20);
    expect(calendar.dayOf(start - 1).day).toBe('2026-05-03');
    expect(calendar.dayOf(start).day).toBe('2026-05-04');
    expect(calendar.dayOf(Date.UTC(2026, 4, 4, 19, 59)).day).toBe('2026-05-04');
  });

  test('the spring day in Berlin has 23 hours, the autumn day 25', () => {
    const calendar = calendarOf('Europe/Berlin');
    const hoursOf = (day: string): number => {
      const { fromMs, toMs } = calendar.dayNamed(day);
      return (toMs - fromMs) / HOUR;
    };
    expect(['2026-03-28', '2026-03-29', '2026-03-30'].map(hoursOf)).toEqual([24, 23, 24]);
    expect(['2026-10-24', '2026-10-25', '2026-10-26'].map(hoursOf)).toEqual([24, 25, 24]);
    expectIntervalsFill(calendar, '2026-03-29', 46);
    expectIntervalsFill(calendar, '2026-10-25', 50);
  });

  test('with a day start of 04:00 the night of the change belongs to the day before', () => {
    const { fromMs, toMs } = calendarOf('Europe/Berlin', '04:00').dayNamed('2026-03-28');
    expect((toMs - fromMs) / HOUR).toBe(23);
  });

  test('a day start that the clocks jump over is the jump', () => {
    const calendar = calendarOf('Europe/Berlin', '02:30');
    const jump = Date.UTC(2026, 2, 29, 1);
    expect(calendar.dayNamed('2026-03-29').fromMs).toBe(jump);
    expect(calendar.dayOf(jump - 1).day).toBe('2026-03-28');
    expect(calendar.dayOf(jump).day).toBe('2026-03-29');
  });

  test('a day start that comes twice is the first', () => {
    const calendar = calendarOf('Europe/Berlin', '02:30');
    expect(calendar.dayNamed('2026-10-25').fromMs).toBe(Date.UTC(2026, 9, 25, 0, 30));
    expectIntervalsFill(calendar, '2026-10-25', 50);
  });

  test('midnight that does not exist: Havana begins at one in the morning', () => {
    const calendar = calendarOf('America/Havana');
    const day = calendar.dayNamed('2026-03-08');
    expect(day.fromMs).toBe(Date.UTC(2026, 2, 8, 5));
    expect((day.toMs - day.fromMs) / HOUR).toBe(23);
  });

  test('a date that a zone left out has no instant', () => {
    const calendar = calendarOf('Pacific/Apia');
    const skipped = calendar.dayNamed('2011-12-30');
    expect(skipped.toMs).toBe(skipped.fromMs);
    expect(calendar.dayOf(skipped.fromMs).day).toBe('2011-12-31');
    expect(calendar.dayOf(skipped.fromMs - 1).day).toBe('2011-12-29');
  });

  test('days next to each other, also over a change', () => {
    const calendar = calendarOf('Europe/Berlin');
    const day = calendar.dayNamed('2026-03-29');
    expect([calendar.dayBefore(day).day, calendar.dayAfter(day).day]).toEqual(['2026-03-28', '2026-03-30']);
    expect(calendar.addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(calendar.addDays('2026-01-01', -1)).toBe('2025-12-31');
  });

  test('every minute of a year lies in the day it is said to lie in', () => {
    for (const zone of ['Europe/Berlin', 'Australia/Lord_Howe', 'America/New_York']) {
      const calendar = calendarOf(zone, '04:00', 15);
      for (let atMs = Date.UTC(2026, 0); atMs < Date.UTC(2027, 0); atMs += 47 * 60_000) {
        const day = calendar.dayOf(atMs);
        const interval = calendar.intervalAt(atMs);
        if (atMs < day.fromMs || atMs >= day.toMs) expect.fail(`${atMs} is not in ${day.day}`);
        if (atMs < interval.startMs || atMs >= interval.endMs)
          expect.fail(`${atMs} is not in ${interval.startMs}`);
        if (interval.startMs < day.fromMs || interval.endMs > day.toMs)
          expect.fail(`${atMs}: over the day's edge`);
      }
    }
  });
});

describe('intervals', () => {
  test('follow the local clock where the offset is 5:45', () => {
    const calendar = calendarOf('Asia/Kathmandu');
    expect(calendar.intervalStart(Date.UTC(2026, 4, 4, 0, 20))).toBe(Date.UTC(2026, 4, 4, 0, 15));
    expectIntervalsFill(calendar, '2026-05-04', 48);
  });

  test('half an hour of change: Lord Howe has 23:30 and 24:30 hours', () => {
    const calendar = calendarOf('Australia/Lord_Howe');
    expectIntervalsFill(calendar, '2026-10-04', 47);
    expectIntervalsFill(calendar, '2026-04-05', 49);
  });

  test('begin with a day that starts in between', () => {
    const calendar = calendarOf('Asia/Shanghai', '04:10', 15);
    const start = Date.UTC(2026, 4, 3, 20, 10);
    expect(calendar.intervalAt(start)).toEqual({ startMs: start, endMs: start + 5 * 60_000 });
    expect(calendar.intervalAt(start - 1).endMs).toBe(start);
    expectIntervalsFill(calendar, '2026-05-04', 97);
  });
});

describe('settings', () => {
  test('that are none are refused', () => {
    expect(() => calendarOf('Mars/Olympus')).toThrow(RangeError);
    expect(() => calendarOf('Etc/UTC', '25:00')).toThrow(RangeError);
    expect(() => calendarOf('Etc/UTC', '00:00', 0)).toThrow(/intervalMinutes \(0\)/);
    expect(() => calendarOf('Etc/UTC').dayNamed('2026-02-30')).toThrow(RangeError);
  });
});
