import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import type { PresenceAnswer } from '../../shared/contract/planning-requirement.ts';
import { readMemberships } from '../../shared/people/read-memberships.ts';
import { hasLeft } from '../../shared/site/has-left.ts';
import type { AgentSettings, Site } from '../../shared/site/site.ts';
import {
  createSkillGroup,
  groupBySkills,
  type SkillGroupMembers,
} from '../../shared/staffing/skill-groups.ts';
import type { LiveFloor } from '../ports/live-floor.ts';

const AGENT = 'agent/';

/**
 * Who can serve what: as the settings say, and for agents of whom they say nothing, the queues the floor last saw them
 * signed in to.
 *
 * @param day whose last day was before it is not asked any more
 */
export function findSkillGroups(
  site: Site,
  rows: ReturnType<LiveFloor['rows']>,
  day: string,
): readonly SkillGroupMembers[] {
  const agents = new Map<string, AgentSettings>(site.agents.map((agent) => [agent.id, agent]));
  for (const [agentId, row] of listAgents(rows)) {
    const known = agents.get(agentId);
    if (known?.skills !== undefined) continue;
    agents.set(agentId, { id: agentId, name: known?.name ?? { en: row.name }, skills: readMemberships(row) });
  }
  return groupBySkills([...agents.values()].filter((agent) => !hasLeft(agent, day)));
}

/** Who is signed in now, by what they are signed in to. */
export function findPresence(rows: ReturnType<LiveFloor['rows']>, atMs: number): PresenceAnswer {
  const groups = new Map<string, { agents: number; paused: number }>();
  const queues = new Map<string, number>();
  for (const [, row] of listAgents(rows)) {
    if (row.state === 'offline' || row.state === 'unreachable') continue;
    const skills = readMemberships(row);
    if (skills.length === 0) continue;
    const { id } = createSkillGroup(skills);
    const group = groups.get(id) ?? { agents: 0, paused: 0 };
    groups.set(id, group);
    group.agents += 1;
    if (row.state === 'paused') group.paused += 1;
    for (const { queueId } of skills) queues.set(queueId, (queues.get(queueId) ?? 0) + 1);
  }
  return {
    atMs,
    groups: [...groups].map(([groupId, counts]) => ({ groupId, ...counts })),
    queues: [...queues].map(([queueId, agents]) => ({ queueId, agents })),
  };
}

/** The rows of agents, by agent. */
export function listAgents(rows: ReturnType<LiveFloor['rows']>): readonly (readonly [string, AgentRow])[] {
  return Object.entries(rows).flatMap(([key, row]) =>
    key.startsWith(AGENT) ? [[key.slice(AGENT.length), row as AgentRow] as const] : [],
  );
}
