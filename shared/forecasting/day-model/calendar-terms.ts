import { nameDay } from '../../time/day-number.ts';
import type { WorkdayCalendar } from './workday-calendar.ts';

/** Where each kind of term stands among the model's columns. */
export interface TermLayout {
  /** Weekly levels, newest first. */
  readonly levels: number;
  readonly weekdayAt: number;
  readonly dayOfMonthAt: number;
  readonly workdayAt: number;
  readonly catchUpAt: number;
  readonly yearlyAt: number;
  readonly columns: number;
}

/** The columns of one day that are not 0. */
export interface TermRow {
  readonly at: readonly number[];
  readonly value: readonly number[];
}

/** Working days counted from the month's beginning, and from its end, that have a term of their own. */
export const WORKDAYS_EACH_END = 3;
/** Working days after a closed one on which people call who could not then. */
export const CATCH_UP_DAYS = 3;
/** Waves a year has: a sine and a cosine each. */
export const YEARLY_WAVES = 3;
const DAYS_OF_YEAR = 365.2425;

export function layOutTerms(levels: number, yearlyWaves: number): TermLayout {
  const weekdayAt = levels;
  const dayOfMonthAt = weekdayAt + 7;
  const workdayAt = dayOfMonthAt + 31;
  const catchUpAt = workdayAt + 2 * WORKDAYS_EACH_END;
  const yearlyAt = catchUpAt + CATCH_UP_DAYS;
  const columns = yearlyAt + 2 * yearlyWaves;
  return { levels, weekdayAt, dayOfMonthAt, workdayAt, catchUpAt, yearlyAt, columns };
}

/** The terms of a day: its level, weekday, day of month, working day of month, days since a closed one and time of year. */
export function placeTerms(
  layout: TermLayout,
  calendar: WorkdayCalendar,
  number: number,
  weekday: number,
  level: number,
): TermRow {
  const at = [level, layout.weekdayAt + weekday, layout.dayOfMonthAt + Number(nameDay(number).slice(8)) - 1];
  const value = [1, 1, 1];
  const place = calendar.placeOf(number);
  if (place !== null) {
    for (const [end, index] of place.entries()) {
      if (index >= WORKDAYS_EACH_END) continue;
      at.push(layout.workdayAt + end * WORKDAYS_EACH_END + index);
      value.push(1);
    }
  }
  const sinceClosed = calendar.countSinceClosed(number, CATCH_UP_DAYS);
  if (sinceClosed !== null) {
    at.push(layout.catchUpAt + sinceClosed);
    value.push(1);
  }
  for (let column = layout.yearlyAt; column < layout.columns; column += 2) {
    const angle = (2 * Math.PI * ((column - layout.yearlyAt) / 2 + 1) * number) / DAYS_OF_YEAR;
    at.push(column, column + 1);
    value.push(Math.sin(angle), Math.cos(angle));
  }
  return { at, value };
}
