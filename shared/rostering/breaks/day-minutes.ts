import { createLocalClock } from '../../time/local-clock.ts';
import { createSiteCalendar } from '../../time/site-calendar.ts';
import { readClock, readDayMinute } from '../problem/clock-time.ts';
import type { ClockTime, Horizon } from '../problem/problem.ts';

/** The minutes of one site day. */
export interface DayMinutes {
  /** Real minutes of the day: 1380, 1440 or 1500. */
  readonly length: number;
  /** When it begins. */
  readonly fromMs: number;
  /**
   * Real minutes since the day began, from minutes by the wall clock since then. Of a time that comes twice the first is meant;
   * one that is skipped is as late as if the clocks had not been changed.
   */
  elapsedAt(wallMinute: number): number;
  /** Minutes by the wall clock since the day began for `HH:MM`; times before the day's start are of the next date. */
  wallMinuteOf(time: ClockTime): number;
}

/** Example: on the autumn day of Berlin that begins at 00:00, `elapsedAt(240)` is 300. */
export function dayMinutesOf(horizon: Horizon, day: number): DayMinutes {
  const { timeZone, dayStartsAt, firstDay } = horizon;
  const calendar = createSiteCalendar({ timeZone, dayStartsAt, intervalMinutes: 15 });
  const clock = createLocalClock(timeZone);
  const { day: name, fromMs, toMs } = calendar.dayNamed(calendar.addDays(firstDay, day));
  const startsAt = readClock(dayStartsAt);
  const midnight = Date.parse(`${name}T00:00:00Z`);
  return {
    length: (toMs - fromMs) / 60_000,
    fromMs,
    elapsedAt(wallMinute) {
      const reading = clock.read(midnight + (startsAt + wallMinute) * 60_000);
      switch (reading.kind) {
        case 'once':
          return (reading.atMs - fromMs) / 60_000;
        case 'repeated':
          return (reading.earlierMs - fromMs) / 60_000;
        case 'skipped':
          return (reading.shiftedMs - fromMs) / 60_000;
        default:
          return reading satisfies never;
      }
    },
    wallMinuteOf: (time) => readDayMinute(time, dayStartsAt),
  };
}
