import { findScopeRule } from '../../shared/metrics/scope-rule.ts';
import type { Site } from '../../shared/site/site.ts';

/**
 * The answer target of these queues (none named: of all) in seconds, when they share one. Null when they do not: then
 * no single number may stand beside their figure.
 */
export function findAnswerTarget(site: Site, queueIds: readonly string[], nowMs: number): number | null {
  const ids = queueIds.length > 0 ? queueIds : site.queues.map((queue) => queue.id);
  const seconds = new Set(ids.map((id) => findScopeRule(site, [id], nowMs).answerWithinSeconds));
  if (seconds.size > 1) return null;
  return [...seconds][0] ?? site.defaultRule.answerWithinSeconds;
}
