import { dayNumber, nameDay, weekdayOfNumber } from '../time/day-number.ts';
import type { DayGrid, DayRange } from './day-grid.ts';
import { listTouchedDays } from './events/event-days.ts';
import type { MethodInput } from './forecast-method.ts';
import { findLevelScale } from './level-shifts.ts';

/** The days of a history that say something about ordinary days, and what is needed of the calendar to learn from them. */
export interface BaseDays {
  /** The history, with what lies before a confirmed level shift brought to the present level. */
  readonly grid: DayGrid;
  /** By day of the grid: what its counts were multiplied by for that; 1 where nothing shifted. */
  readonly levelScale: Float64Array;
  /** Days from 1970-01-01 to the grid's first day. */
  readonly firstNumber: number;
  /** By day of the grid: 1 when something is known of it and it is like others. */
  readonly isBase: Uint8Array;
  /** By weekday (0 is Monday) and interval: on how many base days it is known. */
  readonly known: Int32Array;
  /** Holidays that are known beforehand, past and coming: days from 1970-01-01. */
  readonly holidays: ReadonlySet<number>;
}

/**
 * Days that an event touches (the day it is carried over to included) and excluded days are in no base; days before a
 * confirmed level shift are, at the level after it.
 */
export function findBaseDays(input: MethodInput): BaseDays {
  const { history, excludedDays, events, levelShifts } = input;
  const perDay = history.intervalsPerDay;
  const firstNumber = dayNumber(history.firstDay);
  const touched = listTouchedDays(events, history);
  const isBase = new Uint8Array(history.days);
  for (let day = 0; day < history.days; day += 1) {
    const name = nameDay(firstNumber + day);
    if (touched.has(name) || excludedDays.has(name)) continue;
    for (let at = day * perDay; at < (day + 1) * perDay && isBase[day] === 0; at += 1) {
      if (!Number.isNaN(history.values[at]!)) isBase[day] = 1;
    }
  }
  const levelScale = findLevelScale(history, isBase, levelShifts);
  const grid = scaleDays(history, levelScale);
  for (let day = 0; day < history.days; day += 1) if (Number.isNaN(levelScale[day]!)) isBase[day] = 0;
  const known = countKnown(grid, isBase, firstNumber);
  return { grid, levelScale, firstNumber, isBase, known, holidays: listHolidays(events) };
}

/** Where a person typed what is carried over to the day after, it is theirs to say. */
function listHolidays(events: MethodInput['events']): ReadonlySet<number> {
  const holidays = new Set<number>();
  for (const { kind, fromDay, toDay, carryOverRatio } of events) {
    if (kind !== 'holiday' || carryOverRatio > 0) continue;
    for (let day = dayNumber(fromDay); day <= dayNumber(toDay); day += 1) holidays.add(day);
  }
  return holidays;
}

function scaleDays(grid: DayGrid, scale: Float64Array): DayGrid {
  if (scale.every((factor) => factor === 1)) return grid;
  const values = grid.values.map((value, at) => value * scale[Math.floor(at / grid.intervalsPerDay)]!);
  return { ...grid, values };
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
