import type {
  AgentPresence,
  FeedConnected,
  FeedLost,
  FeedResynchronised,
  OpenConversation,
  WaitingCaller,
} from './events.ts';
import { refreshAgent, setMemberships } from './agents.ts';
import { TALKING, followPhone } from './floor-agent.ts';
import { type Floor, type FeedState, MOST_FEEDS } from './floor-state.ts';
import { findPast } from './past-visits.ts';
import { clearPauses, rename, signOut } from './reduce-agents.ts';
import { PHASE_WAITING, type Visit } from './visit.ts';
import {
  answerVisit,
  closeWait,
  findTalking,
  findWaiting,
  openUnseenVisit,
  takeOverConversation,
} from './visits.ts';
import { dropTalk } from './conversations.ts';

/** Sources often know a caller's wait in whole seconds only. */
const WAIT_SLACK_MS = 2_000;

export function reduceFeed(floor: Floor, event: FeedConnected | FeedLost): void {
  const { feedId, atMs } = event;
  const status = event.type === 'feed-connected' ? 'connected' : 'lost';
  floor.agentNews?.push({ kind: 'feed', feedId, atMs, status, heardUntilMs: floor.heardUntilMs });
  setFeed(floor, feedId, status, atMs, event.type === 'feed-connected' ? '' : event.reason);
}

function setFeed(floor: Floor, id: string, status: FeedState['status'], atMs: number, detail: string): void {
  let feed = floor.feeds.get(id);
  if (feed === undefined) {
    if (floor.feeds.size >= MOST_FEEDS) {
      floor.note('too-many-feeds', atMs, { code: 'odd-feeds-full', feedId: id, most: MOST_FEEDS });
      return;
    }
    feed = { id, status, sinceMs: atMs, detail };
    floor.feeds.set(id, feed);
  } else {
    if (feed.status !== status) feed.sinceMs = atMs;
    feed.status = status;
    feed.detail = detail;
  }
  floor.markFeed(feed);
}

/** The source's whole truth replaces ours; totals of the day stay (FL20 on). */
export function reduceResynchronised(floor: Floor, event: FeedResynchronised): void {
  const { feedId, atMs } = event;
  floor.agentNews?.push({ kind: 'feed', feedId, atMs, status: 'connected', heardUntilMs: atMs });
  setFeed(floor, feedId, 'connected', atMs, '');
  closeWhatIsGone(floor, event);
  for (const presence of event.agents) takeOverAgent(floor, presence, event);
  for (const conversation of event.conversations) takeOver(floor, conversation, event);
  for (const caller of event.waiting) takeOverCaller(floor, caller, event);
  const present = new Set(event.agents.map((presence) => presence.agentId));
  for (const agent of floor.agents.values()) {
    if (agent.signedIn && !present.has(agent.id) && speaksFor(event, agent)) {
      agent.presenceAtMs = event.atMs;
      signOut(floor, agent, event.atMs);
    }
  }
}

/** A feed knows its own, and answers for what nobody is known to have told (FL53). */
function speaksFor(event: FeedResynchronised, told: { readonly feedId: string | null }): boolean {
  return told.feedId === null || told.feedId === event.feedId;
}

function closeWhatIsGone(floor: Floor, event: FeedResynchronised): void {
  const waiting = new Set(event.waiting.map(keyOf));
  const talking = new Set(event.conversations.map(keyOf));
  const gone: Visit[] = [];
  for (const first of floor.calls.values()) {
    for (let visit: Visit | null = first; visit !== null; visit = visit.nextOfCall) {
      if (!speaksFor(event, visit)) continue;
      const key = keyOf({ callId: visit.callId, queueId: visit.queue.id });
      // A caller we thought waiting and who is talking by now was answered: that comes below.
      if (visit.phase === PHASE_WAITING ? !waiting.has(key) && !talking.has(key) : !talking.has(key))
        gone.push(visit);
    }
  }
  for (const visit of gone) {
    floor.note('lost-by-resync', event.atMs, {
      code: 'odd-gone',
      callId: visit.callId,
      queueId: visit.queue.id,
    });
    if (visit.phase === PHASE_WAITING) closeWait(floor, visit, event.atMs, 'lost', undefined);
    else dropTalk(floor, visit, event.atMs);
  }
}

function keyOf(visit: { readonly callId: string; readonly queueId: string }): string {
  return `${visit.callId}\n${visit.queueId}`;
}

function takeOver(floor: Floor, conversation: OpenConversation, event: FeedResynchronised): void {
  const queue = floor.findQueue(conversation.queueId, event);
  const agent = floor.findAgent(conversation.agentId, event);
  if (queue === null || agent === null) return;
  const { callId } = conversation;
  const answeredAtMs = believable(floor, conversation.answeredAtMs, event.atMs);
  const talking = findTalking(floor, callId, queue, null);
  if (talking !== null) {
    if (talking.agent === agent) return;
    dropTalk(floor, talking, event.atMs);
  }
  const waiting = talking === null ? findWaiting(floor, callId, queue) : null;
  if (waiting !== null) {
    answerVisit(floor, waiting, agent, Math.max(answeredAtMs, waiting.offeredAtMs), undefined);
  } else {
    floor.note('taken-over', event.atMs, {
      code: 'odd-talks-already',
      callId,
      queueId: queue.id,
      agentId: agent.id,
    });
    takeOverConversation(floor, callId, queue, agent, answeredAtMs, event.feedId);
  }
  if (agent.state === TALKING) agent.sinceMs = Math.min(agent.sinceMs, answeredAtMs);
}

function takeOverCaller(floor: Floor, caller: WaitingCaller, event: FeedResynchronised): void {
  const queue = floor.findQueue(caller.queueId, event);
  if (queue === null) return;
  const { callId } = caller;
  const offeredAtMs = believable(floor, caller.offeredAtMs, event.atMs);
  let visit = findWaiting(floor, callId, queue);
  if (visit === null) {
    const past = findPast(floor.past, callId, queue);
    // Taken before it left, delivered after.
    if (past !== null && offeredAtMs <= past.offeredAtMs + WAIT_SLACK_MS && event.atMs <= past.endedAtMs)
      return;
    visit = openUnseenVisit(floor, callId, queue, offeredAtMs, event.feedId);
    if (visit === null) return;
    floor.note('taken-over', event.atMs, { code: 'odd-waits-already', callId, queueId: queue.id });
  }
  if (caller.callerNumber !== undefined && caller.callerNumber !== visit.callerNumber) {
    visit.callerNumber = caller.callerNumber;
    floor.markCall(visit);
  }
  if (caller.priority !== undefined) visit.priority = caller.priority;
  floor.markVisit(visit);
}

function takeOverAgent(floor: Floor, presence: AgentPresence, event: FeedResynchronised): void {
  const agent = floor.findAgent(presence.agentId, event);
  if (agent === null) return;
  const wasSignedIn = agent.signedIn;
  const { atMs } = event;
  if (!wasSignedIn) agent.seenSinceMs = atMs;
  agent.signedIn = true;
  agent.feedId = event.feedId;
  agent.presenceAtMs = atMs;
  agent.pauseAtMs = atMs;
  agent.phoneAtMs = atMs;
  agent.phone = presence.phone;
  followPhone(agent, presence.phone);
  rename(floor, agent, presence.name);
  setMemberships(floor, agent, presence.queues, (id) => floor.findQueue(id, event), atMs);
  clearPauses(agent);
  let pausedSinceMs = 0;
  for (const pause of presence.pauses) {
    const membership = agent.memberships.find((candidate) => candidate.queue.id === pause.queueId);
    if (membership === undefined) continue;
    membership.pauseReason = pause.reason;
    membership.pausedSinceMs = believable(floor, pause.sinceMs ?? atMs, atMs);
    pausedSinceMs = Math.max(pausedSinceMs, membership.pausedSinceMs);
  }
  for (const visit of [...agent.rings]) {
    if (visit.phase !== PHASE_WAITING) agent.rings.splice(agent.rings.indexOf(visit), 1);
  }
  const stateBefore = agent.state;
  refreshAgent(floor, agent, atMs);
  if (agent.state === stateBefore && wasSignedIn) return;
  // Newly seen: the source may know since when.
  const statedMs = agent.reason !== null ? pausedSinceMs : wasSignedIn ? 0 : (presence.signedInAtMs ?? 0);
  if (statedMs > 0) agent.sinceMs = believable(floor, statedMs, atMs);
}

/** A time out of a snapshot: not after the snapshot, not before the day before; else the snapshot's own. */
function believable(floor: Floor, statedMs: number, atMs: number): number {
  return statedMs <= atMs && statedMs >= floor.dayBefore.fromMs ? Math.round(statedMs) : atMs;
}
