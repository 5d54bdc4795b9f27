import { findRule } from '../site/find-rule.ts';
import type { ServiceRule, Site } from '../site/site.ts';
import { createSiteCalendar } from '../time/site-calendar.ts';

/** The rule a queue was held to at a moment. */
export type RuleFinder = (queueId: string, atMs: number) => ServiceRule;

/** Remembers the last day of each queue: files come in order, more or less. */
export function createRuleFinder(site: Site): RuleFinder {
  const calendar = createSiteCalendar(site);
  const known = new Map<string, { readonly day: string; readonly rule: ServiceRule }>();
  return (queueId, atMs) => {
    const { day } = calendar.dayOf(atMs);
    const last = known.get(queueId);
    if (last?.day === day) return last.rule;
    const rule = findRule(site, queueId, day);
    known.set(queueId, { day, rule });
    return rule;
  };
}
