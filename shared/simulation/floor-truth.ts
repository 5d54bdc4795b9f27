import type {
  AgentPresence,
  FeedResynchronised,
  FloorEvent,
  OpenConversation,
  WaitingCaller,
  WrapUpEnded,
} from '../floor/events.ts';
import type { CallerBook } from './caller-book.ts';
import type { Agent } from './cast.ts';
import { NONE, STEP } from './engine/codes.ts';
import type { FloorEngine } from './engine/floor-engine.ts';
import type { FloorLog } from './floor-log.ts';
import type { SimulationModel } from './model.ts';

export interface TruthParts {
  readonly agents: readonly Agent[];
  readonly engine: FloorEngine;
  readonly book: CallerBook;
  readonly log: FloorLog;
  readonly model: SimulationModel;
  readonly feedId: string;
}

/** A wrap-up that was seen to begin. */
export interface SeenWrapUp {
  readonly agent: Agent;
  readonly callId: string;
  readonly queueId: string;
}

/**
 * The floor of this moment as a phone system would state it on being asked, and behind it, as events, what such a statement
 * cannot say: whose phone rings, who is on hold, who is in wrap-up. A conversation whose end was not seen is stated as open
 * and ended at once, so that its talk and its wrap-up count.
 *
 * @param unseenSinceMs since when nothing was seen of the floor; 0 when nothing ever was
 */
export function describeTruth(
  parts: TruthParts,
  nowMs: number,
  unseenSinceMs: number,
): readonly FloorEvent[] {
  const { agents, engine, log, feedId } = parts;
  const waiting = listWaiting(parts);
  const conversations: OpenConversation[] = agents.flatMap((agent) =>
    agent.conversation !== null && (!wrapsUp(engine, agent) || agent.endedAtMs >= unseenSinceMs)
      ? [{ ...agent.conversation, agentId: agent.model.id, answeredAtMs: agent.answeredAtMs }]
      : [],
  );
  const truth: FeedResynchronised = {
    type: 'feed-resynchronised',
    atMs: log.stamp(nowMs),
    feedId,
    waiting,
    conversations,
    agents: agents.filter((agent) => agent.signedInAtMs !== -1).map(describeAgent),
  };
  return [truth, ...agents.flatMap((agent) => describeProgress(parts, agent, nowMs, unseenSinceMs))];
}

/** Wrap-ups that ended while nothing was seen: no statement of a phone system says so. */
export function describeEndedWrapUps(
  seen: readonly SeenWrapUp[],
  engine: FloorEngine,
  log: FloorLog,
  nowMs: number,
): readonly WrapUpEnded[] {
  return seen
    .filter(({ agent, callId }) => !wrapsUp(engine, agent) || agent.conversation?.callId !== callId)
    .map(({ agent, callId, queueId }) => ({
      type: 'wrap-up-ended',
      atMs: log.stamp(nowMs),
      callId,
      queueId,
      agentId: agent.model.id,
    }));
}

export function listWrapUps(engine: FloorEngine, agents: readonly Agent[]): readonly SeenWrapUp[] {
  return agents.flatMap((agent) =>
    wrapsUp(engine, agent) && agent.conversation !== null ? [{ agent, ...agent.conversation }] : [],
  );
}

function wrapsUp(engine: FloorEngine, { index }: Agent): boolean {
  return engine.stepOf(index) === STEP.wrapUp;
}

/** Everybody in line or being rung, by queue and offer. */
function listWaiting({ engine, book, model }: TruthParts): readonly WaitingCaller[] {
  const { callers } = engine;
  return Array.from({ length: callers.size() }, (_, slot) => slot)
    .filter((slot) => callers.waits[slot] === 1)
    .map((slot) => ({ queue: callers.queue[slot]!, ...book.at(slot) }))
    .sort((one, other) => one.queue - other.queue || one.offeredAtMs - other.offeredAtMs)
    .map(({ queue, callId, offeredAtMs, number }) => ({
      callId,
      queueId: model.queues[queue]!.id,
      offeredAtMs,
      callerNumber: number,
    }));
}

function describeProgress(
  { engine, book, model, log }: TruthParts,
  agent: Agent,
  nowMs: number,
  unseenSinceMs: number,
): readonly FloorEvent[] {
  const agentId = agent.model.id;
  const { conversation } = agent;
  const step = engine.stepOf(agent.index);
  const caller = engine.callerAt(agent.index);
  if ((step === STEP.ringing || step === STEP.ignoring) && caller !== NONE) {
    const queueId = model.queues[engine.callers.queue[caller]!]!.id;
    return [{ type: 'call-rang', atMs: log.stamp(nowMs), callId: book.callIdOf(caller), queueId, agentId }];
  }
  if (conversation === null) return [];
  const { callId, queueId } = conversation;
  if (step === STEP.holding) return [{ type: 'call-held', atMs: log.stamp(nowMs), callId, queueId, agentId }];
  if (step !== STEP.wrapUp || agent.endedAtMs < unseenSinceMs) return [];
  const talkMs = agent.endedAtMs - agent.answeredAtMs;
  const atMs = log.stamp(nowMs);
  return [
    { type: 'call-ended', atMs, callId, queueId, agentId, endedBy: 'unknown', talkMs },
    { type: 'wrap-up-started', atMs: log.stamp(nowMs), callId, queueId, agentId },
  ];
}

function describeAgent({ model, pauseReason, pausedAtMs, phone, signedInAtMs }: Agent): AgentPresence {
  return {
    agentId: model.id,
    name: model.name,
    queues: model.queues,
    pauses:
      pauseReason === null
        ? []
        : model.queues.map(({ queueId }) => ({ queueId, reason: pauseReason, sinceMs: pausedAtMs })),
    phone,
    signedInAtMs,
  };
}
