import type { ForecastFlag } from '../../contract/planning-forecast.ts';
import { median } from '../statistics.ts';
import type { JudgedDay } from './find-flags.ts';

/** Known days of each side that are compared, at most and at least. */
const MOST_DAYS_A_SIDE = 28;
const LEAST_DAYS_A_SIDE = 14;
/** Standard deviations of the difference of two medians, and the least ratio, that make a shift. */
export const SHIFT_Z = 6;
const LEAST_RATIO = 1.12;
/** Efficiency of a median: its variance is pi / 2 times that of a mean (normal errors). */
const MEDIAN_VARIANCE = Math.PI / 2;

/**
 * Days from which on a queue is at another level: the median of the four weeks after differs from that of the four weeks before
 * by far more than days differ, in logs of a day over the median of its weekday. Of neighbouring days the one that fits
 * best is named. `expectedCalls` is an average day before, `actualCalls` one after.
 */
export function findLevelShifts(days: readonly JudgedDay[]): readonly ForecastFlag[] {
  const byWeekday = Array.from({ length: 7 }, (_, weekday) =>
    median(days.filter((day) => day.weekday === weekday).map(({ total }) => total)),
  );
  const usable = days.filter(({ weekday }) => byWeekday[weekday]! > 0);
  const logs = usable.map(({ total, weekday }) => Math.log((total + 0.5) / (byWeekday[weekday]! + 0.5)));
  const found: {
    readonly at: number;
    readonly z: number;
    readonly difference: number;
    readonly misfit: number;
  }[] = [];
  for (let at = LEAST_DAYS_A_SIDE; at <= logs.length - LEAST_DAYS_A_SIDE; at += 1) {
    const before = logs.slice(Math.max(0, at - MOST_DAYS_A_SIDE), at);
    const after = logs.slice(at, at + MOST_DAYS_A_SIDE);
    const [low, high] = [median(before), median(after)];
    const deviations = [
      ...before.map((log) => Math.abs(log - low)),
      ...after.map((log) => Math.abs(log - high)),
    ];
    const spread = Math.max(
      1.4826 * median(deviations),
      Math.sqrt(1 / (median(byWeekday.filter((calls) => calls > 0)) + 1)),
    );
    const z = (high - low) / (spread * Math.sqrt(MEDIAN_VARIANCE * (1 / before.length + 1 / after.length)));
    if (Math.abs(z) < SHIFT_Z || Math.abs(high - low) < Math.log(LEAST_RATIO)) continue;
    const misfit = deviations.reduce((sum, deviation) => sum + deviation, 0) / deviations.length;
    found.push({ at, z, difference: high - low, misfit });
  }
  return keepBest(found).map(({ at, z }) => {
    const mean = (from: number, to: number) => {
      const part = usable.slice(Math.max(0, from), to);
      return part.reduce((sum, { total }) => sum + total, 0) / part.length;
    };
    const { day } = usable[at]!;
    return {
      id: `level-shift-${day}`,
      kind: 'level-shift',
      day,
      places: [],
      expectedCalls: mean(at - MOST_DAYS_A_SIDE, at),
      actualCalls: mean(at, at + MOST_DAYS_A_SIDE),
      z,
      state: 'open',
    };
  });
}

/** Of shifts closer than a side to one another the one that leaves the least misfit. */
function keepBest<T extends { readonly at: number; readonly misfit: number }>(
  found: readonly T[],
): readonly T[] {
  const kept: T[] = [];
  for (const shift of [...found].sort((a, b) => a.misfit - b.misfit))
    if (kept.every(({ at }) => Math.abs(at - shift.at) >= MOST_DAYS_A_SIDE)) kept.push(shift);
  return kept;
}
