import type { ActivityTimes, AdherenceFigures } from './adherence-figures.ts';
import { ROSTERED_ACTIVITIES, type RosteredActivity } from './rostered-shift.ts';

/**
 * Schedule adherence: how much of the rostered time was spent doing what the roster said **when** it said so.
 *
 * `(in + excused) / rostered`, 0 to 1; null where nothing was rostered. Formula as ICMI and the workforce suites define adherence
 * (time in adherence over scheduled time, minute by minute, breaks counted like work); that excused time counts as in is the common
 * "with exceptions" variant. Extra hours neither help nor hurt.
 *
 * @param activity one of them alone; left out: all
 * Example: 7 h in place, 30 min excused and 30 min out give 0.9375.
 */
export function computeAdherenceRatio(figures: AdherenceFigures, activity?: RosteredActivity): number | null {
  const { rosteredMs, inMs, excusedMs } = pickTimes(figures, activity);
  return rosteredMs === 0 ? null : (inMs + excusedMs) / rosteredMs;
}

/**
 * Schedule conformance: how much of each rostered activity was done, **whenever** that was.
 *
 * The sum over activities of `min(done, rostered)` by the sum of `rostered`, 0 to 1; null where nothing was rostered. The classical
 * figure (hours worked by hours scheduled, COPC and ICMI) may exceed 1 and lets an hour at one thing make up for an hour at
 * another; capped per activity it cannot. Who comes half an hour late and stays half an hour longer has lost nothing. Capped in
 * each sum it is asked of: of a week an extra hour on Friday makes up for one missed on Monday.
 */
export function computeConformanceRatio(
  figures: AdherenceFigures,
  activity?: RosteredActivity,
): number | null {
  const chosen = activity === undefined ? ROSTERED_ACTIVITIES : [activity];
  let doneMs = 0;
  let rosteredMs = 0;
  for (const each of chosen) {
    const times = figures.activities[each];
    doneMs += Math.min(times.doneMs, times.rosteredMs);
    rosteredMs += times.rosteredMs;
  }
  return rosteredMs === 0 ? null : doneMs / rosteredMs;
}

/** Times of one activity, or of all together. */
export function pickTimes(figures: AdherenceFigures, activity?: RosteredActivity): Readonly<ActivityTimes> {
  if (activity !== undefined) return figures.activities[activity];
  const sum = { rosteredMs: 0, inMs: 0, excusedMs: 0, outMs: 0, doneMs: 0 };
  for (const times of Object.values(figures.activities)) {
    sum.rosteredMs += times.rosteredMs;
    sum.inMs += times.inMs;
    sum.excusedMs += times.excusedMs;
    sum.outMs += times.outMs;
    sum.doneMs += times.doneMs;
  }
  return sum;
}
