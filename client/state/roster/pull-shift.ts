import type { RosterShift } from '../../../shared/contract/rosters.ts';
import { readDayMinute } from '../../../shared/rostering/problem/clock-time.ts';
import type { ShiftTemplate } from '../../../shared/rostering/problem/problem.ts';
import { listShifts } from './shift-words.ts';

export type PulledPart = 'start' | 'end' | 'whole';

/** Minutes after the start of the site day. */
interface Span {
  readonly from: number;
  readonly to: number;
}

export function spanOf(
  { start, minutes }: Pick<RosterShift, 'start' | 'minutes'>,
  dayStartsAt: string,
): Span {
  const from = readDayMinute(start, dayStartsAt);
  return { from, to: from + minutes };
}

/**
 * A shift pulled at one of its ends, or moved as a whole, by some minutes: of those its template makes the nearest. Pulling an end
 * leaves the other where it is. Null where the template makes none that fits.
 */
export function pullShift(
  shift: RosterShift,
  template: ShiftTemplate,
  part: PulledPart,
  byMinutes: number,
  dayStartsAt: string,
): RosterShift | null {
  const was = spanOf(shift, dayStartsAt);
  const wanted: Span = {
    from: part === 'end' ? was.from : was.from + byMinutes,
    to: part === 'start' ? was.to : was.to + byMinutes,
  };
  let best: { readonly shift: RosterShift; readonly distance: number } | null = null;
  for (const made of listShifts(template, dayStartsAt)) {
    const { from, to } = spanOf(made, dayStartsAt);
    if (part === 'start' && to !== was.to) continue;
    if (part === 'end' && from !== was.from) continue;
    if (part === 'whole' && to - from !== shift.minutes) continue;
    const distance = Math.abs(from - wanted.from) + Math.abs(to - wanted.to);
    if (best === null || distance < best.distance) best = { shift: made, distance };
  }
  if (best === null) return null;
  const isSame = best.shift.start === shift.start && best.shift.minutes === shift.minutes;
  return isSame ? shift : best.shift;
}

/** The long break moved to where its template allows it; `null` where there is none to move. Minutes after the shift's start. */
export function moveLongBreak(
  shift: RosterShift,
  template: ShiftTemplate,
  afterMinutes: number,
): RosterShift | null {
  const { longBreak } = template;
  if (longBreak === null) return null;
  const latest = Math.min(longBreak.latestAfterMinutes, shift.minutes - longBreak.minutes);
  if (latest < longBreak.earliestAfterMinutes) return null;
  const steps = Math.round((afterMinutes - longBreak.earliestAfterMinutes) / longBreak.gridMinutes);
  const most = Math.floor((latest - longBreak.earliestAfterMinutes) / longBreak.gridMinutes);
  const placed = longBreak.earliestAfterMinutes + Math.min(most, Math.max(0, steps)) * longBreak.gridMinutes;
  return { ...shift, longBreakAfterMinutes: placed, segments: null };
}

/**
 * A pause that was placed, moved by some minutes on quarters of an hour, kept between what is before and after it. The same shift
 * where there is no room.
 */
export function moveBreak(shift: RosterShift, fromMinute: number, byMinutes: number): RosterShift {
  const segments = shift.segments ?? [];
  const at = segments.findIndex((segment) => segment.fromMinute === fromMinute && segment.kind !== 'work');
  const [before, pause, after] = [segments[at - 1], segments[at], segments[at + 1]];
  if (pause === undefined || before?.kind !== 'work' || after?.kind !== 'work') return shift;
  const steps = Math.round(byMinutes / 15) * 15;
  const room = {
    least: before.fromMinute + 15 - pause.fromMinute,
    most: after.toMinute - 15 - pause.toMinute,
  };
  const by = Math.min(room.most, Math.max(room.least, steps));
  if (by === 0 || room.least > room.most) return shift;
  const moved = [
    { ...before, toMinute: before.toMinute + by },
    { ...pause, fromMinute: pause.fromMinute + by, toMinute: pause.toMinute + by },
    { ...after, fromMinute: after.fromMinute + by },
  ];
  return { ...shift, segments: [...segments.slice(0, at - 1), ...moved, ...segments.slice(at + 2)] };
}
