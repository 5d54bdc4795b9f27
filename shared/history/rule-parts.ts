import { findCommonRule, findRule } from '../site/find-rule.ts';
import type { ServiceRule, Site } from '../site/site.ts';

/** A stretch of site days with one rule; it reaches to the day before the next part. */
export interface RulePart {
  /** First site day, `YYYY-MM-DD`. */
  readonly fromDay: string;
  readonly rule: ServiceRule;
}

/**
 * How the days from one to another are read: a new part begins where the formula of the scope changes. Within a part
 * tallies may be added and divided as one; over parts only numerators and denominators may (rule HY4). How fast a call
 * had to be answered is counted already, by the rule of its own day.
 *
 * @param queueIds of the scope; empty: the whole site
 */
export function planRuleParts(
  site: Site,
  queueIds: readonly string[],
  days: { readonly fromDay: string; readonly toDay: string },
): readonly RulePart[] {
  const parts: RulePart[] = [];
  for (const day of listRuleDays(site, queueIds, days)) {
    const rule =
      queueIds.length === 1 ? findRule(site, queueIds[0]!, day) : findCommonRule(site, queueIds, day);
    const before = parts.at(-1)?.rule;
    if (before?.serviceLevelFormula === rule.serviceLevelFormula) continue;
    parts.push({ fromDay: day, rule });
  }
  return parts;
}

/** The part a site day lies in, by index. */
export function findRulePart(parts: readonly RulePart[], day: string): number {
  let found = 0;
  while (found + 1 < parts.length && parts[found + 1]!.fromDay <= day) found += 1;
  return found;
}

/** The first day and every later one on which a rule of the scope begins, ascending. */
function listRuleDays(
  site: Site,
  queueIds: readonly string[],
  { fromDay, toDay }: { readonly fromDay: string; readonly toDay: string },
): readonly string[] {
  const wanted = new Set(queueIds);
  const days = new Set<string>();
  for (const { id, rules } of site.queues) {
    if (wanted.size > 0 && !wanted.has(id)) continue;
    for (const { from } of rules) if (from > fromDay && from <= toDay) days.add(from);
  }
  return [fromDay, ...[...days].sort()];
}
