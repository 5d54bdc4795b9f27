import { dayNumber, nameDay, weekdayOf } from '../../time/day-number.ts';
import type { DayGrid } from '../day-grid.ts';
import type { WeekPattern } from './week-pattern.ts';

/** A queue without enough past of its own, and what it leans on until it has. */
export interface BorrowRequest {
  readonly pattern: WeekPattern;
  /** Calls expected of an average day on which any come: typed, or the donor's own. */
  readonly callsPerDay: number;
  /** What is known of the queue itself; null: nothing. Closed hours are not known in it. */
  readonly own: DayGrid | null;
  /** Site day after the last one of the history to be made; an own history ends on the day before or later. */
  readonly endDay: string;
}

export interface BorrowedHistory {
  /** Weeks as the pattern has them, then the queue's own days: what a forecast is made from. */
  readonly history: DayGrid;
  /** How much the level is the queue's own by now, ratio 0 to 1. */
  readonly ownRatio: number;
  /** Days of the history that are borrowed. */
  readonly borrowedDays: number;
}

/** Weeks that a forecast wants; so many are borrowed at first, one less with each own week. */
const WEEKS = 8;
/** Own days that count for as much as the typed number of calls. */
export const PRIOR_DAYS = 7;

/**
 * A history to begin with: eight weeks of the pattern at the level expected, each own week taking the place of a borrowed one.
 * The level of the borrowed weeks turns to the queue's own as its days come: with n known days it is the typed one times
 * (own / expected so far) ^ (n / (n + 7)). From eight own weeks on nothing is borrowed.
 */
export function borrowHistory(request: BorrowRequest): BorrowedHistory {
  const { pattern, callsPerDay, endDay } = request;
  const { intervalMinutes, intervalsPerDay } = pattern;
  const own = cutOwn(request);
  const ownDays = own === null ? 0 : dayNumber(endDay) - dayNumber(own.firstDay);
  const borrowedDays = Math.max(0, 7 * WEEKS - ownDays);
  const { ratio, knownDays } = compareLevel(pattern, callsPerDay, own);
  const ownRatio = borrowedDays === 0 ? 1 : knownDays / (knownDays + PRIOR_DAYS);
  const level = callsPerDay * ratio ** ownRatio;
  const days = borrowedDays + ownDays;
  const first = dayNumber(endDay) - days;
  const values = new Float64Array(days * intervalsPerDay).fill(Number.NaN);
  for (let index = 0; index < borrowedDays; index += 1) {
    const week = weekdayOf(nameDay(first + index)) * intervalsPerDay;
    for (let place = 0; place < intervalsPerDay; place += 1) {
      const share = pattern.shares[week + place]!;
      if (share > 0) values[index * intervalsPerDay + place] = share * level;
    }
  }
  if (own !== null) values.set(own.values, borrowedDays * intervalsPerDay);
  return {
    history: { intervalMinutes, intervalsPerDay, firstDay: nameDay(first), days, values },
    ownRatio,
    borrowedDays,
  };
}

/** The queue's own days from the first one known to the end asked for; null when nothing is known. */
function cutOwn({ own, endDay }: BorrowRequest): DayGrid | null {
  const known = own?.values.findIndex((value) => !Number.isNaN(value)) ?? -1;
  if (own === null || known < 0) return null;
  const first = Math.floor(known / own.intervalsPerDay);
  const firstDay = nameDay(dayNumber(own.firstDay) + first);
  const days = Math.min(own.days - first, dayNumber(endDay) - dayNumber(firstDay));
  if (days <= 0) return null;
  const values = own.values.subarray(first * own.intervalsPerDay, (first + days) * own.intervalsPerDay);
  return { ...own, firstDay, days, values };
}

/** Own calls over what the pattern expected in the same intervals, half a call added to both; 1 of no days. */
function compareLevel(
  { shares, intervalsPerDay }: WeekPattern,
  callsPerDay: number,
  own: DayGrid | null,
): { readonly ratio: number; readonly knownDays: number } {
  let actual = 0;
  let expected = 0;
  let knownDays = 0;
  for (let index = 0; index < (own?.days ?? 0); index += 1) {
    const week = weekdayOf(nameDay(dayNumber(own!.firstDay) + index)) * intervalsPerDay;
    let isKnown = false;
    for (let place = 0; place < intervalsPerDay; place += 1) {
      const value = own!.values[index * intervalsPerDay + place]!;
      if (Number.isNaN(value)) continue;
      isKnown = true;
      actual += value;
      expected += shares[week + place]! * callsPerDay;
    }
    knownDays += isKnown ? 1 : 0;
  }
  return { ratio: (actual + 0.5) / (expected + 0.5), knownDays };
}
