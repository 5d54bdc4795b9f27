import type { AgentState } from './agent-state.ts';

/**
 * What the floor learns of its agents, change by change, for those who must miss none: rows show what lasts until a tick. In the
 * order in which it was learnt.
 */
export type AgentNews = AgentChanged | FeedTurned;

/** An agent does something else from `atMs` on, which is never before what was told of the agent last. */
export interface AgentChanged {
  readonly kind: 'agent';
  readonly agentId: string;
  readonly atMs: number;
  readonly state: AgentState;
  readonly reason: string | null;
  readonly callId: string | null;
  /** The source that signed the agent in last; null when that was not said. */
  readonly feedId: string | null;
}

export interface FeedTurned {
  readonly kind: 'feed';
  readonly feedId: string;
  readonly atMs: number;
  readonly status: 'connected' | 'lost';
  /** The newest event before this one: a feed that connects again without having been lost was away since, and so were we. */
  readonly heardUntilMs: number;
}
