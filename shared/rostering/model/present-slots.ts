import type { RosterCalendar } from './roster-calendar.ts';
import type { RosterModel } from './roster-model.ts';
import type { Variant } from './variant.ts';

/** `RosterModel.presentSlots`, worked out when first asked for; days with nothing unusual near them share a list. */
export function createPresentSlots(
  variants: readonly Variant[],
  calendar: RosterCalendar,
): RosterModel['presentSlots'] {
  const { dayCount } = calendar;
  // A shift reaches over less than two days: the last two may be cut by the horizon's end.
  const isUsual = (day: number) => calendar.hasUsualClock(day) && day < dayCount - 2;
  const byDay = new Map<number, (Int32Array | undefined)[]>();
  const USUAL_DAY = -1;
  return (variant, day) => {
    const key = isUsual(day) ? USUAL_DAY : day;
    let lists = byDay.get(key);
    if (lists === undefined) byDay.set(key, (lists = []));
    return (lists[variant] ??= calendar.slotsWithin(day, variants[variant]!.present));
  };
}
