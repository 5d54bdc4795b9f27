import { weekdayOfNumber } from '../time/day-number.ts';
import { type AheadDay, type BaseDays } from './base-days.ts';

/** Handle time of the history, beside its counts: `days x intervalsPerDay` each. */
export interface HandleTimeHistory {
  /** Calls that were handled; NaN or 0: none. */
  readonly handled: Float64Array;
  /** Their talk, hold and wrap-up seconds, summed. */
  readonly handleSeconds: Float64Array;
}

/** Calls of an interval after which its own mean weighs as much as the one it is shrunk toward. */
const SHRUNK_CALLS = 200;
/** A mean below is no conversation: calls that were dropped on being answered. */
const LEAST_SECONDS = 10;
/** Handle time changes with people and products. */
const MOST_DAYS = 84;

/**
 * Mean handle seconds, `aheadDays x intervalsPerDay`: of the weekday's interval, shrunk by 200 calls toward that time of all
 * days, and that by 200 calls toward the queue. Null when no handled call is known.
 */
export function forecastHandleTime(
  { grid, isBase, firstNumber }: BaseDays,
  history: HandleTimeHistory,
  aheadDays: readonly AheadDay[],
): Float64Array | null {
  const perDay = grid.intervalsPerDay;
  const week = { calls: new Float64Array(7 * perDay), seconds: new Float64Array(7 * perDay) };
  const day = { calls: new Float64Array(perDay), seconds: new Float64Array(perDay) };
  let calls = 0;
  let seconds = 0;
  for (let index = Math.max(grid.days - MOST_DAYS, 0); index < grid.days; index += 1) {
    if (isBase[index] === 0) continue;
    const weekAt = weekdayOfNumber(firstNumber + index) * perDay;
    for (let at = 0; at < perDay; at += 1) {
      const handled = history.handled[index * perDay + at]!;
      const sum = history.handleSeconds[index * perDay + at]!;
      if (!(handled > 0) || !(sum >= LEAST_SECONDS * handled) || sum === Infinity) continue;
      week.calls[weekAt + at]! += handled;
      week.seconds[weekAt + at]! += sum;
      day.calls[at]! += handled;
      day.seconds[at]! += sum;
      calls += handled;
      seconds += sum;
    }
  }
  if (calls === 0) return null;
  const shrink = (sum: number, count: number, toward: number) =>
    (sum + SHRUNK_CALLS * toward) / (count + SHRUNK_CALLS);
  const result = new Float64Array(aheadDays.length * perDay);
  for (const [index, { weekday }] of aheadDays.entries()) {
    for (let at = 0; at < perDay; at += 1) {
      const anyDay = shrink(day.seconds[at]!, day.calls[at]!, seconds / calls);
      const place = weekday * perDay + at;
      result[index * perDay + at] = shrink(week.seconds[place]!, week.calls[place]!, anyDay);
    }
  }
  return result;
}
