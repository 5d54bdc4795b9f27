import { dayNumber, nameDay } from '../time/day-number.ts';
import type { DayGrid, DayRange } from './day-grid.ts';
import type { MethodInput } from './forecast-method.ts';

/** The days of a history that say something about ordinary days, and what is needed of the calendar to learn from them. */
export interface BaseDays {
  readonly grid: DayGrid;
  /** Days from 1970-01-01 to the grid's first day. */
  readonly firstNumber: number;
  /** By day of the grid: 1 when something is known of it and it is like others. */
  readonly isBase: Uint8Array;
  /** By weekday (0 is Monday) and interval: on how many base days it is known. */
  readonly known: Int32Array;
}

/** Days with an event and excluded days are in no base. */
export function findBaseDays(input: MethodInput): BaseDays {
  const { history: grid, excludedDays } = input;
  const perDay = grid.intervalsPerDay;
  const firstNumber = dayNumber(grid.firstDay);
  const isOutside = new Uint8Array(grid.days);
  for (const event of input.events) {
    const from = Math.max(dayNumber(event.fromDay) - firstNumber, 0);
    const to = Math.min(dayNumber(event.toDay) - firstNumber, grid.days - 1);
    for (let day = from; day <= to; day += 1) isOutside[day] = 1;
  }
  const isBase = new Uint8Array(grid.days);
  for (let day = 0; day < grid.days; day += 1) {
    if (isOutside[day] === 1 || excludedDays.has(nameDay(firstNumber + day))) continue;
    for (let at = day * perDay; at < (day + 1) * perDay && isBase[day] === 0; at += 1) {
      if (!Number.isNaN(grid.values[at]!)) isBase[day] = 1;
    }
  }
  return { grid, firstNumber, isBase, known: countKnown(grid, isBase, firstNumber) };
}

/** On how many base days each interval of the week is known. */
export function countKnown(grid: DayGrid, isBase: Uint8Array, firstNumber: number): Int32Array {
  const perDay = grid.intervalsPerDay;
  const known = new Int32Array(7 * perDay);
  for (let day = 0; day < grid.days; day += 1) {
    if (isBase[day] === 0) continue;
    const week = weekdayOfNumber(firstNumber + day) * perDay;
    for (let at = 0; at < perDay; at += 1) {
      if (!Number.isNaN(grid.values[day * perDay + at]!)) known[week + at]! += 1;
    }
  }
  return known;
}

/** 0 is Monday, of the day so many days after 1970-01-01. */
export function weekdayOfNumber(number: number): number {
  return (((number + 3) % 7) + 7) % 7;
}

/** A day to forecast, as methods see it. */
export interface AheadDay {
  /** Days from 1970-01-01. */
  readonly number: number;
  /** The weekday it behaves like, 0 is Monday. */
  readonly weekday: number;
}

/** The days of a range; one with a `like-weekday` event takes that weekday's place. */
export function listAheadDays(ahead: DayRange, events: MethodInput['events']): readonly AheadDay[] {
  const first = dayNumber(ahead.firstDay);
  return Array.from({ length: ahead.days }, (_, index) => {
    const number = first + index;
    const day = nameDay(number);
    const like = events.findLast(
      ({ effect, fromDay, toDay }) => effect.kind === 'like-weekday' && fromDay <= day && day <= toDay,
    );
    const weekday = like?.effect.kind === 'like-weekday' ? like.effect.weekday - 1 : weekdayOfNumber(number);
    return { number, weekday };
  });
}
