import { factorize, solveFactorized } from './cholesky.ts';
import { WORKDAYS_EACH_END, type TermLayout } from './calendar-terms.ts';

/** Standard deviations, on the scale of logarithms (0.05 is about 5 %), of what the model believes before it sees a day. */
export interface DayPriors {
  /** How far the level moves from one week to the next. */
  readonly levelStep: number;
  /** Size of day-of-month effects. */
  readonly dayOfMonth: number;
  /** Size of effects of the first and last working days of a month. */
  readonly workday: number;
  /** What a day differs by for no reason the model knows, beyond Poisson noise. */
  readonly noise: number;
}

/** Where the search begins, and what it is drawn back to. */
export const USUAL_PRIORS: DayPriors = { levelStep: 0.02, dayOfMonth: 0.05, workday: 0.03, noise: 0.05 };

/** How freely the data may move each of them: standard deviation of the logarithm. */
const FREEDOM: DayPriors = { levelStep: 0.7, dayOfMonth: 0.7, workday: 0.7, noise: 1.5 };

const LEVEL = 10;
const WEEKDAY = 0.7;
const YEARLY = 0.1;
/** Days over which effects of neighbouring days of the month are alike (correlation e^-1), round the month's end. */
const DAY_OF_MONTH_LENGTH = 1.2;

const DAY_OF_MONTH_PRECISION = invertDayOfMonthCorrelations();

/** Adds the prior's precision to the lower triangle of `matrix`. */
export function addPriorPrecision(matrix: Float64Array, layout: TermLayout, priors: DayPriors): void {
  const size = layout.columns;
  const add = (row: number, column: number, value: number) => {
    matrix[row * size + column]! += value;
  };
  add(0, 0, 1 / LEVEL ** 2);
  const step = 1 / priors.levelStep ** 2;
  for (let level = 1; level < layout.levels; level += 1) {
    add(level - 1, level - 1, step);
    add(level, level, step);
    add(level, level - 1, -step);
  }
  for (let at = layout.weekdayAt; at < layout.dayOfMonthAt; at += 1) add(at, at, 1 / WEEKDAY ** 2);
  for (let row = 0; row < 31; row += 1) {
    for (let column = 0; column <= row; column += 1) {
      const value = DAY_OF_MONTH_PRECISION[row * 31 + column]! / priors.dayOfMonth ** 2;
      add(layout.dayOfMonthAt + row, layout.dayOfMonthAt + column, value);
    }
  }
  for (let at = layout.workdayAt; at < layout.yearlyAt; at += 1) add(at, at, 1 / priors.workday ** 2);
  for (let at = layout.yearlyAt; at < layout.columns; at += 1) add(at, at, 1 / YEARLY ** 2);
}

/** ln of the determinant of the prior's precision, but for what no prior changes. */
export function logPriorDeterminant(layout: TermLayout, priors: DayPriors): number {
  return (
    -2 *
    ((layout.levels - 1) * Math.log(priors.levelStep) +
      31 * Math.log(priors.dayOfMonth) +
      2 * WORKDAYS_EACH_END * Math.log(priors.workday))
  );
}

/** ln of how likely the priors themselves are, but for a constant. */
export function logHyperPrior(priors: DayPriors): number {
  const far = (name: keyof DayPriors) => (Math.log(priors[name] / USUAL_PRIORS[name]) / FREEDOM[name]) ** 2;
  return -0.5 * (far('levelStep') + far('dayOfMonth') + far('workday') + far('noise'));
}

function invertDayOfMonthCorrelations(): Float64Array {
  const factor = new Float64Array(31 * 31);
  for (let row = 0; row < 31; row += 1) {
    for (let column = 0; column < 31; column += 1) {
      const apart = Math.abs(row - column);
      factor[row * 31 + column] = Math.exp(-Math.min(apart, 31 - apart) / DAY_OF_MONTH_LENGTH);
    }
  }
  factorize(factor, 31);
  const inverse = new Float64Array(31 * 31);
  for (let row = 0; row < 31; row += 1) {
    const unit = inverse.subarray(row * 31, row * 31 + 31);
    unit[row] = 1;
    solveFactorized(factor, 31, unit);
  }
  return inverse;
}
