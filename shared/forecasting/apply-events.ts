import type { EventEffectOnDay } from './event-effects.ts';

/** What one event made of a day: `after = before x ratio`, exactly. */
export interface AppliedEvent {
  readonly eventId: string;
  readonly ratio: number;
  readonly calls: number;
}

/**
 * Changes a day's calls in place as its events say: ratios multiply, then typed calls come on top; nothing falls below 0. An
 * effect spreads as the day's own calls do, weighted by its curve.
 */
export function applyEvents(
  calls: Float64Array,
  effects: readonly EventEffectOnDay[],
): readonly AppliedEvent[] {
  const applied: AppliedEvent[] = [];
  for (const { eventId, ratio, dayCurve } of effects) {
    if (ratio === 1) continue;
    applied.push(change(calls, eventId, (sum) => sum * (ratio - 1), dayCurve));
  }
  for (const { eventId, calls: added, dayCurve } of effects) {
    if (added === 0) continue;
    applied.push(change(calls, eventId, () => added, dayCurve));
  }
  return applied;
}

function change(
  calls: Float64Array,
  eventId: string,
  computeAdded: (sum: number) => number,
  dayCurve: readonly number[] | null,
): AppliedEvent {
  const before = sumOf(calls);
  const added = computeAdded(before);
  const shares = spread(calls, dayCurve);
  for (let at = 0; at < calls.length; at += 1) calls[at] = Math.max(0, calls[at]! + added * shares[at]!);
  const after = sumOf(calls);
  return { eventId, ratio: before > 0 ? after / before : 1, calls: after - before };
}

/** Sum to 1, or are all 0 on a day without calls. A curve that lies where nothing is open counts as none. */
function spread(calls: Float64Array, dayCurve: readonly number[] | null): Float64Array {
  const weigh = (curve: readonly number[] | null) =>
    calls.map((value, at) => {
      const part = curve === null ? 0 : Math.floor((at * curve.length) / calls.length);
      return value * (curve === null ? 1 : Math.max(0, curve[part]!));
    });
  let weights = weigh(dayCurve);
  if (!(sumOf(weights) > 0)) weights = weigh(null);
  const sum = sumOf(weights);
  return sum > 0 ? weights.map((weight) => weight / sum) : weights;
}

export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
