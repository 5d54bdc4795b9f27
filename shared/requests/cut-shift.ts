import type { RosterSegment, RosterShift } from '../contract/rosters.ts';
import { nameClock } from '../rostering/days/shift-codec.ts';
import type { MinuteSpan } from './request.ts';

/** Where a shift is on its day. */
export interface PlacedShift {
  readonly shift: RosterShift;
  /** Wall-clock minutes after midnight of the site day, past 1440 for the next morning. */
  readonly fromMinute: number;
  /** Real minutes since the site day began, from wall-clock ones. */
  readonly realMinute: (minute: number) => number;
}

/**
 * A shift without a part of it: shorter where the part is at its start or end, with a gap where it is in the middle, null where
 * nothing is left. The same shift where the part does not touch it.
 *
 * Example: an early shift 08:00 to 16:00 without 08:00 to 10:00 begins at 10:00 and has 360 minutes.
 */
export function cutShift(placed: PlacedShift, part: MinuteSpan): RosterShift | null {
  const { shift, fromMinute } = placed;
  const toMinute = fromMinute + shift.minutes;
  const from = Math.max(fromMinute, part.fromMinute);
  const to = Math.min(toMinute, part.toMinute);
  if (to <= from) return shift;
  if (from === fromMinute && to === toMinute) return null;
  if (from === fromMinute) return keepFrom(placed, to, toMinute);
  if (to === toMinute) return keepFrom(placed, fromMinute, from);
  return withGap(placed, from, to);
}

/** What is worked of a shift: all of it but its gaps. */
export function listWorked(placed: PlacedShift): readonly MinuteSpan[] {
  const { shift, fromMinute, realMinute } = placed;
  const whole = { fromMinute, toMinute: fromMinute + shift.minutes };
  if (!shift.segments?.some(({ kind }) => kind === 'gap')) return [whole];
  const first = realMinute(fromMinute);
  return shift.segments
    .filter(({ kind }) => kind !== 'gap')
    .map((segment) => ({
      fromMinute: fromMinute + segment.fromMinute - first,
      toMinute: fromMinute + segment.toMinute - first,
    }));
}

function keepFrom(placed: PlacedShift, from: number, to: number): RosterShift {
  const { shift, realMinute, fromMinute } = placed;
  const { longBreakAfterMinutes } = shift;
  const after = longBreakAfterMinutes === null ? null : longBreakAfterMinutes - (from - fromMinute);
  return {
    templateId: shift.templateId,
    start: nameClock(from),
    minutes: to - from,
    longBreakAfterMinutes: after !== null && after >= 0 && after < to - from ? after : null,
    segments: shift.segments && clip(shift.segments, realMinute(from), realMinute(to)),
  };
}

function withGap(placed: PlacedShift, from: number, to: number): RosterShift {
  const { shift, realMinute, fromMinute } = placed;
  const whole: RosterSegment = {
    kind: 'work',
    id: null,
    fromMinute: realMinute(fromMinute),
    toMinute: realMinute(fromMinute + shift.minutes),
    isPaid: true,
  };
  const there = shift.segments ?? [whole];
  const gap: RosterSegment = {
    kind: 'gap',
    id: null,
    fromMinute: realMinute(from),
    toMinute: realMinute(to),
    isPaid: false,
  };
  const segments = [
    ...clip(there, there[0]!.fromMinute, gap.fromMinute),
    gap,
    ...clip(there, gap.toMinute, there.at(-1)!.toMinute),
  ];
  return { ...shift, segments };
}

function clip(segments: readonly RosterSegment[], from: number, to: number): readonly RosterSegment[] {
  return segments
    .map((segment) => ({
      ...segment,
      fromMinute: Math.max(segment.fromMinute, from),
      toMinute: Math.min(segment.toMinute, to),
    }))
    .filter(({ fromMinute, toMinute }) => fromMinute < toMinute);
}

/** A shift with hours before or after it; null where they do not touch it. */
export function extendShift(placed: PlacedShift, hours: MinuteSpan): RosterShift | null {
  const { shift, fromMinute, realMinute } = placed;
  const toMinute = fromMinute + shift.minutes;
  const isAfter = hours.fromMinute === toMinute;
  if (!isAfter && hours.toMinute !== fromMinute) return null;
  const added = hours.toMinute - hours.fromMinute;
  const extra: RosterSegment = {
    kind: 'work',
    id: null,
    fromMinute: realMinute(hours.fromMinute),
    toMinute: realMinute(hours.toMinute),
    isPaid: true,
  };
  const { segments, longBreakAfterMinutes } = shift;
  return {
    ...shift,
    start: isAfter ? shift.start : nameClock(hours.fromMinute),
    minutes: shift.minutes + added,
    longBreakAfterMinutes:
      longBreakAfterMinutes === null || isAfter ? longBreakAfterMinutes : longBreakAfterMinutes + added,
    segments: segments && (isAfter ? [...segments, extra] : [extra, ...segments]),
  };
}
