import type { DayGrid, OpeningHours } from '../../shared/forecasting/day-grid.ts';
import { sampleBusyness } from '../../shared/simulation/distributions.ts';
import { Rng } from '../../shared/simulation/rng.ts';
import { dayNumber, weekdayOf } from '../../shared/time/day-number.ts';
import { gridOf } from './grid-builders.ts';

/** A queue whose true rates are known: what a forecast should find again. */
export interface Truth {
  readonly firstDay: string;
  readonly days: number;
  readonly intervalsPerDay: 48 | 96;
  /** Open from the first of these places to before the second; the whole day when both ends are the day's. */
  readonly openFrom: number;
  readonly openTo: number;
  /** 0 is Monday. */
  readonly closedWeekdays: readonly number[];
  /** True calls of an open day, before weekdays. */
  readonly callsPerDay: number;
  /** Coefficient of variation of days, beyond Poisson noise. */
  readonly dayVariation: number;
  /** Factor of a day; 1 changes nothing. */
  readonly factorOf: (day: string) => number;
}

export const TRUTH: Truth = {
  firstDay: '2026-01-05',
  days: 84,
  intervalsPerDay: 48,
  openFrom: 16,
  openTo: 40,
  closedWeekdays: [],
  callsPerDay: 1_200,
  dayVariation: 0.04,
  factorOf: () => 1,
};

/** Monday to Sunday, a mean of 1 over the week. */
const WEEKDAYS = [1.3, 1.15, 1.1, 1.05, 1.1, 0.7, 0.6];

export function isOpen(truth: Truth, weekday: number, place: number): boolean {
  return place >= truth.openFrom && place < truth.openTo && !truth.closedWeekdays.includes(weekday);
}

/** The true rate of an interval, before what days differ by; NaN where closed. */
export function trueRate(truth: Truth, day: string, place: number): number {
  const weekday = weekdayOf(day);
  if (!isOpen(truth, weekday, place)) return NaN;
  const through = (place - truth.openFrom + 0.5) / (truth.openTo - truth.openFrom);
  const shape = 0.4 + 0.6 * Math.sin(Math.PI * through) ** 2;
  const share = shape / (0.7 * (truth.openTo - truth.openFrom));
  return truth.callsPerDay * WEEKDAYS[weekday]! * share * truth.factorOf(day);
}

/** Poisson counts of those rates; days differ by a gamma factor. NaN where closed. */
export function drawHistory(truth: Truth, seed: number): DayGrid {
  const rng = new Rng(seed);
  let busyness = 1;
  return gridOf(
    truth.firstDay,
    truth.days,
    (day, place) => {
      if (place === 0) busyness = truth.dayVariation > 0 ? sampleBusyness(rng, truth.dayVariation) : 1;
      const rate = trueRate(truth, day, place);
      return Number.isNaN(rate) ? NaN : drawCount(rng, rate * busyness);
    },
    truth.intervalsPerDay,
  );
}

/** The hours a truth is open at. */
export function hoursOf(truth: Truth): OpeningHours {
  const { intervalsPerDay } = truth;
  return {
    intervalsPerDay,
    open: Uint8Array.from({ length: 7 * intervalsPerDay }, (_, at) =>
      isOpen(truth, Math.floor(at / intervalsPerDay), at % intervalsPerDay) ? 1 : 0,
    ),
  };
}

/** The first day after a history. */
export function dayAfter({ firstDay, days }: DayGrid): number {
  return dayNumber(firstDay) + days;
}

/** Poisson: halves are drawn apart until they are small enough to be counted arrival by arrival. */
export function drawCount(rng: Rng, mean: number): number {
  if (mean > 30) return drawCount(rng, mean / 2) + drawCount(rng, mean / 2);
  let count = 0;
  for (let product = rng.next(); product > Math.exp(-mean); product *= rng.next()) count += 1;
  return count;
}
