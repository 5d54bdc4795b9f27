import type { QueueInterval } from '../history/roll-ups.ts';
import { writeGaps, type TallyGap } from '../history/tally-gaps.ts';
import { HISTORY_METRICS } from '../metrics/index.ts';
import type { RuleFinder } from './rule-finder.ts';

/** Figures of queues that counts leave open, by the ids of the catalogue. */
export interface UntoldMetrics {
  /** They will have no value. */
  readonly unknown: readonly string[];
  /** They will do without what they take into account elsewhere. */
  readonly roughly: readonly string[];
}

export const ALL_TOLD: UntoldMetrics = { unknown: [], roughly: [] };

/** What all of these rows leave open, by the rules their queues were held to then. Rows without calls say nothing of it. */
export function findUntoldMetrics(rows: readonly QueueInterval[], findRule: RuleFinder): UntoldMetrics {
  const told = rows
    .filter(({ tally }) => tally.offered > 0)
    .map(({ queueId, startMs, gaps = 0 }) => ({ gaps, rule: findRule(queueId, startMs) }));
  if (told.length === 0) return ALL_TOLD;
  const lacks = (gaps: number, wanted: readonly TallyGap[] = []) => (gaps & writeGaps(wanted)) !== 0;
  const ofQueues = HISTORY_METRICS.filter(({ compute }) => compute !== undefined);
  const unknown = ofQueues.filter(({ needs }) => told.every(({ gaps, rule }) => lacks(gaps, needs?.(rule))));
  const roughly = ofQueues.filter(
    (metric) =>
      !unknown.includes(metric) && told.every(({ gaps, rule }) => lacks(gaps, metric.prefers?.(rule))),
  );
  return { unknown: unknown.map(({ id }) => id), roughly: roughly.map(({ id }) => id) };
}
