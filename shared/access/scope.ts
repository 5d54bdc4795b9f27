import type { Site } from '../site/site.ts';
import type { AccountScope } from './roles.ts';

/** Whether an account sees less than the whole site. */
export function isNarrow({ teams, queues }: AccountScope): boolean {
  return teams !== null || queues !== null;
}

export function seesQueue({ queues }: AccountScope, queueId: string): boolean {
  return queues === null || queues.includes(queueId);
}

/** People are cut by their team alone; whoever has none is seen by those who see all teams. */
export function seesAgent({ teams }: AccountScope, agentId: string, site: Pick<Site, 'agents'>): boolean {
  if (teams === null) return true;
  const team = site.agents.find(({ id }) => id === agentId)?.team;
  return team !== undefined && teams.includes(team);
}

/** Whether an account is told of an agent. */
export type SeesAgent = (agentId: string) => boolean;

/** The same as `seesAgent`, for asking of many. */
export function whoIsSeen(scope: AccountScope, site: Pick<Site, 'agents'>): SeesAgent {
  const seen = listSeenAgents(scope, site);
  if (seen === null) return () => true;
  const ids = new Set(seen);
  return (agentId) => ids.has(agentId);
}

/** The agents of the site whom an account sees; null: all there are, those too whom the site does not list. */
export function listSeenAgents(
  { teams }: AccountScope,
  site: Pick<Site, 'agents'>,
): readonly string[] | null {
  if (teams === null) return null;
  return site.agents.flatMap(({ id, team }) => (team !== undefined && teams.includes(team) ? [id] : []));
}
