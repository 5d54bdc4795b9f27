import { isNarrow, seesAgent, seesQueue } from '../../shared/access/scope.ts';
import type { HistoryContentsAnswer } from '../../shared/contract/history.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { isOfAgents } from '../../shared/history/default-metrics.ts';
import type { HistoryQuery } from '../../shared/history/query.ts';
import type { Site } from '../../shared/site/site.ts';
import { scopeOf, type Visitor } from '../ports/access.ts';
import { narrowQueues, narrowTeams } from './visitor-scope.ts';

/** A question of the past that tells a visitor what is theirs: figures of their queues, and of people of their teams. */
export function cutQuery(visitor: Visitor, query: HistoryQuery): HistoryQuery {
  return {
    ...query,
    queueIds: narrowQueues(visitor, query.queueIds) ?? [],
    teams: isOfAgents(query.by) ? (narrowTeams(visitor, query.teams) ?? []) : query.teams,
  };
}

/** What can be asked for, as far as it is theirs. */
export function cutContents(visitor: Visitor, contents: HistoryContentsAnswer): HistoryContentsAnswer {
  const scope = scopeOf(visitor);
  if (!isNarrow(scope)) return contents;
  const { site } = contents;
  const isTheirs = ({ id }: { readonly id: string }) => seesAgent(scope, id, site);
  const isTheirQueue = ({ id }: { readonly id: string }) => seesQueue(scope, id);
  return {
    ...contents,
    queues: contents.queues.filter(isTheirQueue),
    teams: contents.teams.filter((team) => scope.teams === null || scope.teams.includes(team)),
    agents: contents.agents.filter(isTheirs),
    site: { ...site, queues: site.queues.filter(isTheirQueue), agents: site.agents.filter(isTheirs) },
  };
}

/** Whether a contact is theirs: it touched one of their queues, and one of their people. */
export function isTheirContact(visitor: Visitor, events: readonly FloorEvent[], site: Site): boolean {
  const scope = scopeOf(visitor);
  const queueIds = events.flatMap((event) => ('queueId' in event && event.queueId ? [event.queueId] : []));
  const agentIds = events.flatMap((event) => ('agentId' in event && event.agentId ? [event.agentId] : []));
  return (
    (scope.queues === null || queueIds.some((id) => seesQueue(scope, id))) &&
    (scope.teams === null || agentIds.some((id) => seesAgent(scope, id, site)))
  );
}
