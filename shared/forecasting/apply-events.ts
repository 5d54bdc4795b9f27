import type { EventEffectOnDay } from './event-effects.ts';
import { spreadCalls } from './events/spread-calls.ts';
import { MOST_CALLS } from './most-calls.ts';

/** What one event made of a day: `after = before x ratio`, exactly. */
export interface AppliedEvent {
  readonly eventId: string;
  readonly ratio: number;
  readonly calls: number;
}

/**
 * Changes a day's calls in place as its events say: ratios multiply, then typed calls come on top; nothing falls below 0, and no
 * event takes a day above `MOST_CALLS`, however many raise each other. An effect spreads as the day's own calls do, weighted by
 * its curve.
 */
export function applyEvents(
  calls: Float64Array,
  effects: readonly EventEffectOnDay[],
): readonly AppliedEvent[] {
  const applied: AppliedEvent[] = [];
  for (const { eventId, ratio, dayCurve } of effects) {
    if (ratio === 1) continue;
    applied.push(change(calls, eventId, sumOf(calls) * (ratio - 1), dayCurve));
  }
  for (const { eventId, calls: added, dayCurve } of effects) {
    if (added === 0) continue;
    applied.push(change(calls, eventId, added, dayCurve));
  }
  return applied;
}

function change(
  calls: Float64Array,
  eventId: string,
  added: number,
  dayCurve: readonly number[] | null,
): AppliedEvent {
  const before = sumOf(calls);
  spreadCalls(calls, Math.min(added, Math.max(0, MOST_CALLS - before)), dayCurve);
  const after = sumOf(calls);
  return { eventId, ratio: before > 0 ? after / before : 1, calls: after - before };
}

export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) if (!Number.isNaN(value)) sum += value;
  return sum;
}
