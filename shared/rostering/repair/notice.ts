import type { RosterModel } from '../model/roster-model.ts';

/** What it costs to change somebody's shift, in the units of the objective, by how late they are told. */
export interface NoticeSettings {
  /** A change told long before. */
  readonly perChange: number;
  /** How many times more a change costs that is told as the shift begins: 4 makes it five times as much. */
  readonly lateFactor: number;
  /** What lateness adds halves with every so many hours of notice. */
  readonly halvedAfterHours: number;
  /** Nobody is asked later than this before the first minute that changes. */
  readonly leadMinutes: number;
}

export const NOTICE: NoticeSettings = { perChange: 5, lateFactor: 4, halvedAfterHours: 48, leadMinutes: 60 };

/**
 * `perChange * (1 + lateFactor * 2 ^ (-hours / halvedAfterHours))`: with the usual settings 25 at no notice, 15 two days
 * before, 10 four days before, 5.04 two weeks before.
 *
 * @param hours from being told to the first minute that changes; below 0 counts as 0.
 */
export function costOfNotice(settings: NoticeSettings, hours: number): number {
  const { perChange, lateFactor, halvedAfterHours } = settings;
  return perChange * (1 + lateFactor * 2 ** (-Math.max(0, hours) / halvedAfterHours));
}

/** First minute of the day, by the wall clock, that is spent otherwise; Infinity when nothing changes. */
export function firstChangedMinute({ variants }: RosterModel, from: number, to: number): number {
  if (from === to) return Infinity;
  const before = variants[from]!.span;
  const after = variants[to]!.span;
  if (from === 0) return after.fromMinute;
  if (to === 0) return before.fromMinute;
  if (before.fromMinute !== after.fromMinute) return Math.min(before.fromMinute, after.fromMinute);
  // The same start: an end that moves is noticed then; the same hours with another lunch, from the start on.
  return before.toMinute === after.toMinute ? before.fromMinute : Math.min(before.toMinute, after.toMinute);
}

/** Hours from now until the first minute that changes. Now is in real minutes since the horizon began. */
export function hoursOfNotice(
  model: RosterModel,
  day: number,
  from: number,
  to: number,
  nowMinute: number,
): number {
  const atMinute = model.dayStartSlots[day]! * model.slotMinutes + firstChangedMinute(model, from, to);
  return (atMinute - nowMinute) / 60;
}
