import type { WeekCounts } from './week-counts.ts';

/** How strongly profiles are drawn together and smoothed. */
export interface ProfileTuning {
  /** A weekday's own counts weigh as much as its similar weekdays' after so many calls; 0: nothing is pooled. */
  readonly pooledCalls: number;
  /** Standard deviation of the Gaussian kernel over the day, in minutes; 0: none. */
  readonly smoothMinutes: number;
}

/** Weekdays whose shares differ by this much (chi-square distance beyond noise) have lost most of their say (e^-1). */
const SIMILAR_DISTANCE = 0.01;

/**
 * How a day's calls split up over its intervals, by weekday: `7 x intervalsPerDay` shares that sum to 1 for each weekday, NaN
 * where nothing is known. Shares are shrunk toward those of all weekdays, the more alike the more, as if `pooledCalls` calls
 * had been counted there.
 */
export function estimateProfiles(counts: WeekCounts, tuning: ProfileTuning): Float64Array {
  const perDay = counts.intervalsPerDay;
  const shares = counts.calls.map((calls, at) => {
    const dayCalls = counts.dayCalls[at]!;
    return dayCalls > 0 ? calls / dayCalls : NaN;
  });
  const seen = sumByWeekday(counts.calls, perDay);
  const profiles = shares.slice();
  for (let weekday = 0; weekday < 7; weekday += 1) {
    const own = profiles.subarray(weekday * perDay, (weekday + 1) * perDay);
    if (tuning.pooledCalls > 0) {
      const pooled = poolShares(shares, seen, perDay, weekday);
      for (let at = 0; at < perDay; at += 1) {
        const place = weekday * perDay + at;
        if (Number.isNaN(own[at]!)) continue;
        const { pooledCalls } = tuning;
        own[at] =
          (counts.calls[place]! + pooledCalls * pooled[at]!) / (counts.dayCalls[place]! + pooledCalls);
      }
    }
    if (tuning.smoothMinutes > 0) smooth(own, (tuning.smoothMinutes * perDay) / 1440);
    normalize(own);
  }
  return profiles;
}

/** Shares of all weekdays, weighted by their calls and their likeness to one of them. */
function poolShares(shares: Float64Array, seen: Float64Array, perDay: number, weekday: number): Float64Array {
  const pooled = new Float64Array(perDay);
  const weights = new Float64Array(perDay);
  for (let other = 0; other < 7; other += 1) {
    if (seen[other] === 0) continue;
    const distance = other === weekday ? 0 : findDistance(shares, seen, perDay, weekday, other);
    const weight = seen[other]! * Math.exp(-distance / SIMILAR_DISTANCE);
    for (let at = 0; at < perDay; at += 1) {
      const share = shares[other * perDay + at]!;
      if (Number.isNaN(share)) continue;
      pooled[at]! += weight * share;
      weights[at]! += weight;
    }
  }
  for (let at = 0; at < perDay; at += 1) pooled[at] = weights[at]! > 0 ? pooled[at]! / weights[at]! : 0;
  return pooled;
}

/** Chi-square distance of two weekdays' shares less what noise alone makes: sum of (a - b)^2 / mean, 0 or more. */
function findDistance(
  shares: Float64Array,
  seen: Float64Array,
  perDay: number,
  a: number,
  b: number,
): number {
  if (seen[a] === 0) return 0;
  let distance = 0;
  let noise = 0;
  for (let at = 0; at < perDay; at += 1) {
    const shareA = shares[a * perDay + at]!;
    const shareB = shares[b * perDay + at]!;
    if (Number.isNaN(shareA) || Number.isNaN(shareB)) continue;
    const middle = (shareA * seen[a]! + shareB * seen[b]!) / (seen[a]! + seen[b]!);
    if (!(middle > 0)) continue;
    distance += (shareA - shareB) ** 2 / middle;
    noise += 1 / seen[a]! + 1 / seen[b]!;
  }
  return Math.max(0, distance - noise);
}

function smooth(values: Float64Array, width: number): void {
  const reach = Math.ceil(3 * width);
  const before = values.slice();
  for (let at = 0; at < values.length; at += 1) {
    if (Number.isNaN(before[at]!)) continue;
    let sum = 0;
    let weights = 0;
    for (let near = Math.max(at - reach, 0); near <= at + reach && near < values.length; near += 1) {
      if (Number.isNaN(before[near]!)) continue;
      const weight = Math.exp(-0.5 * ((near - at) / width) ** 2);
      sum += weight * before[near]!;
      weights += weight;
    }
    values[at] = sum / weights;
  }
}

/** Without a single call all intervals are alike. */
function normalize(values: Float64Array): void {
  let sum = 0;
  let known = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    sum += value;
    known += 1;
  }
  for (let at = 0; at < values.length; at += 1) {
    if (!Number.isNaN(values[at]!)) values[at] = sum > 0 ? values[at]! / sum : 1 / known;
  }
}

function sumByWeekday(values: Float64Array, perDay: number): Float64Array {
  const sums = new Float64Array(7);
  for (const [at, value] of values.entries()) sums[Math.floor(at / perDay)]! += value;
  return sums;
}
