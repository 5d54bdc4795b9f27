import type { AgentRow } from '../../shared/contract/floor-rows.ts';
import { AGENT_STATES, type AgentState } from '../../shared/floor/agent-state.ts';
import { readMemberships } from '../../shared/people/read-memberships.ts';
import type { SortValue } from './desk-order.ts';
import { createSearch } from './desk-search.ts';
import type { AgentColumn, DeskView } from './desk-view.ts';

/** The queues of an agent, without levels. */
export function listAgentQueues(row: Pick<AgentRow, 'queues'>): readonly string[] {
  return readMemberships(row).map(({ queueId }) => queueId);
}

/**
 * Whether an agent is among those asked for.
 *
 * @param namesOf every name an agent may be looked for by, the id among them
 */
export function createAgentFilter(
  view: Pick<DeskView, 'states' | 'queueId' | 'team' | 'search'>,
  namesOf: (id: string) => readonly string[],
): (id: string, row: AgentRow) => boolean {
  const finds = createSearch(view.search);
  return (id, row) =>
    isInState(view, row.state) &&
    (view.team === null || row.team === view.team) &&
    (view.queueId === null || listAgentQueues(row).includes(view.queueId)) &&
    (view.search === '' || finds([...namesOf(id), row.team]));
}

/** Who is looked for by name is found also when offline. */
function isInState({ states, search }: Pick<DeskView, 'states' | 'search'>, state: AgentState): boolean {
  if (states === 'all') return true;
  return states.length === 0 ? state !== 'offline' || search !== '' : states.includes(state);
}

const STATE_ORDER = new Map(AGENT_STATES.map((state, at) => [state, at]));

/** What a column of the agent table sorts by, the name being the one shown: who has been in a state longest comes first when that is asked. */
export function agentSortValue(column: AgentColumn, name: string, row: AgentRow): SortValue {
  switch (column) {
    case 'agent':
      return name;
    case 'state':
      return STATE_ORDER.get(row.state) ?? null;
    case 'since':
      return -row.sinceMs;
    case 'queue':
      return row.queueId;
    case 'team':
      return row.team;
    default:
      return column satisfies never;
  }
}
