import { weekdayOfNumber } from '../../time/day-number.ts';
import { findBaseDays, listAheadDays, type AheadDay } from '../base-days.ts';
import { cleanDays, type CleanDays } from '../clean-days.ts';
import type { ForecastMethod, MethodInput } from '../forecast-method.ts';
import { findFactors } from './find-factors.ts';

const FACTORS = 4;
/** Days after which a day says half as much about the scores of its weekday. */
const HALF_LIFE_DAYS = 28;
/** Older days than these describe no present day better. */
const MOST_DAYS = 182;
/** The autocorrelation of scores is drawn toward 0 as if so many uncorrelated days had been seen. */
const DOUBTED_DAYS = 10;

/**
 * Days as sums of a few curves whose daily scores are forecast: singular values of the square roots of counts, scores by the
 * mean of their weekday and an AR(1) on what they differ by (Shen and Huang, "Interday forecasting and intraday updating of
 * call center arrivals", Manufacturing & Service Operations Management 10(3), 2008).
 */
export const singularDays: ForecastMethod = {
  id: 'singular-days',
  leastDays: 1,
  forecast: (input) => forecastSingularDays(input, cleanDays(findBaseDays(input))),
};

/** The matrix of days: one row a base day, one column an interval that is ever known. */
interface DayMatrix {
  /** Days of the grid. */
  readonly days: readonly number[];
  readonly weekdays: readonly number[];
  /** Intervals of the day. */
  readonly columns: readonly number[];
  readonly values: Float64Array;
}

export function forecastSingularDays({ history, ahead, events }: MethodInput, base: CleanDays): Float64Array {
  const perDay = history.intervalsPerDay;
  const result = new Float64Array(ahead.days * perDay).fill(NaN);
  const matrix = buildMatrix(base);
  const { days, columns, values } = matrix;
  if (days.length === 0) return result;
  const { curves, scores } = findFactors(values, days.length, columns.length, FACTORS);
  const aheadDays = listAheadDays(ahead, events);
  const foretold = scores.map((score) => forecastScores(score, matrix, base, aheadDays));
  const roots = addCurves(
    curves,
    foretold.map(({ ahead: scoresAhead }) => scoresAhead),
  );
  const usual = addCurves(
    curves,
    foretold.map(({ usual: scoresUsual }) => scoresUsual),
  );
  const lost = findLost(matrix, usual, base);
  for (const [day, { weekday }] of aheadDays.entries()) {
    for (const [column, at] of columns.entries()) {
      if (base.known[weekday * perDay + at] === 0) continue;
      result[day * perDay + at] = lost * Math.max(0, roots[day * columns.length + column]!) ** 2;
    }
  }
  return result;
}

/** Roots of counts, day after day: the sum of each curve times its score. */
function addCurves(curves: readonly Float64Array[], scores: readonly Float64Array[]): Float64Array {
  const columns = curves[0]?.length ?? 0;
  const roots = new Float64Array((scores[0]?.length ?? 0) * columns);
  for (const [factor, curve] of curves.entries()) {
    for (const [day, score] of scores[factor]!.entries()) {
      for (let column = 0; column < columns; column += 1)
        roots[day * columns + column]! += score * curve[column]!;
    }
  }
  return roots;
}

/**
 * The mean of roots, squared, is less than the mean of counts (by a quarter of a call an interval, and all that days differ by):
 * how many calls there were, the newest counting most, for each that the usual week of roots says.
 */
function findLost({ days, weekdays, values }: DayMatrix, usual: Float64Array, base: CleanDays): number {
  const columns = values.length / days.length;
  let calls = 0;
  let said = 0;
  for (const [row, day] of days.entries()) {
    const weight = weightOf(base, day);
    for (let column = 0; column < columns; column += 1) {
      calls += weight * values[row * columns + column]! ** 2;
      said += weight * Math.max(0, usual[weekdays[row]! * columns + column]!) ** 2;
    }
  }
  return said > 0 ? calls / said : 1;
}

function weightOf({ grid }: CleanDays, day: number): number {
  return 0.5 ** ((grid.days - day) / HALF_LIFE_DAYS);
}

/** A factor's scores on the days ahead, and its usual ones by weekday. */
function forecastScores(
  scores: Float64Array,
  { days, weekdays }: DayMatrix,
  base: CleanDays,
  aheadDays: readonly AheadDay[],
): { readonly ahead: Float64Array; readonly usual: Float64Array } {
  const sums = new Float64Array(7);
  const weights = new Float64Array(7);
  for (const [row, day] of days.entries()) {
    const weight = weightOf(base, day);
    sums[weekdays[row]!]! += weight * scores[row]!;
    weights[weekdays[row]!]! += weight;
  }
  const usual = (weekday: number) => (weights[weekday]! > 0 ? sums[weekday]! / weights[weekday]! : 0);
  const difference = (row: number) => scores[row]! - usual(weekdays[row]!);
  let products = 0;
  let squares = 0;
  for (let row = 1; row < days.length; row += 1) {
    products += difference(row) * difference(row - 1);
    squares += difference(row - 1) ** 2;
  }
  const trust = days.length / (days.length + DOUBTED_DAYS);
  const correlation = squares > 0 ? Math.max(0, Math.min(0.95, (products / squares) * trust)) : 0;
  const newest = difference(days.length - 1);
  const newestNumber = base.firstNumber + days.at(-1)!;
  let steps = 0;
  const scoresAhead = Float64Array.from(aheadDays, ({ number, weekday }) => {
    // Only days that are worked on count as steps: a weekend does not make Friday's errors fade.
    if (weights[weekday]! > 0 && number > newestNumber) steps += 1;
    return usual(weekday) + newest * correlation ** Math.max(steps, 1);
  });
  return { ahead: scoresAhead, usual: sums.map((_, weekday) => usual(weekday)) };
}

/** What is not known of a day is taken from its weekday's mean. */
function buildMatrix({ grid, isBase, isOutlier, firstNumber, known }: CleanDays): DayMatrix {
  const perDay = grid.intervalsPerDay;
  const days: number[] = [];
  for (let day = Math.max(grid.days - MOST_DAYS, 0); day < grid.days; day += 1) {
    if (isBase[day] === 1 && isOutlier[day] === 0) days.push(day);
  }
  const weekdays = days.map((day) => weekdayOfNumber(firstNumber + day));
  const columns: number[] = [];
  for (let at = 0; at < perDay; at += 1) {
    if (weekdays.some((weekday) => known[weekday * perDay + at]! > 0)) columns.push(at);
  }
  const sums = new Float64Array(7 * columns.length);
  const counts = new Float64Array(7 * columns.length);
  const values = new Float64Array(days.length * columns.length);
  for (const [row, day] of days.entries()) {
    for (const [column, at] of columns.entries()) {
      const value = Math.sqrt(grid.values[day * perDay + at]!);
      values[row * columns.length + column] = value;
      if (Number.isNaN(value)) continue;
      sums[weekdays[row]! * columns.length + column]! += value;
      counts[weekdays[row]! * columns.length + column]! += 1;
    }
  }
  for (let place = 0; place < values.length; place += 1) {
    if (!Number.isNaN(values[place]!)) continue;
    const row = Math.floor(place / columns.length);
    const mean = weekdays[row]! * columns.length + (place % columns.length);
    values[place] = counts[mean]! > 0 ? sums[mean]! / counts[mean]! : 0;
  }
  return { days, weekdays, columns, values };
}
