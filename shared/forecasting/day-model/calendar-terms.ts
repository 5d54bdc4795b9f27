import { nameDay, weekdayOfNumber } from '../../time/day-number.ts';
import type { CleanDays } from '../clean-days.ts';

/** Where each kind of term stands among the model's columns. */
export interface TermLayout {
  /** Weekly levels, newest first. */
  readonly levels: number;
  readonly weekdayAt: number;
  readonly dayOfMonthAt: number;
  readonly workdayAt: number;
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
/** Waves a year has: a sine and a cosine each. */
export const YEARLY_WAVES = 3;
const DAYS_OF_YEAR = 365.2425;

export function layOutTerms(levels: number, yearlyWaves: number): TermLayout {
  const weekdayAt = levels;
  const dayOfMonthAt = weekdayAt + 7;
  const workdayAt = dayOfMonthAt + 31;
  const yearlyAt = workdayAt + 2 * WORKDAYS_EACH_END;
  return { levels, weekdayAt, dayOfMonthAt, workdayAt, yearlyAt, columns: yearlyAt + 2 * yearlyWaves };
}

/** What a calendar of working days can be asked: it counts them once for each month. */
export class WorkdayCalendar {
  private readonly isWorkWeekday: readonly boolean[];
  private readonly days: CleanDays;
  /** Places of days in their months by day number: [from the beginning, from the end], from 0; null: not a working day. */
  private readonly places = new Map<number, readonly [number, number] | null>();

  /**
   * Weekdays of at least half the calls of the busiest one are worked on; days of the history on which nothing is known, or
   * which are in no base, are not.
   */
  constructor(days: CleanDays, totals: Float64Array) {
    this.days = days;
    const sums = new Float64Array(7);
    const counts = new Float64Array(7);
    for (const [day, total] of totals.entries()) {
      if (Number.isNaN(total)) continue;
      sums[weekdayOfNumber(days.firstNumber + day)]! += total;
      counts[weekdayOfNumber(days.firstNumber + day)]! += 1;
    }
    const means = Array.from(sums, (sum, weekday) => sum / Math.max(counts[weekday]!, 1));
    const busiest = Math.max(...means);
    this.isWorkWeekday = means.map((value) => value > 0 && value >= busiest / 2);
  }

  placeOf(number: number): readonly [number, number] | null {
    if (!this.places.has(number)) this.countMonth(number);
    return this.places.get(number)!;
  }

  private countMonth(number: number): void {
    const first = number - Number(nameDay(number).slice(8)) + 1;
    const after = first + 31;
    const next = after - Number(nameDay(after).slice(8)) + 1;
    const workdays: number[] = [];
    for (let day = first; day < next; day += 1) {
      this.places.set(day, null);
      if (this.isWorkday(day)) workdays.push(day);
    }
    for (const [index, day] of workdays.entries()) this.places.set(day, [index, workdays.length - 1 - index]);
  }

  private isWorkday(number: number): boolean {
    if (!this.isWorkWeekday[weekdayOfNumber(number)]!) return false;
    const day = number - this.days.firstNumber;
    return day < 0 || day >= this.days.grid.days || this.days.isBase[day] === 1;
  }
}

/** The terms of a day: its level, weekday, day of month, working day of month and time of year. */
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
  for (let column = layout.yearlyAt; column < layout.columns; column += 2) {
    const angle = (2 * Math.PI * ((column - layout.yearlyAt) / 2 + 1) * number) / DAYS_OF_YEAR;
    at.push(column, column + 1);
    value.push(Math.sin(angle), Math.cos(angle));
  }
  return { at, value };
}
