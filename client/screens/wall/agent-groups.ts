import type { AgentRow } from '../../../shared/contract/floor-rows.ts';
import type { AgentState } from '../../../shared/floor/agent-state.ts';
import { servesQueue } from '../../../shared/metrics/merge-scope.ts';

/** Who sits where in the grid: places stay while states change. */
export interface AgentGroup {
  /** Null: agents without a team. */
  readonly team: string | null;
  readonly agentIds: readonly string[];
}

export interface SeatedAgent {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
}

/** The agents a tile shows: those of its queues (none named: all), without those offline unless asked for. */
export function isSeated(agent: AgentRow, queueIds: readonly string[], showOffline: 'no' | 'yes'): boolean {
  if (agent.state === 'offline' && showOffline === 'no') return false;
  return queueIds.length === 0 || queueIds.some((queueId) => servesQueue(agent.queues, queueId));
}

/** Teams by name, agents by name in each, those without a team last. */
export function groupAgents(agents: readonly SeatedAgent[], locale: string): readonly AgentGroup[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const byTeam = new Map<string | null, SeatedAgent[]>();
  for (const agent of agents) {
    const known = byTeam.get(agent.team);
    if (known) known.push(agent);
    else byTeam.set(agent.team, [agent]);
  }
  const teams = [...byTeam.keys()].sort((a, b) => {
    if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
    return collator.compare(a, b);
  });
  return teams.map((team) => ({
    team,
    agentIds: byTeam
      .get(team)!
      .sort((a, b) => collator.compare(a.name, b.name) || (a.id < b.id ? -1 : 1))
      .map((agent) => agent.id),
  }));
}

/** The first `most` agents of the groups, in their order; groups that are left empty go. */
export function cutGroups(groups: readonly AgentGroup[], most: number): readonly AgentGroup[] {
  let room = most;
  const kept: AgentGroup[] = [];
  for (const group of groups) {
    if (room <= 0) break;
    const agentIds = group.agentIds.slice(0, room);
    room -= agentIds.length;
    kept.push({ ...group, agentIds });
  }
  return kept;
}

/** How many agents are in each state, in the order states are always shown. */
export function countStates(
  agents: Iterable<AgentRow>,
): readonly { readonly state: AgentState; readonly count: number }[] {
  const counts = new Map<AgentState, number>();
  for (const agent of agents) counts.set(agent.state, (counts.get(agent.state) ?? 0) + 1);
  return SHOWN_ORDER.map((state) => ({ state, count: counts.get(state) ?? 0 }));
}

/** On the phone first, then free, then away: the order of bars and keys. */
export const SHOWN_ORDER: readonly AgentState[] = [
  'talking',
  'ringing',
  'wrap-up',
  'ready',
  'other-call',
  'paused',
  'unreachable',
  'offline',
];
