import { isOfAgents } from '../../../shared/history/default-metrics.ts';
import { findMetric } from '../../../shared/metrics/index.ts';
import type { HistoryMetric } from '../../../shared/metrics/metric.ts';
import { findScopeRule } from '../../../shared/metrics/scope-rule.ts';
import type { Site } from '../../../shared/site/site.ts';
import type { AskedHistory } from '../../state/history-view.ts';

/** What all the lines of a drawing are held to; null when they do not share one, or there is none. */
export function findDrawnTarget(
  metric: HistoryMetric,
  asked: AskedHistory,
  subjectIds: readonly string[],
  site: Site,
  nowMs: number,
): number | null {
  const known = findMetric(metric.id);
  if (!known || isOfAgents(asked.by)) return null;
  const scopes = asked.by === 'queue' ? subjectIds.map((id) => [id]) : [asked.queueIds];
  const targets = new Set(scopes.map((queueIds) => known.target(findScopeRule(site, queueIds, nowMs))));
  return targets.size === 1 ? ([...targets][0] ?? null) : null;
}
