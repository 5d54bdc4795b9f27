import type { PhoneState } from '../floor/events.ts';
import type { DayItem } from './agent-day.ts';
import type { RoutingSkill } from './engine/routing.ts';
import type { AgentModel, SimulationModel } from './model.ts';

/** One agent as a phone system would tell of them, and the agent's day; the calls themselves are the engine's. */
export interface Agent {
  readonly index: number;
  readonly model: AgentModel;
  readonly skills: readonly RoutingSkill[];
  /** When signed in; -1 when not. */
  signedInAtMs: number;
  /** What the agent talks or writes about; null when nothing. */
  conversation: { readonly callId: string; readonly queueId: string } | null;
  answeredAtMs: number;
  /** When the conversation in wrap-up was over. */
  endedAtMs: number;
  pauseReason: string | null;
  pausedAtMs: number;
  phone: PhoneState;
  plan: DayItem[];
  planned: number;
  /** A pause or a call of the agent's own is running. */
  away: boolean;
}

export function createAgents(model: SimulationModel): readonly Agent[] {
  const queueIndexes = new Map(model.queues.map((queue, index) => [queue.id, index]));
  return model.agents.map((agent, index) => ({
    index,
    model: agent,
    skills: agent.queues.flatMap(({ queueId, level }) => {
      const queue = queueIndexes.get(queueId);
      return queue === undefined ? [] : [{ queue, level }];
    }),
    signedInAtMs: -1,
    conversation: null,
    answeredAtMs: 0,
    endedAtMs: 0,
    pauseReason: null,
    pausedAtMs: 0,
    phone: 'idle',
    plan: [],
    planned: 0,
    away: false,
  }));
}
