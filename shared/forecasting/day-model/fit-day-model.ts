import { weekdayOfNumber } from '../../time/day-number.ts';
import type { CleanDays } from '../clean-days.ts';
import { layOutTerms, placeTerms, YEARLY_WAVES, type TermLayout, type TermRow } from './calendar-terms.ts';
import { WorkdayCalendar } from './workday-calendar.ts';
import { factorize, logDeterminant, solveLower, solveUpper } from './cholesky.ts';
import {
  addPriorPrecision,
  logHyperPrior,
  logPriorDeterminant,
  USUAL_PRIORS,
  type DayPriors,
} from './day-priors.ts';
import { computeDayTotals } from './day-totals.ts';

/** The days that are learnt from, ready to be fitted with any priors. */
export interface DayObservations {
  readonly days: CleanDays;
  readonly calendar: WorkdayCalendar;
  readonly layout: TermLayout;
  /** Days of the grid. */
  readonly at: readonly number[];
  readonly calls: Float64Array;
  /** 1 for a whole day, less for one of which only a part is known. */
  readonly trust: Float64Array;
  readonly rows: readonly TermRow[];
  /** ln of the mean day: levels are deviations from it. */
  readonly offset: number;
}

/** What the days taught. */
export interface DayModel {
  readonly observations: DayObservations;
  readonly priors: DayPriors;
  readonly coefficients: Float64Array;
  /** ln of the expected calls, by observation. */
  readonly fitted: Float64Array;
  /** ln of the marginal likelihood of the priors (Laplace), but for a constant. */
  readonly evidence: number;
  /** Cholesky factor of the posterior precision. */
  readonly factor: Float64Array;
}

/** Beyond so many weeks the past says nothing about the present level or weekdays. */
const MOST_WEEKS = 156;
/** A year has to be seen once, and a month of it twice, before it is believed. */
const LEAST_DAYS_FOR_YEAR = 396;
/** A day further off than this counts less, by Huber's weights. */
const HUBER = 2.5;
/** Search for priors: steps that become finer. */
const SEARCH_STEPS = [2, 1.5, 1.25];

/** Null when not a single day is known well enough. */
export function observeDays(days: CleanDays): DayObservations | null {
  const { totals, knownRatio } = computeDayTotals(days);
  const { grid, firstNumber } = days;
  const at: number[] = [];
  for (let day = Math.max(grid.days - 7 * MOST_WEEKS, 0); day < grid.days; day += 1) {
    if (!Number.isNaN(totals[day]!)) at.push(day);
  }
  if (at.length === 0) return null;
  const weekOf = (day: number) => Math.floor((grid.days - 1 - day) / 7);
  const isYearSeen = at.at(-1)! - at[0]! >= LEAST_DAYS_FOR_YEAR;
  const layout = layOutTerms(weekOf(at[0]!) + 1, isYearSeen ? YEARLY_WAVES : 0);
  const calendar = new WorkdayCalendar(days, totals);
  const calls = Float64Array.from(at, (day) => totals[day]!);
  const meanCalls = calls.reduce((sum, value) => sum + value, 0) / calls.length;
  return {
    days,
    calendar,
    layout,
    at,
    calls,
    trust: Float64Array.from(at, (day) => knownRatio[day]!),
    rows: at.map((day) => {
      const number = firstNumber + day;
      return placeTerms(layout, calendar, number, weekdayOfNumber(number), weekOf(day));
    }),
    offset: Math.log(Math.max(meanCalls, 0.01)),
  };
}

/**
 * Fits with the priors that make the days most likely (type II maximum a posteriori): a search along one prior after the
 * other. Evidence alone is noisy with a dozen weeks, so the priors have priors.
 */
export function fitDayModel(observations: DayObservations): DayModel {
  let best = fitWithPriors(observations, USUAL_PRIORS, 5, null);
  for (const step of SEARCH_STEPS) {
    for (const name of ['noise', 'levelStep', 'dayOfMonth', 'workday'] as const) {
      for (const factor of [step, 1 / step]) {
        for (;;) {
          const priors = { ...best.priors, [name]: best.priors[name] * factor };
          const tried = fitWithPriors(observations, priors, 1, best.fitted);
          if (!(tried.evidence > best.evidence + 1e-3)) break;
          best = tried;
        }
      }
    }
  }
  return fitWithPriors(observations, best.priors, 3, best.fitted);
}

/**
 * Penalised log-linear regression of daily calls on calendar terms: quasi-Poisson with variance mean + (noise x mean)^2, by
 * iteratively reweighted least squares, far-off days weighted down. `from`: fitted values to begin with.
 */
export function fitWithPriors(
  observations: DayObservations,
  priors: DayPriors,
  rounds: number,
  from: Float64Array | null,
): DayModel {
  const { layout, rows, calls, trust, offset } = observations;
  const size = layout.columns;
  const fitted = from === null ? Float64Array.from(calls, (value) => Math.log(value + 0.5)) : from.slice();
  const priorPrecision = new Float64Array(size * size);
  addPriorPrecision(priorPrecision, layout, priors);
  const working = new Float64Array(rows.length);
  const weights = new Float64Array(rows.length);
  let factor = priorPrecision;
  let right = new Float64Array(size);
  let evidence = 0;
  for (let round = 0; round < rounds; round += 1) {
    factor = priorPrecision.slice();
    right = new Float64Array(size);
    let weighted = 0;
    let logWeights = 0;
    for (const [index, row] of rows.entries()) {
      const expected = Math.exp(fitted[index]!);
      const isFirst = round === 0 && from === null;
      const surprise = isFirst ? 0 : Math.max(-1, Math.min(2, (calls[index]! - expected) / expected));
      working[index] = fitted[index]! + surprise - offset;
      const variance = 1 / Math.max(expected, 0.3) + priors.noise ** 2;
      const far = Math.abs(surprise) / Math.sqrt(variance);
      weights[index] = (trust[index]! * Math.min(1, HUBER / far)) / variance;
      weighted += weights[index]! * working[index]! ** 2;
      logWeights += Math.log(weights[index]!);
      addRow(factor, right, size, row, weights[index]!, working[index]!);
    }
    factorize(factor, size);
    solveLower(factor, size, right);
    let explained = 0;
    for (const value of right) explained += value * value;
    evidence =
      0.5 *
      (logWeights +
        logPriorDeterminant(layout, priors) -
        logDeterminant(factor, size) -
        weighted +
        explained);
    solveUpper(factor, size, right);
    for (const [index, row] of rows.entries()) fitted[index] = offset + multiply(row, right);
  }
  return {
    observations,
    priors,
    coefficients: right,
    fitted,
    evidence: evidence + logHyperPrior(priors),
    factor,
  };
}

/** Adds one weighted observation to the lower triangle of the normal equations. */
function addRow(
  matrix: Float64Array,
  right: Float64Array,
  size: number,
  { at, value }: TermRow,
  weight: number,
  working: number,
): void {
  for (const [i, row] of at.entries()) {
    const weightedValue = weight * value[i]!;
    right[row]! += weightedValue * working;
    for (const [j, column] of at.entries()) {
      if (column <= row) matrix[row * size + column]! += weightedValue * value[j]!;
    }
  }
}

export function multiply({ at, value }: TermRow, coefficients: Float64Array): number {
  let sum = 0;
  for (const [index, column] of at.entries()) sum += value[index]! * coefficients[column]!;
  return sum;
}

/** What day of month, working day and time of year do to a day's calls: a factor, 1 is none. */
export function calendarFactor({ observations, coefficients }: DayModel, number: number): number {
  const { layout, calendar } = observations;
  const row = placeTerms(layout, calendar, number, weekdayOfNumber(number), 0);
  let sum = 0;
  for (const [index, column] of row.at.entries()) {
    if (column >= layout.dayOfMonthAt) sum += row.value[index]! * coefficients[column]!;
  }
  return Math.exp(sum);
}
