import type { AccuracyAnswer, HorizonAccuracy } from '../../shared/contract/planning.ts';

/** Rosters are made about a week before the day. */
const WEEK_AHEAD = 7;

/** The horizon that holds so many days ahead, else the nearest one; null when there is none. */
export function findHorizon(
  horizons: readonly HorizonAccuracy[],
  daysAhead: number = WEEK_AHEAD,
): HorizonAccuracy | null {
  const distance = ({ fromDaysAhead, toDaysAhead }: HorizonAccuracy) =>
    Math.max(0, fromDaysAhead - daysAhead, daysAhead - toDaysAhead);
  return [...horizons].sort((a, b) => distance(a) - distance(b))[0] ?? null;
}

/** How a forecast does, as a planner would judge it. */
export type AccuracyGrade = 'near-chance' | 'good' | 'fair' | 'poor';

/**
 * The error beside what chance alone makes of it: within a third of the floor nothing is left to be won; twice the floor is
 * good, four times fair. Very small queues are all chance, and very large ones have a floor near 0: 5 % is good there too.
 */
export function gradeAccuracy({
  wapeRatio,
  floorRatio,
}: Pick<HorizonAccuracy, 'wapeRatio' | 'floorRatio'>): AccuracyGrade {
  if (wapeRatio <= floorRatio * 1.33) return 'near-chance';
  if (wapeRatio <= Math.max(floorRatio * 2, 0.05)) return 'good';
  return wapeRatio <= Math.max(floorRatio * 4, 0.1) ? 'fair' : 'poor';
}

/** The methods as a table reads them: the one in use first, the others from best to worst. */
export function sortMethods({ methods }: Pick<AccuracyAnswer, 'methods'>): AccuracyAnswer['methods'] {
  return [...methods].sort((a, b) => Number(b.isUsed) - Number(a.isUsed) || a.wapeRatio - b.wapeRatio);
}
