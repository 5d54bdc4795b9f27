import type { AgentSettings, AgentSkill } from '../site/site.ts';

/** Agents who can do the same: the same queues at the same levels. */
export interface SkillGroup {
  /** Made of its skills, the same for the same skills. Example: `billing:1 sales:2`. */
  readonly id: string;
  /** Ascending by queue. Level 1 is asked first. */
  readonly skills: readonly AgentSkill[];
}

export interface SkillGroupMembers extends SkillGroup {
  readonly agentIds: readonly string[];
}

/** The group of such skills. Example: `createSkillGroup([{ queueId: 'sales', level: 2 }]).id` is `sales:2`. */
export function createSkillGroup(skills: readonly AgentSkill[]): SkillGroup {
  const sorted = [...skills].sort((a, b) => (a.queueId < b.queueId ? -1 : a.queueId > b.queueId ? 1 : 0));
  // An id of a queue may hold blanks and colons.
  const id = sorted.map(({ queueId, level }) => `${encodeURIComponent(queueId)}:${level}`).join(' ');
  return { id, skills: sorted };
}

/**
 * The agents by what they can do, each once, whatever the number of queues: an agent counted in each queue would be
 * counted several times. Agents without skills are in no group. In the order in which the groups first come up.
 */
export function groupBySkills(
  agents: readonly Pick<AgentSettings, 'id' | 'skills'>[],
): readonly SkillGroupMembers[] {
  const groups = new Map<string, SkillGroup & { readonly agentIds: string[] }>();
  for (const { id: agentId, skills = [] } of agents) {
    if (skills.length === 0) continue;
    const group = createSkillGroup(skills);
    const known = groups.get(group.id);
    if (known) known.agentIds.push(agentId);
    else groups.set(group.id, { ...group, agentIds: [agentId] });
  }
  return [...groups.values()];
}

/** What hangs together: queues that share groups, directly or through others. Places in the lists that were given. */
export interface SkillPool {
  readonly queues: readonly number[];
  readonly groups: readonly number[];
}

/** Cuts queues and groups into pools that have nothing to do with each other. A queue that nobody serves is a pool of its own. */
export function findPools(queueIds: readonly string[], groups: readonly SkillGroup[]): readonly SkillPool[] {
  const pools: SkillPool[] = [];
  const seen = new Set<number>();
  for (let first = 0; first < queueIds.length; first++) {
    if (seen.has(first)) continue;
    const queues = new Set([first]);
    const members = new Set<number>();
    for (const queue of queues) {
      seen.add(queue);
      groups.forEach((group, place) => {
        if (!serves(group, queueIds[queue]!)) return;
        members.add(place);
        for (const { queueId } of group.skills) {
          const other = queueIds.indexOf(queueId);
          if (other >= 0) queues.add(other);
        }
      });
    }
    pools.push({ queues: [...queues], groups: [...members] });
  }
  return pools;
}

export function serves(group: SkillGroup, queueId: string): boolean {
  return group.skills.some((skill) => skill.queueId === queueId);
}
