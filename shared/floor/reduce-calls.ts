import type {
  CallAbandoned,
  CallAnswered,
  CallEnded,
  CallFlowedOut,
  CallHeld,
  CallOffered,
  CallRang,
  CallResumed,
  CallRingEnded,
  CallTransferred,
  WrapUpEnded,
  WrapUpStarted,
} from './events.ts';
import { countDeed } from './agent-differences.ts';
import { refreshAgent } from './agents.ts';
import type { FloorAgent } from './floor-agent.ts';
import type { FloorScope } from './floor-scope.ts';
import type { Floor } from './floor-state.ts';
import type { OddityCode } from './oddities.ts';
import { type PastVisit, findPast } from './past-visits.ts';
import { OUTCOME_ANSWERED, PHASE_TALKING, type Visit } from './visit.ts';
import {
  answerVisit,
  closeWait,
  correctOffer,
  findTalking,
  findWaiting,
  openUnseenVisit,
  openVisit,
  startRinging,
  stopRingingAgent,
} from './visits.ts';
import { answerEnded, endTalk, hold, restateTalk, resume } from './conversations.ts';
import { endWrapUp, startWrapUp } from './wrap-up.ts';

export function reduceOffered(floor: Floor, event: CallOffered): void {
  const queue = floor.findQueue(event.queueId, event);
  if (queue === null) return;
  const { callId, atMs } = event;
  const isOpen = floor.calls.has(callId);
  const waiting = isOpen ? findWaiting(floor, callId, queue) : null;
  if (waiting !== null) {
    if (waiting.guessed && atMs <= waiting.offeredAtMs && !isOfferOfPast(floor, callId, queue, atMs)) {
      correctOffer(floor, waiting, atMs);
      describeCaller(floor, waiting, event);
    } else if (waiting.offeredAtMs === atMs || waiting.guessed) {
      floor.note('repeated', atMs, { code: 'odd-offered-again', callId, queueId: queue.id });
    } else {
      floor.note('offered-twice', atMs, {
        code: 'odd-waits-since',
        callId,
        queueId: queue.id,
        sinceMs: waiting.offeredAtMs,
      });
    }
    return;
  }
  const talking = isOpen ? findTalking(floor, callId, queue, null) : null;
  if (talking !== null && atMs <= talking.answeredAtMs && atMs <= talking.offeredAtMs) {
    if (talking.guessed && talking.counted && !isOfferOfPast(floor, callId, queue, atMs)) {
      correctOffer(floor, talking, atMs);
    } else floor.note('repeated', atMs, { code: 'odd-offered-again', callId, queueId: queue.id });
    return;
  }
  if (talking !== null && atMs < talking.answeredAtMs) {
    floor.note('offered-twice', atMs, { code: 'odd-answered-after', callId, queueId: queue.id });
    return;
  }
  if (isOfferOfPast(floor, callId, queue, atMs)) {
    floor.note('repeated', atMs, { code: 'odd-offered-again', callId, queueId: queue.id });
    return;
  }
  const visit = openVisit(floor, callId, queue, atMs, event.feedId);
  if (visit !== null) describeCaller(floor, visit, event);
}

/** Whether an offer at `atMs` is that of a visit that is over, or of one before it. */
function isOfferOfPast(floor: Floor, callId: string, queue: FloorScope, atMs: number): boolean {
  const past = findPast(floor.past, callId, queue);
  return past !== null && atMs <= past.offeredAtMs;
}

function describeCaller(
  floor: Floor,
  visit: Visit,
  caller: { readonly callerNumber?: string; readonly priority?: number },
): void {
  if (caller.callerNumber !== undefined) visit.callerNumber = caller.callerNumber;
  if (caller.priority !== undefined) visit.priority = caller.priority;
  floor.markVisit(visit);
}

/** A visit that something happened to although nobody saw it offered: opened as of then (FL5). */
function guessVisit(
  floor: Floor,
  event: CallRang | CallAnswered | CallAbandoned | CallFlowedOut,
  queue: FloorScope,
  waitMs: number | undefined,
): Visit | null {
  const { callId, atMs, feedId } = event;
  const stated = waitMs !== undefined && waitMs >= 0 ? Math.round(waitMs) : 0;
  const oldestMs = floor.dayBefore.fromMs;
  const visit = openUnseenVisit(
    floor,
    callId,
    queue,
    Math.max(atMs - stated, Math.min(oldestMs, atMs)),
    feedId,
  );
  if (visit !== null) visit.guessed = true;
  return visit;
}

export function reduceRang(floor: Floor, event: CallRang): void {
  const queue = floor.findQueue(event.queueId, event);
  if (queue === null) return;
  const { callId, atMs } = event;
  let visit = findWaiting(floor, callId, queue);
  if (visit === null) {
    if (isKnownAt(floor, callId, queue, atMs)) {
      floor.note('repeated', atMs, { code: 'odd-rang-late', callId, queueId: queue.id });
      return;
    }
    floor.note('ring-without-offer', atMs, { code: 'odd-call', callId, queueId: queue.id });
    visit = guessVisit(floor, event, queue, undefined);
    if (visit === null) return;
  }
  const agent = findCallAgent(floor, event);
  if (agent !== null) startRinging(floor, visit, agent, atMs);
}

export function reduceRingEnded(floor: Floor, event: CallRingEnded): void {
  const queue = floor.findQueue(event.queueId, event);
  if (queue === null) return;
  const agent = floor.agents.get(event.agentId);
  if (agent === undefined) return;
  for (const visit of agent.rings) {
    if (visit.callId === event.callId && visit.queue === queue) {
      if (event.reason !== 'cancelled') countDeed(floor, agent, queue, 'missedRings', event.atMs);
      stopRingingAgent(floor, visit, agent, event.atMs);
      return;
    }
  }
}

/** An agent a call speaks of: learnt, but offline until a sign-in is seen (FL36). */
function findCallAgent(floor: Floor, event: CallRang | CallAnswered): FloorAgent | null {
  const known = floor.agents.get(event.agentId);
  if (known !== undefined) return known;
  const agent = floor.findAgent(event.agentId, event);
  if (agent !== null)
    floor.note('unknown-agent', event.atMs, { code: 'odd-agent-unknown', agentId: event.agentId });
  return agent;
}

/** Whether something at `atMs` speaks of a visit that is answered or over already. */
function isKnownAt(floor: Floor, callId: string, queue: FloorScope, atMs: number): boolean {
  const talking = findTalking(floor, callId, queue, null);
  if (talking !== null) return true;
  const past = findPast(floor.past, callId, queue);
  return past !== null && isSettled(past, atMs);
}

/**
 * Only after a conversation has ended may the call have come back unseen; a caller who left without an agent has had
 * the one outcome there is.
 */
function isSettled(past: PastVisit, atMs: number): boolean {
  return past.outcome !== OUTCOME_ANSWERED || atMs <= past.endedAtMs;
}

export function reduceAnswered(floor: Floor, event: CallAnswered): void {
  const queue = floor.findQueue(event.queueId, event);
  if (queue === null) return;
  const { callId, atMs } = event;
  let visit = findWaiting(floor, callId, queue);
  if (visit === null) {
    const talking = findTalking(floor, callId, queue, null);
    if (talking !== null) {
      if (talking.agent!.id === event.agentId) {
        floor.note('repeated', atMs, {
          code: 'odd-answered-again',
          callId,
          queueId: queue.id,
          agentId: event.agentId,
        });
      } else {
        floor.note('double-answer', atMs, {
          code: 'odd-second-answer',
          callId,
          queueId: queue.id,
          agentId: event.agentId,
          firstId: talking.agent!.id,
        });
      }
      return;
    }
    const past = findPast(floor.past, callId, queue);
    if (past !== null && isSettled(past, atMs)) {
      const code = past.outcome === OUTCOME_ANSWERED ? 'repeated' : 'outcome-twice';
      floor.note(code, atMs, { code: 'odd-answered-late', callId, queueId: queue.id });
      return;
    }
  }
  const agent = findCallAgent(floor, event);
  if (agent === null) {
    // The books know the caller was served, even where one more agent is refused.
    if (visit !== null) closeWait(floor, visit, atMs, 'other', event.waitMs);
    return;
  }
  if (visit === null) {
    floor.note('answer-without-offer', atMs, {
      code: 'odd-answered-unseen',
      callId,
      queueId: queue.id,
      agentId: event.agentId,
    });
    visit = guessVisit(floor, event, queue, event.waitMs);
    if (visit === null) return;
  }
  const end = floor.earlyEnds.take(event, atMs);
  if (end === null) answerVisit(floor, visit, agent, atMs, event.waitMs);
  else answerEnded(floor, visit, agent, event, end);
}

export function reduceLeft(floor: Floor, event: CallAbandoned | CallFlowedOut): void {
  const queue = floor.findQueue(event.queueId, event);
  if (queue === null) return;
  const { callId, atMs } = event;
  const reason = event.type === 'call-abandoned' ? 'abandoned' : event.reason;
  let visit = findWaiting(floor, callId, queue);
  if (visit === null) {
    if (findTalking(floor, callId, queue, null) !== null) {
      floor.note('outcome-after-answer', atMs, {
        code: 'odd-left-answered',
        callId,
        queueId: queue.id,
        how: reason,
      });
      return;
    }
    const past = findPast(floor.past, callId, queue);
    if (past !== null && isSettled(past, atMs)) {
      const code = past.endedAtMs === atMs ? 'repeated' : 'outcome-twice';
      floor.note(code, atMs, { code: 'odd-left-late', callId, queueId: queue.id, how: reason });
      return;
    }
    floor.note('outcome-without-offer', atMs, { code: 'odd-left', callId, queueId: queue.id, how: reason });
    visit = guessVisit(floor, event, queue, event.waitMs);
    if (visit === null) return;
  }
  closeWait(floor, visit, atMs, reason, event.waitMs);
}

interface OfConversation {
  readonly atMs: number;
  readonly callId: string;
  readonly queueId: string;
  readonly agentId: string;
}

function findConversation(floor: Floor, event: OfConversation): Visit | null {
  const agent = floor.agents.get(event.agentId);
  if (agent === undefined) return null;
  const conversations = agent.conversations;
  for (let index = conversations.length - 1; index >= 0; index -= 1) {
    const visit = conversations[index]!;
    if (visit.callId === event.callId && visit.queue.id === event.queueId) return visit;
  }
  return null;
}

function noteUnknown(floor: Floor, event: OfConversation, type: string): OddityCode {
  const { callId, queueId, agentId, atMs } = event;
  const queue = floor.queues.get(queueId);
  const past = queue === undefined ? null : findPast(floor.past, callId, queue);
  const code = past !== null && atMs <= past.endedAtMs ? 'repeated' : 'unknown-conversation';
  floor.note(code, atMs, { code: 'odd-conversation', type, callId, queueId, agentId });
  return code;
}

export function reduceHeld(floor: Floor, event: CallHeld | CallResumed): void {
  const visit = findConversation(floor, event);
  if (visit === null) {
    noteUnknown(floor, event, event.type);
    return;
  }
  if (event.type === 'call-held') hold(visit, event.atMs);
  else resume(visit, event.atMs);
  floor.markAgent(visit.agent!);
}

export function reduceEnded(floor: Floor, event: CallEnded | CallTransferred): void {
  const visit = findConversation(floor, event);
  const transferred = event.type === 'call-transferred';
  if (visit !== null) {
    if (transferred) countDeed(floor, visit.agent!, visit.queue, 'transfers', event.atMs);
    endTalk(floor, visit, event.atMs, event.talkMs);
    return;
  }
  const over = findOver(floor, event);
  if (over !== null && over.endGuessed) {
    if (transferred) countDeed(floor, over.agent!, over.queue, 'transfers', event.atMs);
    if (event.talkMs !== undefined && event.talkMs >= 0) restateTalk(floor, over, event.talkMs);
    over.endGuessed = false;
    return;
  }
  if (noteUnknown(floor, event, event.type) === 'unknown-conversation') {
    floor.earlyEnds.keep(event, { atMs: event.atMs, talkMs: event.talkMs, transferred });
  }
}

/** The agent's newest conversation, when it is over and the one spoken of. */
function findOver(floor: Floor, event: OfConversation): Visit | null {
  const last = floor.agents.get(event.agentId)?.last ?? null;
  return last !== null && last.callId === event.callId && last.queue.id === event.queueId ? last : null;
}

export function reduceWrapUpStarted(floor: Floor, event: WrapUpStarted): void {
  const { atMs } = event;
  const open = findConversation(floor, event);
  if (open !== null) {
    open.endGuessed = true;
    endTalk(floor, open, atMs, undefined);
  }
  const visit = findOver(floor, event);
  if (visit === null) {
    noteUnknown(floor, event, event.type);
    return;
  }
  const agent = visit.agent!;
  if (agent.wrapUp === visit) {
    // A pause with a wrap-up reason may have begun it; from here on only its own end ends it.
    agent.wrapUpByEvent = 1;
  } else if (visit.wrapUpMs > 0 || agent.conversations.some((other) => other.phase === PHASE_TALKING)) {
    floor.note('repeated', atMs, { code: 'odd-wrap-up-over', callId: event.callId, agentId: event.agentId });
    return;
  } else {
    if (agent.wrapUp !== null) endWrapUp(floor, agent, atMs);
    startWrapUp(floor, agent, visit, atMs);
    agent.wrapUpByEvent = 1;
  }
  refreshAgent(floor, agent, atMs);
}

export function reduceWrapUpEnded(floor: Floor, event: WrapUpEnded): void {
  const agent = floor.agents.get(event.agentId);
  const visit = agent?.wrapUp ?? null;
  if (
    agent === undefined ||
    visit === null ||
    visit.callId !== event.callId ||
    visit.queue.id !== event.queueId
  ) {
    noteUnknown(floor, event, event.type);
    return;
  }
  endWrapUp(floor, agent, event.atMs);
  refreshAgent(floor, agent, event.atMs);
}
