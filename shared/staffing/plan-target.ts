import { findRule } from '../site/find-rule.ts';
import type { Site } from '../site/site.ts';
import type { AnswerTarget } from './queue-load.ts';
import { targetOfRule } from './requirement.ts';

/** What a planner caps besides the rules of the site; ratios 0 to 1, null: nothing of one's own. */
export interface PlanCaps {
  readonly maxOccupancyRatio: number | null;
  /** Null: the abandonment target of the queue's rule. */
  readonly maxAbandonmentRatio: number | null;
}

/**
 * What a queue is planned for on a site day: its rule in force on that day, with the planner's caps. The requirement and
 * the planner's sliders both go by it.
 *
 * @param day site day, `YYYY-MM-DD`
 */
export function planTarget(site: Site, queueId: string, day: string, caps: PlanCaps): AnswerTarget {
  const target = targetOfRule(findRule(site, queueId, day), caps.maxOccupancyRatio);
  return { ...target, maxAbandonmentRatio: caps.maxAbandonmentRatio ?? target.maxAbandonmentRatio };
}
