import type { QueueRow } from '../../../shared/contract/floor-rows.ts';
import type { AgentState } from '../../../shared/floor/agent-state.ts';

const FIELDS = {
  ready: 'ready',
  ringing: 'ringing',
  talking: 'talking',
  'wrap-up': 'wrapUp',
  'other-call': 'otherCall',
  paused: 'paused',
  unreachable: 'unreachable',
  offline: 'offline',
} as const satisfies Record<AgentState, keyof QueueRow>;

/** How many agents of a queue are in a state. */
export function countOfState(row: QueueRow, state: AgentState): number {
  return row[FIELDS[state]];
}
