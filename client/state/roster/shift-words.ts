import type { RosterShift } from '../../../shared/contract/rosters.ts';
import { isSameShift } from '../../../shared/rostering/days/compare-days.ts';
import { nameClock } from '../../../shared/rostering/days/shift-codec.ts';
import { expandTemplate } from '../../../shared/rostering/model/expand-template.ts';
import { readClock } from '../../../shared/rostering/problem/clock-time.ts';
import type { ShiftTemplate } from '../../../shared/rostering/problem/problem.ts';

type Hours = Pick<RosterShift, 'start' | 'minutes'>;

/** Example: `07:00–15:30`. */
export function nameHours({ start, minutes }: Hours): string {
  return `${start}–${nameClock(readClock(start) + minutes)}`;
}

/** Clock times of the long break where it is all that differs between two shifts; null where there is more, or nothing. */
export function findMovedBreak(
  before: RosterShift | null,
  after: RosterShift | null,
): { readonly from: string; readonly to: string } | null {
  if (before === null || after === null || !isSameShift(before, after)) return null;
  const [was, is] = [before.longBreakAfterMinutes, after.longBreakAfterMinutes];
  if (was === null || is === null || was === is) return null;
  const start = readClock(after.start);
  return { from: nameClock(start + was), to: nameClock(start + is) };
}

/** As short as a narrow cell needs it: `7–15:30`. */
export function nameHoursShort({ start, minutes }: Hours): string {
  const end = nameClock(readClock(start) + minutes);
  return `${shorten(start)}–${shorten(end)}`;
}

function shorten(clock: string): string {
  return clock.replace(/^0/u, '').replace(/:00$/u, '');
}

/** Minutes as hours: `37.5`, or `37,5` where that is how they are written. */
export function formatHours(minutes: number, locale: string): string {
  return formatTenths(minutes / 60, locale);
}

/** To make one takes longer than to write a hundred numbers with it. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number with at most one digit after the point. */
export function formatTenths(value: number, locale: string): string {
  let format = formats.get(locale);
  if (format === undefined) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
    formats.set(locale, format);
  }
  return format.format(value);
}

/** All shifts a template makes, each once whatever its long break: what the picker offers. */
export function listShifts(template: ShiftTemplate, dayStartsAt: string): readonly RosterShift[] {
  const dayStart = readClock(dayStartsAt);
  const shifts = new Map<string, RosterShift>();
  for (const { span } of expandTemplate(template, dayStartsAt)) {
    const start = nameClock(span.fromMinute + dayStart);
    const minutes = span.toMinute - span.fromMinute;
    const shift = { templateId: template.id, start, minutes, longBreakAfterMinutes: null, segments: null };
    shifts.set(`${start} ${minutes}`, shift);
  }
  return [...shifts.values()];
}

/** Weekday of a day, 1 Monday to 7 Sunday, allows the template. */
export function isForWeekday({ weekdays }: Pick<ShiftTemplate, 'weekdays'>, weekday: number): boolean {
  return weekdays === undefined || weekdays.includes(weekday);
}
