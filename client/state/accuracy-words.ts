import type { AccuracyAnswer } from '../../shared/contract/planning-forecast.ts';

/** How the method in use did a week ahead: what rosters are made from. */
export interface WeekAhead {
  readonly wapeRatio: number;
  /** What even a perfect forecast would show; null where no horizon within the week was measured. */
  readonly floorRatio: number | null;
  readonly biasRatio: number;
  readonly dayWapeRatio: number;
  readonly coverage90Ratio: number | null;
}

const WEEK = 7;

/**
 * The same number that the table of methods has, beside the floor of the horizons within the week, each counted by its days.
 * Null when the method in use could not be scored.
 */
export function judgeWeekAhead({ methods, horizons }: AccuracyAnswer): WeekAhead | null {
  const used = methods.find(({ isUsed }) => isUsed);
  if (used === undefined) return null;
  const within = horizons.filter(({ toDaysAhead }) => toDaysAhead <= WEEK);
  const days = within.reduce((sum, each) => sum + each.days, 0);
  const floor = within.reduce((sum, each) => sum + each.floorRatio * each.days, 0);
  const { wapeRatio, biasRatio, dayWapeRatio, coverage90Ratio } = used;
  return { wapeRatio, biasRatio, dayWapeRatio, coverage90Ratio, floorRatio: days > 0 ? floor / days : null };
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
}: {
  readonly wapeRatio: number;
  readonly floorRatio: number;
}): AccuracyGrade {
  if (wapeRatio <= floorRatio * 1.33) return 'near-chance';
  if (wapeRatio <= Math.max(floorRatio * 2, 0.05)) return 'good';
  return wapeRatio <= Math.max(floorRatio * 4, 0.1) ? 'fair' : 'poor';
}

/** The methods as a table reads them: the one in use first, the others from best to worst. */
export function sortMethods({ methods }: Pick<AccuracyAnswer, 'methods'>): AccuracyAnswer['methods'] {
  return [...methods].sort((a, b) => Number(b.isUsed) - Number(a.isUsed) || a.wapeRatio - b.wapeRatio);
}
