import type { QueueSettings, ServiceRule, Site } from './site.ts';

/**
 * The rule a queue is held to on a site day: the last of its rules whose `from` is not after the day. A queue without
 * settings (learnt from a feed), or a day before its first rule, has the site's default rule.
 *
 * @param day site day, `YYYY-MM-DD`
 */
export function findRule(site: Site, queueId: string, day: string): ServiceRule {
  const queue = site.queues.find((candidate) => candidate.id === queueId);
  return queue === undefined ? site.defaultRule : findQueueRule(queue, day, site.defaultRule);
}

function findQueueRule(queue: QueueSettings, day: string, otherwise: ServiceRule): ServiceRule {
  let found = otherwise;
  // ISO days sort as text; the rules need not be in order in a document that did not come through parseSite.
  for (const rule of queue.rules) {
    if (rule.from <= day && (found === otherwise || rule.from >= found.from)) found = rule;
  }
  return found;
}

/**
 * The rule to read several queues by: each term on which they all agree, and the site's default where they do not.
 * So a site whose queues all aim at 85 % shows 85 % in its total, and one with six formulas is summed under one.
 * An empty list of queues means all the site's.
 */
export function findCommonRule(site: Site, queueIds: readonly string[], day: string): ServiceRule {
  const rules =
    queueIds.length === 0
      ? site.queues.map((queue) => findQueueRule(queue, day, site.defaultRule))
      : queueIds.map((queueId) => findRule(site, queueId, day));
  const first = rules[0];
  if (first === undefined) return site.defaultRule;
  const agreed = <K extends keyof ServiceRule>(term: K): ServiceRule[K] =>
    rules.every((rule) => rule[term] === first[term]) ? first[term] : site.defaultRule[term];
  return {
    from: agreed('from'),
    answerWithinSeconds: agreed('answerWithinSeconds'),
    serviceLevelTarget: agreed('serviceLevelTarget'),
    serviceLevelFormula: agreed('serviceLevelFormula'),
    shortAbandonSeconds: agreed('shortAbandonSeconds'),
    abandonmentTarget: agreed('abandonmentTarget'),
  };
}
