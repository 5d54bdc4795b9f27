import { readDayMinute } from '../problem/clock-time.ts';
import type { PinnedShift, RosterProblem } from '../problem/problem.ts';
import { expandTemplate, placeShift } from './expand-template.ts';
import type { RosterCalendar } from './roster-calendar.ts';
import type { Variant } from './variant.ts';

/** More do not fit the numbers of picks. */
export const MOST_VARIANTS = 65_535;

/** All variants of a problem, and which of them there are on a day. */
export interface VariantCatalogue {
  readonly variants: readonly Variant[];
  /** Shifts of the templates on a day, whoever may work them; ascending. Shared by days of the usual length. */
  readonly offeredOn: (day: number) => readonly number[];
  /** What a pinned shift may be: one, or as many as its long break has places. */
  readonly pinnedOn: (day: number, pinned: PinnedShift) => readonly number[];
}

const DAY_OFF: Variant = {
  templateId: null,
  span: { fromMinute: 0, toMinute: 0 },
  present: [],
  paidMinutes: 0,
  kind: 'off',
};

/**
 * Where the clocks change within a shift its paid minutes are others, so that it is a variant of its own, offered on that
 * day only: whatever counts minutes by variant counts the real ones.
 *
 * @throws RangeError where there are more variants than picks can name.
 */
export function createVariantCatalogue(problem: RosterProblem, calendar: RosterCalendar): VariantCatalogue {
  const { dayStartsAt } = problem.horizon;
  const variants: Variant[] = [DAY_OFF];
  const known = new Map<string, number>();

  function add(variant: Variant): number {
    const { templateId, span, present, paidMinutes } = variant;
    const key = JSON.stringify([templateId, span, present, paidMinutes]);
    const found = known.get(key);
    if (found !== undefined) return found;
    if (variants.length >= MOST_VARIANTS) throw new RangeError(sayTooMany(problem));
    known.set(key, variants.length);
    variants.push(variant);
    return variants.length - 1;
  }

  function addOn(day: number, listed: readonly Variant[]): readonly number[] {
    const onDay = listed.map((variant) => add(withRealMinutes(variant, day, calendar)));
    return [...new Set(onDay)].sort((a, b) => a - b);
  }

  const listed = problem.templates.flatMap((template) => expandTemplate(template, dayStartsAt));
  const usual = [...new Set(listed.map(add))];
  const offered = Array.from({ length: calendar.dayCount }, (_, day) =>
    calendar.hasUsualClock(day) ? usual : addOn(day, listed),
  );

  const templates = new Map(problem.templates.map((template) => [template.id, template]));
  function findPinned(day: number, { shift }: PinnedShift): readonly number[] {
    if (shift === null) return [0];
    const startMinute = readDayMinute(shift.start, dayStartsAt);
    return addOn(day, placeShift(templates.get(shift.templateId)!, { ...shift, startMinute }));
  }

  return { variants, offeredOn: (day) => offered[day]!, pinnedOn: findPinned };
}

function withRealMinutes(variant: Variant, day: number, calendar: RosterCalendar): Variant {
  const { fromMinute, toMinute } = variant.span;
  const more = calendar.realMinutes(day, fromMinute, toMinute) - (toMinute - fromMinute);
  if (more === 0 || variant.kind === 'standby') return variant;
  return { ...variant, paidMinutes: Math.max(0, variant.paidMinutes + more) };
}

function sayTooMany(problem: RosterProblem): string {
  return (
    `The ${problem.templates.length} shift templates make more than ${MOST_VARIANTS} shifts (starts by lengths by places of the long break), ` +
    `and a roster can tell at most ${MOST_VARIANTS} apart. Make gridMinutes, lengthGridMinutes or the long break's gridMinutes longer.`
  );
}
