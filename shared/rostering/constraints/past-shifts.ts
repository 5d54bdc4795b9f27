import type { CompileContext } from '../model/compile-context.ts';
import { readDayMinute } from '../problem/clock-time.ts';
import type { PastShift } from '../problem/problem.ts';

/** A shift before the horizon: its day number is negative. */
export interface EarlierShift extends PastShift {
  readonly dayNumber: number;
  /** Counted from the start of its day. */
  readonly startMinute: number;
  readonly endMinute: number;
}

/** Shifts of an agent before the horizon, newest first; empty when nothing is known of them. */
export function listEarlierShifts(context: CompileContext, agent: number): readonly EarlierShift[] {
  const { dayStartsAt } = context.problem.horizon;
  return context.problem.agents[agent]!.past.map((shift) => {
    const startMinute = readDayMinute(shift.from, dayStartsAt);
    const to = readDayMinute(shift.to, dayStartsAt);
    const endMinute = to <= startMinute ? to + 1440 : to;
    return { ...shift, dayNumber: context.dayOf(shift.day), startMinute, endMinute };
  })
    .filter(({ dayNumber }) => dayNumber < 0)
    .sort((a, b) => b.dayNumber - a.dayNumber);
}

/** Days in a row just before the horizon with a shift that counts; null when nothing is known. */
export function countDaysBefore(
  context: CompileContext,
  agent: number,
  counts: (shift: EarlierShift) => boolean,
): number | null {
  const earlier = listEarlierShifts(context, agent);
  if (earlier.length === 0) return null;
  const days = new Set(earlier.filter(counts).map(({ dayNumber }) => dayNumber));
  let count = 0;
  while (days.has(-1 - count)) count += 1;
  return count;
}

/** Days off in a row just before the horizon; null when nothing is known. */
export function countDaysOffBefore(context: CompileContext, agent: number): number | null {
  const [newest] = listEarlierShifts(context, agent);
  return newest === undefined ? null : -1 - newest.dayNumber;
}
