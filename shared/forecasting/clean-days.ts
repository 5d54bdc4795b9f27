import { weekdayOfNumber } from '../time/day-number.ts';
import { countKnown, type BaseDays } from './base-days.ts';
import { median } from './statistics.ts';

/** The base of a history without what cannot be ordinary calls: intervals set aside are NaN in `grid`. */
export interface CleanDays extends BaseDays {
  /** By day of the grid: 1 when a large part of it was set aside: what is left says nothing of the whole day. */
  readonly isOutlier: Uint8Array;
  /** By day of the grid: 1 when people should be told: a large part was set aside, or calls as many as a large part. */
  readonly isTold: Uint8Array;
}

/** An interval is set aside beyond this many standard deviations, alone or together with its neighbours. */
const FURTHEST_Z = 5;
/** Intervals at either side that are looked at together: half an outage is seldom seen in one of them. */
const NEIGHBOURS = 1;
/** A day that lost this share of its calls is an outlier as a whole. */
const LOST_SHARE = 0.25;
/** Days of one weekday that make a median trustworthy. */
const LEAST_DAYS = 3;
/** Before there are, only what no queue does is set aside: so many times what nine tenths of its busy intervals stay below. */
const IMPOSSIBLE_RATIO = 50;
const IMPOSSIBLE_CALLS = 500;

/**
 * Sets aside what no ordinary day would show: outages nobody labelled, a burst, a typing error. An interval is compared with
 * the median of its place in the week times the day's own busyness (the weighted median of its ratios), in standard
 * deviations of the typical spread (1.4826 x the median deviation). With fewer than 3 days of a weekday only counts beyond
 * 500 + 50 x the ninth decile of all other counts are.
 */
export function cleanDays(known: BaseDays): CleanDays {
  const { base, isImpossible } = setAsideImpossible(known);
  const { grid, isBase, firstNumber } = base;
  const perDay = grid.intervalsPerDay;
  const usual = findUsualWeek(base);
  const busyness = new Float64Array(grid.days).fill(NaN);
  for (let day = 0; day < grid.days; day += 1) {
    if (isBase[day] === 0) continue;
    const week = weekdayOfNumber(firstNumber + day) * perDay;
    busyness[day] = weightedMedianRatio(grid.values, day * perDay, usual, week, perDay);
  }
  const spread = findSpread(base, usual, busyness);
  const values = grid.values.slice();
  const isOutlier = new Uint8Array(grid.days);
  const isTold = isImpossible;
  const expected = new Float64Array(perDay);
  for (let day = 0; day < grid.days; day += 1) {
    if (!(busyness[day]! >= 0)) continue;
    const week = weekdayOfNumber(firstNumber + day) * perDay;
    for (let at = 0; at < perDay; at += 1) expected[at] = usual[week + at]! * busyness[day]!;
    const part = setAside(grid.values.subarray(day * perDay), expected, spread, values, day * perDay);
    if (part.expected > LOST_SHARE) isOutlier[day] = 1;
    if (part.expected > LOST_SHARE || part.unexpected > LOST_SHARE) isTold[day] = 1;
  }
  return { ...base, grid: { ...grid, values }, isOutlier, isTold };
}

/** What was set aside as shares of the day's expected calls: those that were expected there, and what came differently. */
function setAside(
  day: Float64Array,
  expected: Float64Array,
  spread: number,
  values: Float64Array,
  valuesAt: number,
): { expected: number; unexpected: number } {
  let lost = 0;
  let different = 0;
  let all = 0;
  for (let at = 0; at < expected.length; at += 1) {
    if (Number.isNaN(day[at]!) || Number.isNaN(expected[at]!)) continue;
    all += expected[at]!;
    let difference = 0;
    let sum = 0;
    for (
      let near = Math.max(at - NEIGHBOURS, 0);
      near <= at + NEIGHBOURS && near < expected.length;
      near += 1
    ) {
      if (Number.isNaN(day[near]!) || Number.isNaN(expected[near]!)) continue;
      difference += day[near]! - expected[near]!;
      sum += expected[near]!;
    }
    const own = Math.abs(day[at]! - expected[at]!) / Math.sqrt(spread * expected[at]! + 1);
    const together = Math.abs(difference) / Math.sqrt(spread * sum + 1);
    if (Math.max(own, together) <= FURTHEST_Z) continue;
    values[valuesAt + at] = NaN;
    lost += expected[at]!;
    different += Math.abs(day[at]! - expected[at]!);
  }
  return { expected: lost / all, unexpected: different / all };
}

/** Places of the week that too few days are known of are compared with all others of the queue. */
function setAsideImpossible(base: BaseDays): { base: BaseDays; isImpossible: Uint8Array } {
  const { grid, isBase, firstNumber, known } = base;
  const perDay = grid.intervalsPerDay;
  const isImpossible = new Uint8Array(grid.days);
  if (known.every((days) => days === 0 || days >= LEAST_DAYS)) return { base, isImpossible };
  const counts = grid.values.filter((value, at) => value > 0 && isBase[Math.floor(at / perDay)] === 1).sort();
  // Of all but the largest: alone among few it would be its own measure.
  const decile = counts[Math.floor(0.9 * (counts.length - 2))] ?? 0;
  const limit = IMPOSSIBLE_CALLS + IMPOSSIBLE_RATIO * decile;
  if (!(counts.at(-1)! > limit)) return { base, isImpossible };
  const values = grid.values.slice();
  for (const [at, value] of values.entries()) {
    const day = Math.floor(at / perDay);
    const week = weekdayOfNumber(firstNumber + day) * perDay;
    if (isBase[day] === 0 || !(value > limit) || known[week + (at % perDay)]! >= LEAST_DAYS) continue;
    values[at] = NaN;
    isImpossible[day] = 1;
  }
  const possible = { ...grid, values };
  return {
    base: { ...base, grid: possible, known: countKnown(possible, isBase, firstNumber) },
    isImpossible,
  };
}

/** Medians by place in the week; NaN where too few days are known. */
function findUsualWeek({ grid, isBase, firstNumber, known }: BaseDays): Float64Array {
  const perDay = grid.intervalsPerDay;
  const places: number[][] = Array.from({ length: 7 * perDay }, () => []);
  for (let day = 0; day < grid.days; day += 1) {
    if (isBase[day] === 0) continue;
    const week = weekdayOfNumber(firstNumber + day) * perDay;
    for (let at = 0; at < perDay; at += 1) {
      const value = grid.values[day * perDay + at]!;
      if (!Number.isNaN(value)) places[week + at]!.push(value);
    }
  }
  return Float64Array.from(places, (values, at) => (known[at]! < LEAST_DAYS ? NaN : median(values)));
}

/** The ratio to the usual day that half of the usual calls lie above: up to half of the day may be anything. */
function weightedMedianRatio(
  values: Float64Array,
  valuesAt: number,
  usual: Float64Array,
  usualAt: number,
  perDay: number,
): number {
  const ratios: { ratio: number; weight: number }[] = [];
  let all = 0;
  for (let at = 0; at < perDay; at += 1) {
    const value = values[valuesAt + at]!;
    const weight = usual[usualAt + at]!;
    if (Number.isNaN(value) || !(weight > 0)) continue;
    ratios.push({ ratio: value / weight, weight });
    all += weight;
  }
  ratios.sort((a, b) => a.ratio - b.ratio);
  let below = 0;
  for (const { ratio, weight } of ratios) {
    below += weight;
    if (below >= all / 2) return ratio;
  }
  return NaN;
}

/** Typical variance of a count over its mean; 1 is a Poisson process. */
function findSpread({ grid, firstNumber }: BaseDays, usual: Float64Array, busyness: Float64Array): number {
  const perDay = grid.intervalsPerDay;
  const deviations: number[] = [];
  for (let day = 0; day < grid.days; day += 1) {
    if (!(busyness[day]! > 0)) continue;
    const week = weekdayOfNumber(firstNumber + day) * perDay;
    for (let at = 0; at < perDay; at += 1) {
      const expected = usual[week + at]! * busyness[day]!;
      const value = grid.values[day * perDay + at]!;
      // Counts below are too coarse to tell a spread.
      if (expected > 5 && !Number.isNaN(value))
        deviations.push(Math.abs(value - expected) / Math.sqrt(expected));
    }
  }
  return deviations.length === 0 ? 1 : Math.max(1, (1.4826 * median(deviations)) ** 2);
}

/** The first `count` days of a history that was cleaned as a whole. */
export function firstDays(days: CleanDays, count: number): CleanDays {
  const { grid, isBase, isOutlier, isTold, firstNumber } = days;
  const perDay = grid.intervalsPerDay;
  const values = grid.values.subarray(0, count * perDay);
  return {
    ...days,
    grid: { ...grid, days: count, values },
    levelScale: days.levelScale.subarray(0, count),
    isBase: isBase.subarray(0, count),
    isOutlier: isOutlier.subarray(0, count),
    isTold: isTold.subarray(0, count),
    known: countKnown({ ...grid, days: count, values }, isBase, firstNumber),
  };
}
