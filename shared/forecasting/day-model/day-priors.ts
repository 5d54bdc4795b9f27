import { factorize, solveFactorized } from './cholesky.ts';
import { CATCH_UP_DAYS, WORKDAYS_EACH_END, type TermLayout } from './calendar-terms.ts';

/** Standard deviations, on the scale of logarithms (0.05 is about 5 %), of what the model believes before it sees a day. */
export interface DayPriors {
  /** How far the level moves from one week to the next. */
  readonly levelStep: number;
  /** Size of day-of-month effects. */
  readonly dayOfMonth: number;
  /** Size of effects of the first and last working days of a month. */
  readonly workday: number;
  /** Size of what follows a closed day: those who could not call then. */
  readonly catchUp: number;
  /** What a day differs by for no reason the model knows, beyond Poisson noise. */
  readonly noise: number;
}

/** Where the search begins, and what it is drawn back to. */
export const USUAL_PRIORS: DayPriors = {
  levelStep: 0.025,
  dayOfMonth: 0.03,
  workday: 0.05,
  catchUp: 0.06,
  noise: 0.05,
};

/** How freely the data may move each of them: standard deviation of the logarithm. */
const FREEDOM: DayPriors = { levelStep: 0.3, dayOfMonth: 0.4, workday: 0.3, catchUp: 0.3, noise: 1.5 };

const LEVEL = 10;
const WEEKDAY = 0.7;
const YEARLY = 0.1;
/** Days over which effects of neighbouring days of the month are alike (correlation e^-1), round the month's end. */
const DAY_OF_MONTH_LENGTH = 1.6;
/** The same of working days: a strange one alone is more likely chance than habit. */
const WORKDAY_LENGTH = 1.5;

const DAY_OF_MONTH_PRECISION = invertCorrelations(31, (apart) =>
  Math.exp(-Math.min(apart, 31 - apart) / DAY_OF_MONTH_LENGTH),
);
const CATCH_UP_PRECISION = invertCorrelations(CATCH_UP_DAYS, (apart) => Math.exp(-apart / WORKDAY_LENGTH));
const WORKDAY_PRECISION = invertCorrelations(WORKDAYS_EACH_END, (apart) => Math.exp(-apart / WORKDAY_LENGTH));

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
  const addBlock = (at: number, length: number, precision: Float64Array, deviation: number) => {
    for (let row = 0; row < length; row += 1) {
      for (let column = 0; column <= row; column += 1) {
        add(at + row, at + column, precision[row * length + column]! / deviation ** 2);
      }
    }
  };
  addBlock(layout.dayOfMonthAt, 31, DAY_OF_MONTH_PRECISION, priors.dayOfMonth);
  for (const at of [layout.workdayAt, layout.workdayAt + WORKDAYS_EACH_END]) {
    addBlock(at, WORKDAYS_EACH_END, WORKDAY_PRECISION, priors.workday);
  }
  addBlock(layout.catchUpAt, CATCH_UP_DAYS, CATCH_UP_PRECISION, priors.catchUp);
  for (let at = layout.yearlyAt; at < layout.columns; at += 1) add(at, at, 1 / YEARLY ** 2);
}

/** ln of the determinant of the prior's precision, but for what no prior changes. */
export function logPriorDeterminant(layout: TermLayout, priors: DayPriors): number {
  return (
    -2 *
    ((layout.levels - 1) * Math.log(priors.levelStep) +
      31 * Math.log(priors.dayOfMonth) +
      2 * WORKDAYS_EACH_END * Math.log(priors.workday) +
      CATCH_UP_DAYS * Math.log(priors.catchUp))
  );
}

/** ln of how likely the priors themselves are, but for a constant. */
export function logHyperPrior(priors: DayPriors): number {
  const far = (name: keyof DayPriors) => (Math.log(priors[name] / USUAL_PRIORS[name]) / FREEDOM[name]) ** 2;
  return -0.5 * (far('levelStep') + far('dayOfMonth') + far('workday') + far('catchUp') + far('noise'));
}

function invertCorrelations(size: number, correlate: (apart: number) => number): Float64Array {
  const factor = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      factor[row * size + column] = correlate(Math.abs(row - column));
    }
  }
  factorize(factor, size);
  const inverse = new Float64Array(size * size);
  for (let row = 0; row < size; row += 1) {
    const unit = inverse.subarray(row * size, (row + 1) * size);
    unit[row] = 1;
    solveFactorized(factor, size, unit);
  }
  return inverse;
}
