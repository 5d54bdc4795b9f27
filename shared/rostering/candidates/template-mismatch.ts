import { nameClock } from '../days/shift-codec.ts';
import type { Span } from '../model/variant.ts';
import { readClock, readDayMinute } from '../problem/clock-time.ts';
import type { ClockTime, ShiftTemplate } from '../problem/problem.ts';

/** What of a shift its template does not make, and what it makes instead, in steps from the first to the last. */
export type TemplateMismatch =
  | {
      readonly of: 'start';
      readonly value: ClockTime;
      readonly first: ClockTime;
      readonly last: ClockTime;
      readonly stepMinutes: number;
    }
  /** Minutes; the shortest is one that has room for the long break. */
  | {
      readonly of: 'length';
      readonly value: number;
      readonly first: number;
      readonly last: number;
      readonly stepMinutes: number;
    };

/**
 * Why a template makes no such shift (any more): it was changed since, or the shift was typed by hand. Null: it makes it.
 *
 * Example: of one that begins from 06:00 to 08:00 every half hour, a shift at 07:15 is
 * `{ of: 'start', value: '07:15', first: '06:00', last: '08:00', stepMinutes: 30 }`.
 */
export function findTemplateMismatch(
  template: ShiftTemplate,
  dayStartsAt: ClockTime,
  { fromMinute, toMinute }: Span,
): TemplateMismatch | null {
  const { gridMinutes, minMinutes, maxMinutes, lengthGridMinutes, longBreak } = template;
  const [firstStart, lastStart] = [template.firstStart, template.lastStart].map((time) =>
    readDayMinute(time, dayStartsAt),
  ) as [number, number];
  if (!isStep(fromMinute, firstStart, lastStart, gridMinutes))
    return {
      of: 'start',
      value: nameClock(readClock(dayStartsAt) + fromMinute),
      first: template.firstStart,
      last: template.lastStart,
      stepMinutes: gridMinutes,
    };
  const minutes = toMinute - fromMinute;
  const room = longBreak === null ? 0 : longBreak.earliestAfterMinutes + longBreak.minutes;
  const steps = Math.ceil(Math.max(0, room - minMinutes) / lengthGridMinutes);
  const first = minMinutes + steps * lengthGridMinutes;
  return isStep(minutes, first, maxMinutes, lengthGridMinutes)
    ? null
    : { of: 'length', value: minutes, first, last: maxMinutes, stepMinutes: lengthGridMinutes };
}

function isStep(value: number, first: number, last: number, step: number): boolean {
  return value >= first && value <= last && (value - first) % step === 0;
}
