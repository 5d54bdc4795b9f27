import type { AgentRow, Rows } from '../contract/floor-rows.ts';
import type { AccountList, NamedPart } from '../contract/accounts.ts';
import type { Site } from '../site/site.ts';

const AGENT = 'agent/';
const QUEUE = 'queue/';

/** What accounts can be tied to: what the settings of the site name, and what the floor has learnt from its feed. */
export function listFloorParts(site: Site, rows: Rows): Omit<AccountList, 'accounts'> {
  const keys = Object.keys(rows);
  const idsOf = (kind: string) =>
    keys.filter((key) => key.startsWith(kind)).map((key) => key.slice(kind.length));
  const seen = idsOf(AGENT).map((id) => ({ ...(rows[`${AGENT}${id}`] as AgentRow), id }));
  const agents = new Map<string, NamedPart>(seen.map(({ id, name }) => [id, { id, name: { en: name } }]));
  for (const { id, name } of site.agents) agents.set(id, { id, name });
  const queues = new Map<string, NamedPart>(
    idsOf(QUEUE)
      .filter((id) => id !== '*')
      .map((id) => [id, { id, name: { en: id } }]),
  );
  for (const { id, name } of site.queues) queues.set(id, { id, name });
  return {
    teams: [...new Set([...site.agents, ...seen].flatMap(({ team }) => team ?? []))].sort(),
    queues: [...queues.values()].sort(byId),
    agents: [...agents.values()].sort(byId),
  };
}

export function isAgentOfFloor(site: Site, rows: Rows, agentId: string): boolean {
  return Object.hasOwn(rows, `${AGENT}${agentId}`) || site.agents.some(({ id }) => id === agentId);
}

export function isQueueOfFloor(site: Site, rows: Rows, queueId: string): boolean {
  return (
    (queueId !== '*' && Object.hasOwn(rows, `${QUEUE}${queueId}`)) ||
    site.queues.some(({ id }) => id === queueId)
  );
}

function byId(a: NamedPart, b: NamedPart): number {
  return a.id < b.id ? -1 : 1;
}
