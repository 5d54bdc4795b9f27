import type { RosterShift } from '../../contract/rosters.ts';
import type { RosterModel } from '../model/roster-model.ts';
import type { Variant } from '../model/variant.ts';
import { readClock, readDayMinute } from '../problem/clock-time.ts';
import type { RosterProblem } from '../problem/problem.ts';

/** Shifts as planners see them (a template at a clock time) and as the engine names them (variants), of one model. */
export interface ShiftCodec {
  /**
   * The variant of a shift on a day; null when the model has none. A shift that does not say where its long break is has it as near
   * the middle as it may. On days the clocks change it is the day's own variant.
   */
  variantOf(agent: number, day: number, shift: Pick<RosterShift, ShiftKey>): number | null;
  /** Null for the day off. Breaks are not placed. */
  shiftOf(variant: number): RosterShift | null;
}

type ShiftKey = 'templateId' | 'start' | 'minutes' | 'longBreakAfterMinutes';

/**
 * @param problem the one the model was compiled from.
 * Example: of an early shift from 06:00 of eight hours with lunch after four, `shiftOf(variant)` is
 * `{ templateId: 'early', start: '06:00', minutes: 480, longBreakAfterMinutes: 240, segments: null }`.
 */
export function createShiftCodec(
  model: RosterModel,
  { horizon, templates }: Pick<RosterProblem, 'horizon' | 'templates'>,
): ShiftCodec {
  const { dayStartsAt } = horizon;
  const dayStartMinute = readClock(dayStartsAt);
  const hasLongBreak = new Set(templates.filter(({ longBreak }) => longBreak !== null).map(({ id }) => id));
  const breakOf = (variant: Variant) =>
    variant.templateId !== null && hasLongBreak.has(variant.templateId) ? findLongBreak(variant) : null;
  const byPlace = new Map<string, number[]>();
  model.variants.forEach(({ templateId, span }, variant) => {
    if (templateId === null) return;
    const key = keyOf(templateId, span.fromMinute, span.toMinute);
    const known = byPlace.get(key);
    if (known === undefined) byPlace.set(key, [variant]);
    else known.push(variant);
  });

  return {
    variantOf(agent, day, { templateId, start, minutes, longBreakAfterMinutes }) {
      const from = readDayMinute(start, dayStartsAt);
      const there = byPlace.get(keyOf(templateId, from, from + minutes)) ?? [];
      const fitting = there.filter(
        (variant) =>
          longBreakAfterMinutes === null || breakOf(model.variants[variant]!) === longBreakAfterMinutes,
      );
      const choices = model.choices[agent * model.dayCount + day]!;
      const offered = fitting.filter((variant) => choices.includes(variant));
      const best = offered.length > 0 ? offered : fitting;
      return best[Math.floor((best.length - 1) / 2)] ?? null;
    },
    shiftOf(place) {
      const variant = model.variants[place]!;
      if (variant.templateId === null) return null;
      const { fromMinute, toMinute } = variant.span;
      return {
        templateId: variant.templateId,
        start: nameClock(fromMinute + dayStartMinute),
        minutes: toMinute - fromMinute,
        longBreakAfterMinutes: breakOf(variant),
        segments: null,
      };
    },
  };
}

/** Minutes after midnight as a clock shows them, also past 24:00. Example: `nameClock(1530)` is `01:30`. */
export function nameClock(minute: number): string {
  const shown = ((minute % 1440) + 1440) % 1440;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(shown / 60))}:${two(shown % 60)}`;
}

/** Minutes from the start of a shift to its long break; null where nobody is there anyway (standby). */
export function findLongBreak({ span, present }: Variant): number | null {
  const [first, second] = present;
  if (first === undefined) return null;
  if (second !== undefined || first.fromMinute === span.fromMinute) {
    const isCut = first.toMinute < span.toMinute;
    return isCut ? first.toMinute - span.fromMinute : null;
  }
  return 0;
}

function keyOf(templateId: string, fromMinute: number, toMinute: number): string {
  return `${fromMinute} ${toMinute} ${templateId}`;
}
