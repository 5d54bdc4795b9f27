import type { EventEffectOnDay } from '../event-effects.ts';

/**
 * A day's calls with all its events: ratios multiply, whatever their order, then typed calls are added. Each effect goes to
 * where its curve puts it, in proportion to curve x usual calls; one that takes more from a place than is there takes the
 * rest from the other places of its curve. Never negative. Unknown places stay unknown.
 *
 * @param base usual calls by interval of the day
 * Example: `[10, 10]` with a ratio of 1.5 and the curve `[0, 1]` is `[10, 20]`.
 */
export function applyEffects(base: Float64Array, effects: readonly EventEffectOnDay[]): Float64Array {
  const total = sumKnown(base);
  let values: Float64Array = base.slice();
  for (const { ratio, dayCurve } of effects) {
    if (ratio === 1) continue;
    const changed = spreadCalls(base, total * (ratio - 1), dayCurve);
    values = values.map((value, at) => (base[at]! > 0 ? (value * changed[at]!) / base[at]! : value));
  }
  for (const { calls, dayCurve } of effects) if (calls !== 0) values = spreadCalls(values, calls, dayCurve);
  return values;
}

/** Values with so many calls more (or fewer) in a day, by its curve. */
function spreadCalls(
  values: Float64Array,
  calls: number,
  dayCurve: EventEffectOnDay['dayCurve'],
): Float64Array {
  const curve = dayCurve === null ? null : resampleCurve(dayCurve, values.length);
  let weights = values.map((value, at) => (Number.isNaN(value) ? 0 : value * (curve?.[at] ?? 1)));
  // Calls where nobody ever calls: there is no usual day to follow, so the curve alone says where.
  if (sumKnown(weights) === 0 && calls > 0)
    weights = values.map((value, at) => (Number.isNaN(value) ? 0 : (curve?.[at] ?? 1)));
  const changed = values.slice();
  let left = calls;
  // Ends: every round either spends all that is left or empties a place for good.
  for (let total = sumKnown(weights); total > 0 && Math.abs(left) > 1e-9; total = sumKnown(weights)) {
    const share = left / total;
    left = 0;
    weights.forEach((weight, at) => {
      if (weight === 0) return;
      const next = changed[at]! + share * weight;
      if (next >= 0) changed[at] = next;
      else {
        left += next;
        changed[at] = 0;
        weights[at] = 0;
      }
    });
  }
  return changed;
}

/**
 * A curve of any number of equal parts of the day as weights by interval; one without weight anywhere is even.
 * Example: `resampleCurve([1, 3], 4)` is `[1, 1, 3, 3]`.
 */
export function resampleCurve(curve: readonly number[], intervals: number): Float64Array {
  const weights = new Float64Array(intervals);
  if (!curve.some((weight) => weight > 0)) return weights.fill(1);
  for (let at = 0; at < intervals; at += 1) {
    const from = (at * curve.length) / intervals;
    const to = ((at + 1) * curve.length) / intervals;
    for (let part = Math.floor(from); part < to; part += 1)
      weights[at] = weights[at]! + curve[part]! * (Math.min(to, part + 1) - Math.max(from, part));
    weights[at] = weights[at]! / (to - from);
  }
  return weights;
}

function sumKnown(values: Float64Array): number {
  let sum = 0;
  for (const value of values) if (!Number.isNaN(value)) sum += value;
  return sum;
}
