import { accountState } from './agent-time.ts';
import type { QueueMembership } from './events.ts';
import {
  type DerivedState,
  type FloorAgent,
  Membership,
  OFFLINE,
  PAUSED,
  READY,
  RINGING,
  TALKING,
  WRAP_UP,
  deriveState,
  stateName,
} from './floor-agent.ts';
import { DIRTY_LIVE, type FloorScope } from './floor-scope.ts';
import { type Floor, MOST_MEMBERSHIPS } from './floor-state.ts';
import { WRAP_UP_FOLLOWS_MS, endWrapUp, startWrapUp } from './wrap-up.ts';

const FREE_LEAP_MS = 3_600_000;

const derived: DerivedState = { state: OFFLINE, reason: null, call: null };

/** Works out anew what an agent is doing, after something about the agent changed, and counts it wherever it counts. */
export function refreshAgent(floor: Floor, agent: FloorAgent, atMs: number): void {
  deriveState(agent, floor.wrapUpReasons, derived);
  followWrapUp(floor, agent, atMs);
  countAgent(floor, agent, atMs);
}

/** The same for an agent out of a saved floor, whose wrap-up is as it was. */
export function recountAgent(floor: Floor, agent: FloorAgent, atMs: number): void {
  deriveState(agent, floor.wrapUpReasons, derived);
  countAgent(floor, agent, atMs);
}

function countAgent(floor: Floor, agent: FloorAgent, atMs: number): void {
  const { state, reason, call } = derived;
  const moved = state !== agent.state;
  const measuredMs = Math.max(atMs, agent.seenSinceMs);
  if (moved || call !== agent.call || reason !== agent.reason || agent.queuesText === null)
    floor.markAgent(agent);
  if (moved) {
    agent.sinceMs = Math.max(atMs, agent.sinceMs);
    moveSite(floor, agent.state, state, measuredMs);
    accountState(floor, agent, state, measuredMs);
  }
  if (moved || reason !== agent.reason) {
    movePaused(floor.all, agent.state, agent.reason, state, reason);
    floor.markScope(floor.all, DIRTY_LIVE);
  }
  if (floor.agentNews !== null && (moved || reason !== agent.reason || call !== agent.call))
    floor.agentNews.push({
      kind: 'agent',
      agentId: agent.id,
      atMs: Math.max(atMs, agent.sinceMs),
      state: stateName(state),
      reason: state === PAUSED ? reason : null,
      callId: call?.callId ?? null,
      feedId: agent.feedId,
    });
  agent.state = state;
  agent.reason = reason;
  agent.call = call;
  const memberships = agent.memberships;
  for (let index = 0; index < memberships.length; index += 1) {
    countMembership(floor, agent, memberships[index]!, measuredMs);
  }
}

/** A pause with a wrap-up reason wraps up the conversation before it; anything else but a ring ends that (FL18). */
function followWrapUp(floor: Floor, agent: FloorAgent, atMs: number): void {
  const wrapUp = agent.wrapUp;
  if (wrapUp === null) {
    if (derived.state !== WRAP_UP) return;
    const last = agent.last;
    if (last === null || last.wrapUpMs > 0 || atMs - last.endedAtMs > WRAP_UP_FOLLOWS_MS) return;
    startWrapUp(floor, agent, last, atMs);
    derived.call = last;
  } else if (agent.wrapUpByEvent === 0 && derived.state !== WRAP_UP && derived.state !== RINGING) {
    endWrapUp(floor, agent, atMs);
  }
}

function moveSite(floor: Floor, from: number, to: number, atMs: number): void {
  const all = floor.all;
  all.agents[from]! -= 1;
  all.agents[to]! += 1;
  measure(floor, all, from, to, atMs);
}

/** Agent-time: handling is talking and wrapping up, ready is ready; ringing is neither (FL33). */
function measure(floor: Floor, scope: FloorScope, from: number, to: number, atMs: number): void {
  const handling = handles(to) - handles(from);
  const ready = readies(to) - readies(from);
  if (handling === 0 && ready === 0) return;
  const clock = scope.clock;
  const nowMs = atMs - floor.nowMs > FREE_LEAP_MS ? floor.nowMs : atMs;
  if (floor.nowMs > 0) clock.begin(floor.nowMs);
  const lastMs = clock.lastMs;
  const takenMs = clock.change(nowMs, handling, ready);
  if (takenMs >= lastMs) return;
  scope.agentTimeCorrected = true;
  correctIntervals(floor, scope, takenMs);
}

/** What came late belongs to intervals that are over: at most the clock's hour of them. */
function correctIntervals(floor: Floor, scope: FloorScope, fromMs: number): void {
  let untilMs = floor.interval.startMs;
  while (fromMs < untilMs) {
    const over = floor.calendar.intervalAt(untilMs - 1);
    const interval = scope.closeInterval(over.startMs, over.endMs);
    if (interval !== null) floor.markInterval(interval);
    untilMs = over.startMs;
  }
}

function handles(state: number): number {
  return state === TALKING || state === WRAP_UP ? 1 : 0;
}

function readies(state: number): number {
  return state === READY ? 1 : 0;
}

function movePaused(
  scope: FloorScope,
  fromState: number,
  fromReason: string | null,
  toState: number,
  toReason: string | null,
): void {
  if (fromState === PAUSED && fromReason !== null) {
    const left = (scope.pausedByReason.get(fromReason) ?? 0) - 1;
    if (left > 0) scope.pausedByReason.set(fromReason, left);
    else scope.pausedByReason.delete(fromReason);
    scope.pausedText = null;
  }
  if (toState === PAUSED && toReason !== null) {
    scope.pausedByReason.set(toReason, (scope.pausedByReason.get(toReason) ?? 0) + 1);
    scope.pausedText = null;
  }
}

/** The agent as one queue sees it: free elsewhere but paused here is paused here (FL32). */
function countMembership(floor: Floor, agent: FloorAgent, membership: Membership, atMs: number): void {
  const queue = membership.queue;
  let state = agent.state;
  let reason = agent.reason;
  if (state === READY && membership.pauseReason !== null) {
    state = PAUSED;
    reason = membership.pauseReason;
  }
  const elsewhere =
    agent.call !== null &&
    agent.call.queue !== queue &&
    (state === TALKING || state === RINGING || state === WRAP_UP)
      ? 1
      : 0;
  if (state === membership.state && reason === membership.reason && elsewhere === membership.elsewhere)
    return;
  floor.markScope(queue, DIRTY_LIVE);
  queue.busyElsewhere += elsewhere - membership.elsewhere;
  const from = membership.state;
  if (state !== from) {
    if (from >= 0) queue.agents[from]! -= 1;
    queue.agents[state]! += 1;
    measure(floor, queue, from, state, atMs);
  }
  movePaused(queue, from, membership.reason, state, reason);
  membership.state = state;
  membership.reason = reason;
  membership.elsewhere = elsewhere;
}

function leaveQueue(floor: Floor, membership: Membership, atMs: number): void {
  const queue = membership.queue;
  queue.members -= 1;
  if (membership.state < 0) return;
  floor.markScope(queue, DIRTY_LIVE);
  queue.agents[membership.state]! -= 1;
  queue.busyElsewhere -= membership.elsewhere;
  movePaused(queue, membership.state, membership.reason, -1, null);
  measure(floor, queue, membership.state, -1, atMs);
}

/** Gives an agent exactly these queues, keeping the pauses of those it keeps. The caller refreshes the agent after. */
export function setMemberships(
  floor: Floor,
  agent: FloorAgent,
  wanted: readonly QueueMembership[],
  findQueue: (id: string) => FloorScope | null,
  atMs: number,
): void {
  const before = new Map<FloorScope, Membership>();
  for (const membership of agent.memberships) before.set(membership.queue, membership);
  const after = new Map<FloorScope, Membership>();
  for (const { queueId, level } of wanted) {
    if (after.size >= MOST_MEMBERSHIPS) {
      floor.note('too-many-memberships', atMs, {
        code: 'odd-memberships-full',
        agentId: agent.id,
        most: MOST_MEMBERSHIPS,
      });
      break;
    }
    const queue = findQueue(queueId);
    if (queue === null || after.has(queue)) continue;
    let membership = before.get(queue);
    if (membership === undefined) {
      membership = new Membership(queue, level);
      queue.members += 1;
    } else {
      membership.level = level;
      before.delete(queue);
    }
    after.set(queue, membership);
  }
  for (const left of before.values()) leaveQueue(floor, left, atMs);
  agent.memberships = [...after.values()];
  agent.queuesText = null;
}

/** Takes an agent off the floor for good. */
export function removeAgent(floor: Floor, agent: FloorAgent, atMs: number): void {
  for (const membership of agent.memberships) leaveQueue(floor, membership, atMs);
  floor.all.agents[agent.state]! -= 1;
  movePaused(floor.all, agent.state, agent.reason, -1, null);
  floor.all.members -= 1;
  floor.markScope(floor.all, DIRTY_LIVE);
  floor.agents.delete(agent.id);
  floor.goneAgents.push(agent);
  if (agent.learnt) floor.learntAgents -= 1;
}
