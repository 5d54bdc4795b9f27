import { dayNumber, weekdayOfNumber } from '../time/day-number.ts';
import type { DayGrid } from './day-grid.ts';
import { median } from './statistics.ts';

/** Base days of each side that a shift is measured on. */
const DAYS_A_SIDE = 28;
/** A ratio is drawn toward none as if so many days had been seen after the shift without it. */
const DOUBTED_DAYS = 1;
/** What differs by more is another queue rather than another level: what lies before teaches nothing. */
const MOST_RATIO = 20;

/**
 * By day of a history: what its counts are multiplied by, so that they stand at the present level; NaN for days that cannot be
 * brought there, and are in no base. A shift's ratio is the median of the days after it over the usual day before it, each
 * weekday and interval compared with itself, so that a day of which only a part is known counts too.
 *
 * @param shifts first days of new levels, as a person confirmed them; those outside the history change nothing
 * Example: 8 weeks of 100 calls a day, then 2 of 150 from a confirmed shift on: the first 8 are multiplied by about 1.5.
 */
export function findLevelScale(grid: DayGrid, isBase: Uint8Array, shifts: readonly string[]): Float64Array {
  const firstNumber = dayNumber(grid.firstDay);
  const scale = new Float64Array(grid.days).fill(1);
  const starts = shifts
    .map((day) => dayNumber(day) - firstNumber)
    .filter((day) => day > 0 && day < grid.days)
    .sort((a, b) => a - b);
  for (const [index, start] of starts.entries()) {
    const before = listBaseDays(isBase, starts[index - 1] ?? 0, start).slice(-DAYS_A_SIDE);
    const after = listBaseDays(isBase, start, starts[index + 1] ?? grid.days).slice(0, DAYS_A_SIDE);
    if (before.length === 0 || after.length === 0) continue;
    const ratio = measureShift(grid, firstNumber, before, after);
    const isLevel = ratio > 1 / MOST_RATIO && ratio < MOST_RATIO;
    for (let day = 0; day < start; day += 1) scale[day]! *= isLevel ? ratio : NaN;
  }
  return scale;
}

function listBaseDays(isBase: Uint8Array, from: number, to: number): number[] {
  const days: number[] = [];
  for (let day = from; day < to; day += 1) if (isBase[day] === 1) days.push(day);
  return days;
}

/** NaN or infinite where the days before have no calls to be compared with. */
function measureShift(
  grid: DayGrid,
  firstNumber: number,
  before: readonly number[],
  after: readonly number[],
): number {
  const perDay = grid.intervalsPerDay;
  const sums = new Float64Array(7 * perDay);
  const counts = new Float64Array(7 * perDay);
  for (const day of before) {
    const week = weekdayOfNumber(firstNumber + day) * perDay;
    for (let at = 0; at < perDay; at += 1) {
      const value = grid.values[day * perDay + at]!;
      if (Number.isNaN(value)) continue;
      sums[week + at]! += value;
      counts[week + at]! += 1;
    }
  }
  const ratioOf = (day: number) => {
    const week = weekdayOfNumber(firstNumber + day) * perDay;
    let usual = 0;
    let calls = 0;
    for (let at = 0; at < perDay; at += 1) {
      const value = grid.values[day * perDay + at]!;
      if (Number.isNaN(value) || counts[week + at] === 0) continue;
      usual += sums[week + at]! / counts[week + at]!;
      calls += value;
    }
    return usual > 0 ? calls / usual : NaN;
  };
  const medianRatio = (days: readonly number[]) =>
    median(days.map(ratioOf).filter((ratio) => !Number.isNaN(ratio)));
  const trust = after.length / (after.length + DOUBTED_DAYS);
  return Math.exp(trust * Math.log(medianRatio(after) / medianRatio(before)));
}
