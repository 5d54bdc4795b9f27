import type { MinuteSpan } from '../../../shared/requests/request.ts';
import { nameClock } from '../../../shared/rostering/days/shift-codec.ts';
import { readClock, readDayMinute } from '../../../shared/rostering/problem/clock-time.ts';

const PROPOSED_MINUTES = 240;
const DAY = 1_440;

/** A shift in wall-clock minutes after midnight of its site day: a night shift ends past 1440. */
export function spanOfShift(
  { start, minutes }: { readonly start: string; readonly minutes: number },
  dayStartsAt: string,
): MinuteSpan {
  const fromMinute = readDayMinute(start, dayStartsAt) + readClock(dayStartsAt);
  return { fromMinute, toMinute: fromMinute + minutes };
}

/** The first hours of a shift, as two clock times. Example: of 14:00 to 22:30 it is 14:00 to 18:00. */
export function proposePart({ fromMinute, toMinute }: MinuteSpan): {
  readonly from: string;
  readonly to: string;
} {
  return { from: nameClock(fromMinute), to: nameClock(Math.min(toMinute, fromMinute + PROPOSED_MINUTES)) };
}

/**
 * What two clock times mean on the day of a shift: after midnight of a shift that goes over it they are of the next morning, which is
 * past 1440.
 *
 * Example: 02:00 to 06:00 of a night shift 22:00 to 06:00 is 1560 to 1800.
 *
 * @param shift null: off, or nothing is published
 */
export function readPart(from: string, to: string, shift: MinuteSpan | null): MinuteSpan {
  const [begin, end] = [readClock(from), readClock(to)];
  if (shift === null || shift.toMinute < DAY) return { fromMinute: begin, toMinute: end };
  const isMorning = begin < shift.fromMinute && begin + DAY < shift.toMinute;
  const fromMinute = isMorning ? begin + DAY : begin;
  const isNextMorning = end <= fromMinute && end < shift.fromMinute;
  return { fromMinute, toMinute: isNextMorning ? end + DAY : end };
}
