import type { ForecastFlag } from '../../contract/planning-forecast.ts';
import { median } from '../statistics.ts';
import type { JudgedDay } from './find-flags.ts';

/** An interval with at most this share of its usual calls may belong to an outage. */
const SILENT_RATIO = 0.2;
/** Standard deviations by which the whole stretch must lack calls. */
export const OUTAGE_Z = 4;
/** A stretch that has more of the day's usual calls than this is a day unlike others, not an outage within one. */
const MOST_OF_DAY_RATIO = 0.75;
const LEAST_DAYS = 3;

/**
 * Stretches of a day in which hardly any of the usual calls came. Usual are the medians of the weekday's intervals times how
 * busy the day's other intervals are; the spread of counts is theirs too, and at least Poisson's.
 */
export function findOutages(days: readonly JudgedDay[]): readonly ForecastFlag[] {
  const flags: ForecastFlag[] = [];
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const ofWeekday = days.filter((day) => day.weekday === weekday);
    if (ofWeekday.length < LEAST_DAYS) continue;
    const usual = findUsual(ofWeekday);
    const all = sum(usual);
    if (!(all > 0)) continue;
    const spread = findSpread(ofWeekday, usual);
    for (const day of ofWeekday)
      for (const [from, to] of listSilent(day.values, usual)) {
        const flag = judge(day, usual, from, to, all, spread);
        if (flag !== null) flags.push(flag);
      }
  }
  return flags;
}

function judge(
  { day, values }: JudgedDay,
  usual: Float64Array,
  from: number,
  to: number,
  all: number,
  spread: number,
): ForecastFlag | null {
  const usualCalls = sum(usual.subarray(from, to));
  if (usualCalls > MOST_OF_DAY_RATIO * all) return null;
  const actualCalls = sum(values.subarray(from, to));
  const busyness = (sum(values) - actualCalls) / (all - usualCalls);
  const expectedCalls = usualCalls * Math.min(1, busyness);
  const z = (actualCalls - expectedCalls) / Math.sqrt(spread * expectedCalls + 1);
  if (z > -OUTAGE_Z || actualCalls > SILENT_RATIO * expectedCalls) return null;
  return {
    id: `outage-${day}-${from}`,
    kind: 'outage',
    day,
    places: Array.from({ length: to - from }, (_, index) => from + index),
    expectedCalls,
    actualCalls,
    z,
    state: 'open',
  };
}

function findUsual(days: readonly JudgedDay[]): Float64Array {
  return days[0]!.values.map((_, place) => {
    const known = days.map(({ values }) => values[place]!).filter((value) => !Number.isNaN(value));
    return known.length < LEAST_DAYS ? 0 : median(known);
  });
}

/** Variance of a count over its mean, of intervals with more than 5 usual calls; 1 is a Poisson process. */
function findSpread(days: readonly JudgedDay[], usual: Float64Array): number {
  const deviations = days.flatMap(({ values }) =>
    [...values].flatMap((value, place) =>
      Number.isNaN(value) || usual[place]! <= 5
        ? []
        : [Math.abs(value - usual[place]!) / Math.sqrt(usual[place]!)],
    ),
  );
  return deviations.length === 0 ? 1 : Math.max(1, (1.4826 * median(deviations)) ** 2);
}

/** Runs of intervals that lack most of their usual calls; places without usual calls go on with the run they are in. */
function listSilent(
  values: Float64Array,
  usual: Float64Array,
): readonly (readonly [from: number, to: number])[] {
  const runs: (readonly [number, number])[] = [];
  let from = -1;
  let to = -1;
  for (let place = 0; place <= values.length; place += 1) {
    const isSilent =
      place < values.length && usual[place]! > 0 && values[place]! <= SILENT_RATIO * usual[place]!;
    if (isSilent) {
      if (from < 0) from = place;
      to = place + 1;
    } else if (from >= 0 && (place === values.length || usual[place]! > 0)) {
      runs.push([from, to]);
      from = -1;
    }
  }
  return runs;
}

/** Of what is known. */
function sum(values: Float64Array): number {
  return values.reduce((all, value) => all + (Number.isNaN(value) ? 0 : value), 0);
}
