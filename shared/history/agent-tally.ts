/**
 * The counters of one agent, or of one agent in one queue, over one interval. Conversations count in the interval in
 * which their call was OFFERED, as in the queue's tally, so that agents add up to their queues; rings, transfers and times
 * count when they happened. Sums, never averages. Times of states are the agent's, not a queue's: in a row of one queue
 * they are 0.
 */
export interface AgentTally {
  answered: number;
  answeredWithinTarget: number;
  sumAnswerWaitMs: number;
  /** Conversations that are over, wrap-up included. */
  handled: number;
  sumTalkMs: number;
  sumHoldMs: number;
  sumWrapUpMs: number;
  transfers: number;
  /** Rings that ended with no answer or declined. */
  missedRings: number;
  readyMs: number;
  ringingMs: number;
  talkingMs: number;
  /** Time in the state wrap-up; `sumWrapUpMs` is the wrap-up of the conversations offered in the interval. */
  inWrapUpMs: number;
  otherCallMs: number;
  pausedMs: number;
  unreachableMs: number;
}

export type AgentTallyField = keyof AgentTally;

export function createAgentTally(): AgentTally {
  return {
    answered: 0,
    answeredWithinTarget: 0,
    sumAnswerWaitMs: 0,
    handled: 0,
    sumTalkMs: 0,
    sumHoldMs: 0,
    sumWrapUpMs: 0,
    transfers: 0,
    missedRings: 0,
    readyMs: 0,
    ringingMs: 0,
    talkingMs: 0,
    inWrapUpMs: 0,
    otherCallMs: 0,
    pausedMs: 0,
    unreachableMs: 0,
  };
}

export const AGENT_TALLY_FIELDS = Object.keys(createAgentTally()) as readonly AgentTallyField[];

/** Adds `from` to `to`, in place. */
export function addAgentTally(to: AgentTally, from: Readonly<AgentTally>): void {
  for (const field of AGENT_TALLY_FIELDS) to[field] += from[field];
}
