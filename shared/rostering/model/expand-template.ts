import { readDayMinute } from '../problem/clock-time.ts';
import type { ClockTime, ShiftTemplate } from '../problem/problem.ts';
import type { Span, Variant } from './variant.ts';

/** A shift of a template: where it begins and how long it is, breaks included. */
export interface ShiftPlace {
  /** After the start of the site day. */
  readonly startMinute: number;
  readonly minutes: number;
  /** Where the long break begins, after the shift's start; left out: wherever it may. */
  readonly longBreakAfterMinutes?: number;
}

/**
 * All ways to work a template: starts by lengths by places of the long break. A length in which the long break fits nowhere is
 * none.
 */
export function expandTemplate(template: ShiftTemplate, dayStartsAt: ClockTime): readonly Variant[] {
  const firstStart = readDayMinute(template.firstStart, dayStartsAt);
  const lastStart = readDayMinute(template.lastStart, dayStartsAt);
  const starts = listSteps(firstStart, lastStart, template.gridMinutes);
  const lengths = listSteps(template.minMinutes, template.maxMinutes, template.lengthGridMinutes);
  return starts.flatMap((startMinute) =>
    lengths
      .filter((minutes) => template.longBreak === null || listBreakPlaces(template, minutes).length > 0)
      .flatMap((minutes) => placeShift(template, { startMinute, minutes })),
  );
}

/** One shift of a template, wherever it stands: as many variants as its long break has places; without it where it fits nowhere. */
export function placeShift(template: ShiftTemplate, place: ShiftPlace): readonly Variant[] {
  const { startMinute, minutes, longBreakAfterMinutes } = place;
  const span = { fromMinute: startMinute, toMinute: startMinute + minutes };
  const places =
    longBreakAfterMinutes === undefined ? listBreakPlaces(template, minutes) : [longBreakAfterMinutes];
  if (template.longBreak === null || places.length === 0) return [makeVariant(template, span, null)];
  return places.map((after) => {
    const fromMinute = startMinute + after;
    return makeVariant(template, span, { fromMinute, toMinute: fromMinute + template.longBreak!.minutes });
  });
}

function makeVariant(template: ShiftTemplate, span: Span, pause: Span | null): Variant {
  const isStandby = template.kind === 'standby';
  return {
    templateId: template.id,
    span,
    present: isStandby ? [] : cutOut(span, pause),
    paidMinutes: isStandby ? 0 : span.toMinute - span.fromMinute - unpaidMinutes(template, pause),
    kind: template.kind,
  };
}

function unpaidMinutes(template: ShiftTemplate, pause: Span | null): number {
  const long = pause === null || template.longBreak!.isPaid ? 0 : template.longBreak!.minutes;
  return template.shortBreaks.reduce((sum, { isPaid, minutes }) => sum + (isPaid ? 0 : minutes), long);
}

function cutOut(span: Span, pause: Span | null): readonly Span[] {
  if (pause === null) return [span];
  return [
    { fromMinute: span.fromMinute, toMinute: pause.fromMinute },
    { fromMinute: pause.toMinute, toMinute: span.toMinute },
  ].filter(({ fromMinute, toMinute }) => fromMinute < toMinute);
}

function listBreakPlaces(template: ShiftTemplate, shiftMinutes: number): readonly number[] {
  if (template.longBreak === null) return [];
  const { minutes, earliestAfterMinutes, latestAfterMinutes, gridMinutes } = template.longBreak;
  return listSteps(earliestAfterMinutes, Math.min(latestAfterMinutes, shiftMinutes - minutes), gridMinutes);
}

/** `from` to `to`, both in; a single one where they are equal. */
function listSteps(from: number, to: number, step: number): readonly number[] {
  if (to < from) return [];
  return Array.from({ length: Math.floor((to - from) / step) + 1 }, (_, place) => from + place * step);
}
