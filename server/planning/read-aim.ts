import type { PlanningSettings } from '../../shared/contract/planning-settings.ts';
import type { Aim } from '../../shared/staffing/requirement.ts';

/** Under the day's target no single interval falls below this share of calls in time. */
const LEAST_INTERVAL_RATIO = 0.5;

/** What the service target holds for: the requirement by formulas and the one that is played go by the same. */
export function readAim({ requirement }: Pick<PlanningSettings, 'requirement'>): Aim {
  return requirement.aim === 'day'
    ? { kind: 'day', leastIntervalRatio: LEAST_INTERVAL_RATIO }
    : { kind: 'each-interval' };
}
