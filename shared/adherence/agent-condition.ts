import type { AgentState } from '../floor/agent-state.ts';

/** What one agent does, as far as adherence asks. */
export interface AgentCondition {
  readonly state: AgentState;
  /** Of a pause; null when not paused. */
  readonly reason: string | null;
  /** Since when on the call that is being rung, talked or wrapped up; null when on none. */
  readonly callFromMs: number | null;
  /** False while the feed that told of the agent is lost: then nobody knows. */
  readonly isKnown: boolean;
}

export const NOBODY_KNOWS: AgentCondition = {
  state: 'offline',
  reason: null,
  callFromMs: null,
  isKnown: false,
};
