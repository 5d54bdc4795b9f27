import type {
  AgentPaused,
  AgentPhoneChanged,
  AgentQueuesChanged,
  AgentSignedIn,
  AgentSignedOut,
  AgentUnpaused,
  FloorEvent,
} from './events.ts';
import { refreshAgent, setMemberships } from './agents.ts';
import { type FloorAgent, followPhone } from './floor-agent.ts';
import type { Floor } from './floor-state.ts';
import { endWrapUp } from './wrap-up.ts';

/** Facts older than a newer one of their kind by less than this came late; by more, the source's clock was set back. */
const LATE_MS = 5 * 60_000;

function isLate(floor: Floor, newestMs: number, event: FloorEvent, agentId: string): boolean {
  if (event.atMs >= newestMs || newestMs - event.atMs > LATE_MS) return false;
  floor.note('late-agent-event', event.atMs, { code: 'odd-agent-late', type: event.type, agentId });
  return true;
}

export function reduceSignedIn(floor: Floor, event: AgentSignedIn): void {
  const agent = floor.findAgent(event.agentId, event);
  if (agent === null || isLate(floor, agent.presenceAtMs, event, agent.id)) return;
  agent.presenceAtMs = event.atMs;
  agent.feedId = event.feedId ?? null;
  if (!agent.signedIn) {
    agent.signedIn = true;
    clearPauses(agent);
  }
  rename(floor, agent, event.name);
  setMemberships(floor, agent, event.queues, (id) => floor.findQueue(id, event), event.atMs);
  refreshAgent(floor, agent, event.atMs);
}

/** The site's own name for an agent wins over the feed's (FL37). */
export function rename(floor: Floor, agent: FloorAgent, name: string | undefined): void {
  if (!agent.learnt || name === undefined || name === '' || name === agent.name) return;
  agent.name = name;
  floor.untoldNames.add(agent);
}

export function reduceSignedOut(floor: Floor, event: AgentSignedOut): void {
  const agent = floor.findAgent(event.agentId, event);
  if (agent === null || isLate(floor, agent.presenceAtMs, event, agent.id)) return;
  agent.presenceAtMs = event.atMs;
  signOut(floor, agent, event.atMs);
}

export function signOut(floor: Floor, agent: FloorAgent, atMs: number): void {
  agent.signedIn = false;
  clearPauses(agent);
  if (agent.wrapUp !== null) endWrapUp(floor, agent, atMs);
  refreshAgent(floor, agent, atMs);
}

export function clearPauses(agent: FloorAgent): void {
  agent.pauseReason = null;
  agent.pausedSinceMs = 0;
  for (const membership of agent.memberships) {
    membership.pauseReason = null;
    membership.pausedSinceMs = 0;
  }
}

export function reducePaused(floor: Floor, event: AgentPaused): void {
  const agent = floor.findAgent(event.agentId, event);
  if (agent === null || isLate(floor, agent.pauseAtMs, event, agent.id)) return;
  const { queueId, reason, atMs } = event;
  if (queueId === undefined) {
    agent.pauseReason = reason;
    agent.pausedSinceMs = atMs;
    for (const membership of agent.memberships) {
      membership.pauseReason = reason;
      membership.pausedSinceMs = atMs;
    }
  } else {
    const membership = agent.memberships.find((candidate) => candidate.queue.id === queueId);
    if (membership === undefined) {
      floor.note('unknown-membership', atMs, { code: 'odd-not-their-queue', agentId: agent.id, queueId });
      return;
    }
    // Paused everywhere and now differently here: from now on each queue has its own.
    agent.pauseReason = null;
    membership.pauseReason = reason;
    membership.pausedSinceMs = atMs;
  }
  agent.pauseAtMs = atMs;
  refreshAgent(floor, agent, atMs);
}

export function reduceUnpaused(floor: Floor, event: AgentUnpaused): void {
  const agent = floor.findAgent(event.agentId, event);
  if (agent === null || isLate(floor, agent.pauseAtMs, event, agent.id)) return;
  const { queueId, atMs } = event;
  if (queueId === undefined) {
    clearPauses(agent);
  } else {
    agent.pauseReason = null;
    const membership = agent.memberships.find((candidate) => candidate.queue.id === queueId);
    if (membership !== undefined) {
      membership.pauseReason = null;
      membership.pausedSinceMs = 0;
    }
  }
  agent.pauseAtMs = atMs;
  refreshAgent(floor, agent, atMs);
}

export function reduceQueuesChanged(floor: Floor, event: AgentQueuesChanged): void {
  const agent = floor.findAgent(event.agentId, event);
  if (agent === null || isLate(floor, agent.presenceAtMs, event, agent.id)) return;
  agent.presenceAtMs = event.atMs;
  setMemberships(floor, agent, event.queues, (id) => floor.findQueue(id, event), event.atMs);
  // Paused everywhere means in the queues that are new, too.
  if (agent.pauseReason !== null) {
    for (const membership of agent.memberships) {
      if (membership.pauseReason !== null) continue;
      membership.pauseReason = agent.pauseReason;
      membership.pausedSinceMs = agent.pausedSinceMs;
    }
  }
  refreshAgent(floor, agent, event.atMs);
}

export function reducePhoneChanged(floor: Floor, event: AgentPhoneChanged): void {
  const agent = floor.findAgent(event.agentId, event);
  if (agent === null || isLate(floor, agent.phoneAtMs, event, agent.id)) return;
  agent.phoneAtMs = event.atMs;
  if (agent.phone === event.phone) return;
  agent.phone = event.phone;
  followPhone(agent, event.phone);
  refreshAgent(floor, agent, event.atMs);
}
