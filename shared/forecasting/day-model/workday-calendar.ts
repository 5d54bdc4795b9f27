import { nameDay, weekdayOfNumber } from '../../time/day-number.ts';
import type { CleanDays } from '../clean-days.ts';

/** A day that is in no base and has less than this share of its weekday's calls was closed. */
const CLOSED_RATIO = 0.5;

/** Which days are worked on, where they stand in their months, and which of them were closed: it counts each month once. */
export class WorkdayCalendar {
  private readonly usual: readonly number[];
  private readonly isWorkWeekday: readonly boolean[];
  private readonly days: CleanDays;
  /** Places of days in their months by day number: [from the beginning, from the end], from 0; null: not a working day. */
  private readonly places = new Map<number, readonly [number, number] | null>();

  /** Weekdays of at least half the calls of the busiest one are worked on, but for days that were, or will be, closed. */
  constructor(days: CleanDays, totals: Float64Array) {
    this.days = days;
    const sums = new Float64Array(7);
    const counts = new Float64Array(7);
    for (const [day, total] of totals.entries()) {
      if (Number.isNaN(total)) continue;
      sums[weekdayOfNumber(days.firstNumber + day)]! += total;
      counts[weekdayOfNumber(days.firstNumber + day)]! += 1;
    }
    this.usual = Array.from(sums, (sum, weekday) => sum / Math.max(counts[weekday]!, 1));
    const busiest = Math.max(...this.usual);
    this.isWorkWeekday = this.usual.map((value) => value > 0 && value >= busiest / 2);
  }

  placeOf(number: number): readonly [number, number] | null {
    if (!this.places.has(number)) this.countMonth(number);
    return this.places.get(number)!;
  }

  /** Working days between a day and the closed one before it: 0 is the first after it. Null beyond `most`. */
  countSinceClosed(number: number, most: number): number | null {
    let workdays = 0;
    for (let day = number - 1; day >= this.days.firstNumber && workdays < most; day -= 1) {
      if (!this.isWorkWeekday[weekdayOfNumber(day)]!) continue;
      if (this.isClosed(day)) return workdays;
      workdays += 1;
    }
    return null;
  }

  private countMonth(number: number): void {
    const first = number - Number(nameDay(number).slice(8)) + 1;
    const after = first + 31;
    const next = after - Number(nameDay(after).slice(8)) + 1;
    const workdays: number[] = [];
    for (let day = first; day < next; day += 1) {
      this.places.set(day, null);
      if (this.isWorkWeekday[weekdayOfNumber(day)]! && !this.isClosed(day)) workdays.push(day);
    }
    for (const [index, day] of workdays.entries()) this.places.set(day, [index, workdays.length - 1 - index]);
  }

  /** Of a weekday that is worked on. */
  private isClosed(number: number): boolean {
    const { grid, firstNumber, isBase, holidays } = this.days;
    const day = number - firstNumber;
    if (day < 0) return false;
    if (day >= grid.days) return holidays.has(number);
    if (isBase[day] === 1) return false;
    let calls = 0;
    for (let at = day * grid.intervalsPerDay; at < (day + 1) * grid.intervalsPerDay; at += 1) {
      if (grid.values[at]! > 0) calls += grid.values[at]!;
    }
    return calls < CLOSED_RATIO * this.usual[weekdayOfNumber(number)]!;
  }
}
