import { coverOfDay, gapArea, stepArea, stepPath, type DayCover } from './day-curve.ts';
import type { CoverCurve, RosterSlots, RosterTold } from './roster-told.ts';

/** The small curve of one day, as SVG paths. */
export interface DayDrawing {
  readonly cover: DayCover;
  readonly needed: string;
  readonly there: string;
  /** Where agents are missing. */
  readonly short: string;
}

/** What the curves of all days have in common. */
export interface DayScale {
  readonly slots: RosterSlots;
  readonly curves: readonly CoverCurve[];
  /** Null: all groups together. */
  readonly coverId: string | null;
  /** Agents at the top. */
  readonly most: number;
  /** px */
  readonly width: number;
  readonly height: number;
}

/**
 * Draws the curves of days and keeps them: a day is drawn anew only where somebody else is there, so that of weeks on the screen a
 * dragged shift draws the one or two days it touches. Days that stay are the same objects.
 */
export function createDayDrawings(): (
  days: readonly number[],
  there: RosterTold['there'],
  scale: DayScale,
) => ReadonlyMap<number, DayDrawing> {
  let kept = new Map<number, { readonly drawing: DayDrawing; readonly there: RosterTold['there'] }>();
  let keptScale: DayScale | null = null;
  return (days, there, scale) => {
    const known = keptScale !== null && isSameScale(keptScale, scale) ? kept : new Map<number, never>();
    const next: typeof kept = new Map();
    for (const day of days) {
      const before = known.get(day);
      const stays = before !== undefined && isSameDay(scale.slots, day, before.there, there);
      next.set(day, stays ? before : { drawing: draw(day, there, scale), there });
    }
    [kept, keptScale] = [next, scale];
    return new Map([...next].map(([day, { drawing }]) => [day, drawing]));
  };
}

function draw(day: number, present: RosterTold['there'], scale: DayScale): DayDrawing {
  const { slots, curves, coverId, most, width, height } = scale;
  const cover = coverOfDay(slots, curves, present, day, coverId);
  return {
    cover,
    needed: stepPath(cover.needed, most, width, height),
    there: stepArea(cover.there, most, width, height),
    short: gapArea(cover.needed, cover.there, most, width, height),
  };
}

function isSameScale(one: DayScale, other: DayScale): boolean {
  return (Object.keys(one) as (keyof DayScale)[]).every((part) => one[part] === other[part]);
}

function isSameDay(
  { dayStartSlots }: RosterSlots,
  day: number,
  before: RosterTold['there'],
  there: RosterTold['there'],
): boolean {
  return there.every((row, curve) => {
    for (let slot = dayStartSlots[day]!; slot < dayStartSlots[day + 1]!; slot += 1)
      if (row[slot] !== before[curve]?.[slot]) return false;
    return true;
  });
}
