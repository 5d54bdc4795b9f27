import type { AgentDifference } from './agent-differences.ts';
import { AGENT_STATES, type AgentState } from './agent-state.ts';
import type { PhoneState } from './events.ts';
import type { FloorScope } from './floor-scope.ts';
import type { Visit } from './visit.ts';

/** States by their place in AGENT_STATES: counting is by index. */
export const READY = AGENT_STATES.indexOf('ready');
export const RINGING = AGENT_STATES.indexOf('ringing');
export const TALKING = AGENT_STATES.indexOf('talking');
export const WRAP_UP = AGENT_STATES.indexOf('wrap-up');
export const OTHER_CALL = AGENT_STATES.indexOf('other-call');
export const PAUSED = AGENT_STATES.indexOf('paused');
export const UNREACHABLE = AGENT_STATES.indexOf('unreachable');
export const OFFLINE = AGENT_STATES.indexOf('offline');

/** An agent's place in one queue, and how the agent was last counted there. */
export class Membership {
  readonly queue: FloorScope;
  level: number;
  /** Reason of a pause in this queue; null when not paused here by itself. */
  pauseReason: string | null = null;
  pausedSinceMs = 0;

  /** As counted in the queue; -1 when not counted yet. */
  state = -1;
  reason: string | null = null;
  /** 1 when busy for another queue. */
  elsewhere = 0;

  constructor(queue: FloorScope, level: number) {
    this.queue = queue;
    this.level = level;
  }
}

export class FloorAgent {
  readonly id: string;
  readonly rowKey: string;
  name: string;
  team: string | null;
  /** Learnt from the feed, not listed in the site's settings: may be forgotten when long offline. */
  learnt: boolean;
  signedIn = false;
  /** The source that signed the agent in last; null when that was not said. */
  feedId: string | null = null;
  phone: PhoneState = 'idle';
  memberships: Membership[] = [];
  /** Reason of a pause in every queue; null when there is none. */
  pauseReason: string | null = null;
  pausedSinceMs = 0;

  /** Open conversations, oldest first: more than one when the phone system does not see a transfer. */
  conversations: Visit[] = [];
  rings: Visit[] = [];
  /** The conversation being wrapped up. */
  wrapUp: Visit | null = null;
  /** 1 when `wrap-up-started` began it, 0 when a pause with a wrap-up reason did. */
  wrapUpByEvent = 0;
  /** The newest conversation that is over. */
  last: Visit | null = null;

  /** Newest facts by kind, to tell late ones: signing in and queues, pauses, the phone. */
  presenceAtMs = 0;
  pauseAtMs = 0;
  phoneAtMs = 0;

  /** The resynchronisation that found the agent already there: nobody measured what was before it. 0: there was none. */
  seenSinceMs = 0;

  /** As counted and shown. */
  state = OFFLINE;
  sinceMs = 0;
  reason: string | null = null;
  call: Visit | null = null;
  /** Counted in the site's totals: offline agents are too. */
  counted = false;

  /** The time in the state until here was counted; 0 before the first. */
  accountedUntilMs = 0;
  /** What the history was not told yet. */
  differences: AgentDifference[] = [];

  dirty = false;
  inRows = false;
  /** `queueId:level` lines as shown; null when they must be written anew. */
  queuesText: string | null = null;

  constructor(id: string, name: string, team: string | null, learnt: boolean) {
    this.id = id;
    this.rowKey = `agent/${id}`;
    this.name = name;
    this.team = team;
    this.learnt = learnt;
  }
}

export interface DerivedState {
  state: number;
  /** Pause reason, wrap-up reasons included; null when the agent is not paused. */
  reason: string | null;
  call: Visit | null;
}

/**
 * A phone that was in use and goes idle has left its conversations, even those the phone system goes on counting: it
 * need not notice that an agent handed a caller on. The books of the conversation stay open until its end is told.
 */
export function followPhone(agent: FloorAgent, phone: PhoneState): void {
  for (const visit of agent.conversations) {
    if (phone === 'in-use') visit.phoneUsed = true;
    else if (phone === 'idle' && visit.phoneUsed) visit.agentLeft = true;
  }
}

/** What an agent is doing: the first that is true, in the order of AGENT_STATES' comment (FL30). Writes into `into`. */
export function deriveState(agent: FloorAgent, wrapUpReasons: ReadonlySet<string>, into: DerivedState): void {
  into.reason = null;
  into.call = null;
  for (let index = agent.conversations.length - 1; index >= 0; index -= 1) {
    const visit = agent.conversations[index]!;
    if (visit.agentLeft) continue;
    into.state = TALKING;
    into.call = visit;
    return;
  }
  if (agent.rings.length > 0) {
    into.state = RINGING;
    into.call = agent.rings[agent.rings.length - 1]!;
    return;
  }
  if (agent.signedIn && agent.phone === 'ringing') {
    into.state = RINGING;
    return;
  }
  if (agent.wrapUp !== null && agent.wrapUpByEvent === 1) {
    into.state = WRAP_UP;
    into.call = agent.wrapUp;
    return;
  }
  const pause = agent.signedIn ? findPause(agent) : null;
  if (pause !== null && wrapUpReasons.has(pause)) {
    into.state = WRAP_UP;
    into.reason = pause;
    into.call = agent.wrapUp;
    return;
  }
  if (agent.phone === 'in-use') {
    into.state = OTHER_CALL;
  } else if (!agent.signedIn) {
    into.state = OFFLINE;
  } else if (pause !== null) {
    into.state = PAUSED;
    into.reason = pause;
  } else {
    into.state = agent.phone === 'unreachable' ? UNREACHABLE : READY;
  }
}

/** The reason an agent is paused in every queue, the newest when they differ; null when free in at least one. */
function findPause(agent: FloorAgent): string | null {
  if (agent.pauseReason !== null) return agent.pauseReason;
  const memberships = agent.memberships;
  let newest: Membership | null = null;
  for (let index = 0; index < memberships.length; index += 1) {
    const membership = memberships[index]!;
    if (membership.pauseReason === null) return null;
    if (newest === null || membership.pausedSinceMs >= newest.pausedSinceMs) newest = membership;
  }
  return newest === null ? null : newest.pauseReason;
}

export function stateName(state: number): AgentState {
  return AGENT_STATES[state]!;
}
