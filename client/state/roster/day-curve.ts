import type { CoverCurve, RosterSlots, RosterTold } from './roster-told.ts';

/** Agents needed and there in the slots of one day. */
export interface DayCover {
  readonly needed: readonly number[];
  readonly there: readonly number[];
  /** Agent hours, each group by itself: one group's surplus does not fill another's gap. */
  readonly shortHours: number;
  readonly overHours: number;
}

/** @param coverId null: all groups together */
export function coverOfDay(
  slots: RosterSlots,
  curves: readonly CoverCurve[],
  there: RosterTold['there'],
  day: number,
  coverId: string | null,
): DayCover {
  const [from, to] = [slots.dayStartSlots[day]!, slots.dayStartSlots[day + 1]!];
  const needed = Array.from({ length: to - from }, () => 0);
  const present = Array.from({ length: to - from }, () => 0);
  let [short, over] = [0, 0];
  curves.forEach((curve, at) => {
    if (coverId !== null && curve.coverId !== coverId) return;
    for (let slot = from; slot < to; slot++) {
      const [need, have] = [curve.needed[slot]!, there[at]![slot]!];
      needed[slot - from]! += need;
      present[slot - from]! += have;
      short += Math.max(0, need - have);
      over += Math.max(0, have - need);
    }
  });
  const hours = slots.slotMinutes / 60;
  return { needed, there: present, shortHours: short * hours, overHours: over * hours };
}

/** A step curve as an SVG path: one step a value, `width` and `height` in px, `most` at the top. Example: `M0 10H5V0H10`. */
export function stepPath(values: readonly number[], most: number, width: number, height: number): string {
  const x = (slot: number) => round((slot * width) / values.length);
  const y = (value: number) => round(height - (Math.min(value, most) * height) / Math.max(most, 1e-9));
  return values
    .map((value, slot) => `${slot === 0 ? `M0 ${y(value)}` : `V${y(value)}`}H${x(slot + 1)}`)
    .join('');
}

/** The same, filled down to the base line. */
export function stepArea(values: readonly number[], most: number, width: number, height: number): string {
  return values.length === 0 ? '' : `${stepPath(values, most, width, height)}V${height}H0Z`;
}

/** Between two step curves where the first is above the second: what is short, or over. */
export function gapArea(
  above: readonly number[],
  below: readonly number[],
  most: number,
  width: number,
  height: number,
): string {
  const x = (slot: number) => round((slot * width) / above.length);
  const y = (value: number) => round(height - (Math.min(value, most) * height) / Math.max(most, 1e-9));
  return above
    .map((value, slot) => {
      const other = below[slot]!;
      if (value <= other) return '';
      return `M${x(slot)} ${y(value)}H${x(slot + 1)}V${y(other)}H${x(slot)}Z`;
    })
    .join('');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
