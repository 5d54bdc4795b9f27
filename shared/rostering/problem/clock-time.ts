import type { ClockTime } from './problem.ts';

/**
 * Minutes after midnight. Example: `readClock('30:00')` is 1800, six the next morning.
 *
 * @throws RangeError for what is no time from 00:00 to 48:00.
 */
export function readClock(time: ClockTime): number {
  const match = /^(\d{2}):(\d{2})$/.exec(time);
  const minutes = match === null ? NaN : Number(match[1]) * 60 + Number(match[2]);
  if (match !== null && Number(match[2]) < 60 && minutes <= 2880) return minutes;
  throw new RangeError(
    `"${time}" must be a time from 00:00 to 48:00, such as 06:00 or, of the next day, 30:00.`,
  );
}

/**
 * Minutes of a shift's start after the start of the site day: a time before `dayStartsAt` is after midnight of the same site
 * day. Example: where days begin at 04:00, `readDayMinute('02:00', '04:00')` is 1320.
 */
export function readDayMinute(time: ClockTime, dayStartsAt: ClockTime): number {
  const minute = readClock(time) - readClock(dayStartsAt);
  return minute < 0 ? minute + 1440 : minute;
}
