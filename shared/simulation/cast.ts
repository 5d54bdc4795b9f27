import type { PhoneState } from '../floor/events.ts';
import type { DayItem } from './agent-day.ts';
import type { AgentModel, SimulationModel, TransferModel } from './model.ts';
import type { RoutingSkill, Waiter } from './routing.ts';

/** What the running timer of a caller means. */
export type WaitEnd = 'gives-up' | 'timeout' | 'callback' | 'key' | 'redials';

/** One caller on the way through the floor. */
export interface Caller extends Waiter<Caller> {
  /** Tells the caller's timer. */
  readonly slot: number;
  readonly number: string;
  callId: string;
  queue: number;
  priority: number;
  offeredAtMs: number;
  attempt: number;
  /** Whose phone rings for the caller; null when none does. */
  ringing: Agent | null;
  waitEnd: WaitEnd;
  /** In line or being rung. */
  waits: boolean;
}

/** Which part of a contact an agent is at; `no-answer` is the system's own pause after a call not picked up. */
export type Step = 'none' | 'ringing' | 'ignoring' | 'talking' | 'holding' | 'wrap-up' | 'no-answer';

/** One agent and what the agent is doing. */
export interface Agent {
  readonly index: number;
  readonly model: AgentModel;
  skills: readonly RoutingSkill[];
  /** When signed in; -1 when not. */
  signedInAtMs: number;
  step: Step;
  /** Whom the agent rings for or talks to. */
  caller: Caller | null;
  /** What the agent talks or writes about; null when nothing. */
  conversation: { readonly callId: string; readonly queueId: string } | null;
  answeredAtMs: number;
  /** When the conversation in wrap-up was over. */
  endedAtMs: number;
  /** Talk time still to come behind a hold, and how long that hold takes; 0 when there is none. */
  talkLeftMs: number;
  holdMs: number;
  transfer: TransferModel | null;
  pauseReason: string | null;
  pausedAtMs: number;
  phone: PhoneState;
  plan: DayItem[];
  planned: number;
  /** The next item of the plan waits for the call to end. */
  due: boolean;
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
    step: 'none',
    caller: null,
    conversation: null,
    answeredAtMs: 0,
    endedAtMs: 0,
    talkLeftMs: 0,
    holdMs: 0,
    transfer: null,
    pauseReason: null,
    pausedAtMs: 0,
    phone: 'idle',
    plan: [],
    planned: 0,
    due: false,
    away: false,
  }));
}

/** Who owns which timer: one for the site, one a queue, two an agent, then one a caller. */
export class TimerPlan {
  readonly site = 0;
  readonly firstQueue = 1;
  readonly firstWork: number;
  readonly firstDay: number;
  readonly firstCaller: number;

  constructor(queues: number, agents: number) {
    this.firstWork = this.firstQueue + queues;
    this.firstDay = this.firstWork + agents;
    this.firstCaller = this.firstDay + agents;
  }
}
