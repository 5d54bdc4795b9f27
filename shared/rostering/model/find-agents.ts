import type { RosterAgent } from '../problem/problem.ts';
import type { Who } from '../problem/rule-setting.ts';

/** Places of the agents a rule holds for: those named and those with all of the tags; everybody when neither is given. */
export function findAgents(agents: readonly RosterAgent[], who: Who | undefined): readonly number[] {
  const places = agents.map((_, place) => place);
  const { tags, agentIds } = who ?? {};
  if (tags === undefined && agentIds === undefined) return places;
  const named = new Set(agentIds);
  return places.filter((place) => {
    const agent = agents[place]!;
    return named.has(agent.id) || (tags?.every((tag) => agent.tags.includes(tag)) ?? false);
  });
}
