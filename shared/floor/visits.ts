import { enterBooks, layVisit, leaveBooks, liftVisit, noteWait } from './books.ts';
import { FLOW_OUT_REASONS, type FlowOutReason } from './events.ts';
import type { FloorAgent } from './floor-agent.ts';
import { refreshAgent } from './agents.ts';
import { DIRTY_LIVE, type FloorScope } from './floor-scope.ts';
import { type Floor, MOST_OPEN_VISITS } from './floor-state.ts';
import { findPast, rememberPast } from './past-visits.ts';
import { endWrapUp } from './wrap-up.ts';
import {
  OUTCOME_ABANDONED,
  OUTCOME_ANSWERED,
  OUTCOME_FLOWED_OUT,
  PHASE_OVER,
  PHASE_TALKING,
  PHASE_WAITING,
  Visit,
} from './visit.ts';

/** The visit of this call waiting in this queue, or null. */
export function findWaiting(floor: Floor, callId: string, queue: FloorScope): Visit | null {
  let visit = floor.calls.get(callId) ?? null;
  while (visit !== null && (visit.queue !== queue || visit.phase !== PHASE_WAITING)) visit = visit.nextOfCall;
  return visit;
}

/** The open conversation of this call from this queue with this agent (with anyone when null), newest first. */
export function findTalking(
  floor: Floor,
  callId: string,
  queue: FloorScope,
  agent: FloorAgent | null,
): Visit | null {
  let visit = floor.calls.get(callId) ?? null;
  while (
    visit !== null &&
    (visit.queue !== queue || visit.phase !== PHASE_TALKING || (agent !== null && visit.agent !== agent))
  ) {
    visit = visit.nextOfCall;
  }
  return visit;
}

/** A caller begins to wait; null when the floor has as many open calls as it will hold. */
export function openVisit(
  floor: Floor,
  callId: string,
  queue: FloorScope,
  offeredAtMs: number,
  feedId: string | undefined,
): Visit | null {
  if (!makeRoom(floor, callId)) return null;
  const visit = addCall(floor, new Visit(callId, queue, offeredAtMs, feedId ?? null));
  enterBooks(floor, visit);
  queue.addWaiting(visit);
  floor.all.waiting += 1;
  floor.due.add(offeredAtMs + visit.answerWithinMs, visit);
  floor.markVisit(visit);
  floor.markScope(queue, DIRTY_LIVE);
  floor.markScope(floor.all, DIRTY_LIVE);
  return visit;
}

/** The same for one whose moment of offer was not told as such: no two visits of a call to a queue have one (FL63). */
export function openUnseenVisit(
  floor: Floor,
  callId: string,
  queue: FloorScope,
  offeredAtMs: number,
  feedId: string | undefined,
): Visit | null {
  const past = findPast(floor.past, callId, queue);
  const isTaken = past !== null && past.offeredAtMs === offeredAtMs;
  return openVisit(floor, callId, queue, isTaken ? offeredAtMs + 1 : offeredAtMs, feedId);
}

/** A conversation found already running: its agent is busy with it, no tally knows it (FL23). */
export function takeOverConversation(
  floor: Floor,
  callId: string,
  queue: FloorScope,
  agent: FloorAgent,
  answeredAtMs: number,
  feedId: string,
): void {
  if (!makeRoom(floor, callId)) return;
  const visit = addCall(floor, new Visit(callId, queue, answeredAtMs, feedId));
  visit.counted = false;
  visit.outcome = OUTCOME_ANSWERED;
  beginTalk(floor, visit, agent, answeredAtMs);
}

function makeRoom(floor: Floor, callId: string): boolean {
  if (floor.openVisits < MOST_OPEN_VISITS) return true;
  floor.note('too-many-calls', floor.nowMs, { code: 'odd-calls-full', callId, most: MOST_OPEN_VISITS });
  return false;
}

function addCall(floor: Floor, visit: Visit): Visit {
  // Newest first: what happens next is most likely about it.
  visit.nextOfCall = floor.calls.get(visit.callId) ?? null;
  floor.calls.set(visit.callId, visit);
  floor.openVisits += 1;
  return visit;
}

function removeCall(floor: Floor, visit: Visit): void {
  const first = floor.calls.get(visit.callId);
  if (first === visit) {
    if (visit.nextOfCall === null) floor.calls.delete(visit.callId);
    else floor.calls.set(visit.callId, visit.nextOfCall);
  } else {
    let before = first ?? null;
    while (before !== null && before.nextOfCall !== visit) before = before.nextOfCall;
    if (before !== null) before.nextOfCall = visit.nextOfCall;
  }
  visit.nextOfCall = null;
  floor.openVisits -= 1;
}

/** The offer of a visit that was opened without one turned up: it counts from the true moment on (FL6). */
export function correctOffer(floor: Floor, visit: Visit, offeredAtMs: number): void {
  const waiting = visit.phase === PHASE_WAITING;
  leaveBooks(floor, visit);
  if (waiting) visit.queue.removeWaiting(visit);
  visit.offeredAtMs = offeredAtMs;
  visit.guessed = false;
  if (!waiting) visit.waitMs = Math.max(0, visit.answeredAtMs - offeredAtMs);
  enterBooks(floor, visit);
  if (waiting) {
    visit.queue.addWaiting(visit);
    floor.due.add(offeredAtMs + visit.answerWithinMs, visit);
    floor.markVisit(visit);
    floor.markScope(visit.queue, DIRTY_LIVE);
    floor.markScope(floor.all, DIRTY_LIVE);
  } else {
    noteWait(floor, visit);
  }
}

/** The wait by the source's own statement, else by its clock; a clock that ran backwards waited for 0 (FL12, FL13). */
export function waitOf(floor: Floor, visit: Visit, atMs: number, stated: number | undefined): number {
  if (stated !== undefined && stated >= 0) return Math.round(stated);
  const waitMs = atMs - visit.offeredAtMs;
  if (waitMs >= 0) return waitMs;
  floor.note('negative-duration', atMs, {
    code: 'odd-left-before',
    callId: visit.callId,
    queueId: visit.queue.id,
    ms: -waitMs,
  });
  return 0;
}

/** The caller leaves the queue. The visit must be lifted from the books meanwhile. */
export function endWait(floor: Floor, visit: Visit, waitMs: number): void {
  const queue = visit.queue;
  visit.waitMs = waitMs;
  queue.removeWaiting(visit);
  floor.all.waiting -= 1;
  if (visit.pastTarget) {
    visit.pastTarget = false;
    queue.pastTarget -= 1;
    floor.all.pastTarget -= 1;
  }
  floor.markVisit(visit);
  floor.markScope(queue, DIRTY_LIVE);
  floor.markScope(floor.all, DIRTY_LIVE);
}

export function answerVisit(
  floor: Floor,
  visit: Visit,
  agent: FloorAgent,
  atMs: number,
  stated: number | undefined,
): void {
  liftVisit(floor, visit);
  endWait(floor, visit, waitOf(floor, visit, atMs, stated));
  visit.outcome = OUTCOME_ANSWERED;
  visit.agent = agent;
  if (stated !== undefined) visit.guessed = false;
  layVisit(floor, visit);
  noteWait(floor, visit);
  beginTalk(floor, visit, agent, atMs);
}

function beginTalk(floor: Floor, visit: Visit, agent: FloorAgent, atMs: number): void {
  visit.phase = PHASE_TALKING;
  visit.agent = agent;
  visit.answeredAtMs = atMs;
  visit.phoneUsed = agent.phone === 'in-use';
  stopRinging(floor, visit, atMs);
  if (agent.wrapUp !== null) endWrapUp(floor, agent, atMs);
  agent.conversations.push(visit);
  refreshAgent(floor, agent, atMs);
}

/** The caller left without an agent. */
export function closeWait(
  floor: Floor,
  visit: Visit,
  atMs: number,
  reason: FlowOutReason | 'abandoned',
  stated: number | undefined,
): void {
  liftVisit(floor, visit);
  endWait(floor, visit, waitOf(floor, visit, atMs, stated));
  visit.phase = PHASE_OVER;
  visit.endedAtMs = atMs;
  if (reason === 'abandoned') {
    visit.outcome = OUTCOME_ABANDONED;
  } else {
    visit.outcome = OUTCOME_FLOWED_OUT;
    visit.flowOutReason = FLOW_OUT_REASONS.indexOf(reason);
  }
  layVisit(floor, visit);
  noteWait(floor, visit);
  stopRinging(floor, visit, atMs);
  finishVisit(floor, visit);
}

/** The wait or the conversation is over: from now on the visit is only remembered, to tell repeats. */
export function finishVisit(floor: Floor, visit: Visit): void {
  removeCall(floor, visit);
  rememberPast(floor.past, visit.callId, visit.queue, visit.offeredAtMs, visit.endedAtMs, visit.outcome);
}

export function startRinging(floor: Floor, visit: Visit, agent: FloorAgent, atMs: number): void {
  if (visit.ringing.includes(agent)) return;
  if (visit.ringing.length === 0) visit.ringing = [agent];
  else visit.ringing.push(agent);
  agent.rings.push(visit);
  floor.markVisit(visit);
  refreshAgent(floor, agent, atMs);
}

export function stopRingingAgent(floor: Floor, visit: Visit, agent: FloorAgent, atMs: number): void {
  removeFrom(visit.ringing, agent);
  removeFrom(agent.rings, visit);
  floor.markVisit(visit);
  refreshAgent(floor, agent, atMs);
}

export function stopRinging(floor: Floor, visit: Visit, atMs: number): void {
  const ringing = visit.ringing;
  while (ringing.length > 0) {
    const agent = ringing.pop()!;
    removeFrom(agent.rings, visit);
    // The one who answers is looked at once, when the conversation has begun.
    if (agent !== visit.agent) refreshAgent(floor, agent, atMs);
  }
}

/** Takes an item out of a short list. */
export function removeFrom<T>(list: T[], item: T): void {
  const at = list.indexOf(item);
  if (at >= 0) list.splice(at, 1);
}
