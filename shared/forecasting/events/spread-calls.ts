/**
 * Adds so many calls to a day (or takes them away), in place, in proportion to its own calls x the curve. What a place cannot lose
 * the others of the curve lose; nothing falls below 0. On a day without calls the curve alone says where, evenly without
 * one. Unknown places stay unknown.
 *
 * @param dayCurve weights by equal parts of the day, any number of them; null: evenly
 * Example: `[10, 10]` and 10 calls more by the curve `[0, 1]` is `[10, 20]`.
 */
export function spreadCalls(day: Float64Array, calls: number, dayCurve: readonly number[] | null): void {
  const weights = findWeights(day, calls, dayCurve);
  let left = calls;
  // Ends: every round either spends all that is left or empties a place for good.
  for (let total = sumOf(weights); total > 0 && Math.abs(left) > 1e-9; total = sumOf(weights)) {
    const share = left / total;
    left = 0;
    weights.forEach((weight, place) => {
      if (weight === 0) return;
      const next = day[place]! + share * weight;
      if (next >= 0) day[place] = next;
      else {
        left += next;
        day[place] = 0;
        weights[place] = 0;
      }
    });
  }
}

function findWeights(day: Float64Array, calls: number, dayCurve: readonly number[] | null): Float64Array {
  const curve = dayCurve === null ? null : resampleCurve(dayCurve, day.length);
  const weigh = (weightOf: (value: number, place: number) => number) =>
    day.map((value, place) => (Number.isNaN(value) ? 0 : weightOf(value, place)));
  const weights = weigh((value, place) => value * (curve?.[place] ?? 1));
  if (sumOf(weights) > 0 || calls < 0) return weights;
  return weigh((_, place) => curve?.[place] ?? 1);
}

/**
 * A curve of any number of equal parts of the day as weights by interval; one without weight anywhere is even.
 * Example: `resampleCurve([1, 3], 4)` is `[1, 1, 3, 3]`.
 */
export function resampleCurve(curve: readonly number[], intervals: number): Float64Array {
  const weights = new Float64Array(intervals);
  if (!curve.some((weight) => weight > 0)) return weights.fill(1);
  for (let place = 0; place < intervals; place += 1) {
    const from = (place * curve.length) / intervals;
    const to = ((place + 1) * curve.length) / intervals;
    let sum = 0;
    for (let part = Math.floor(from); part < to; part += 1)
      sum += curve[part]! * (Math.min(to, part + 1) - Math.max(from, part));
    weights[place] = sum / (to - from);
  }
  return weights;
}

function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
