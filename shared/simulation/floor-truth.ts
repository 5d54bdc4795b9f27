import type {
  AgentPresence,
  FeedResynchronised,
  FloorEvent,
  OpenConversation,
  WaitingCaller,
} from '../floor/events.ts';
import type { CallFlow } from './call-flow.ts';
import type { Agent } from './cast.ts';
import type { FloorLog } from './floor-log.ts';
import type { SimulationModel } from './model.ts';

/** The floor of this moment as a phone system would state it on being asked. */
export function describeTruth(
  agents: readonly Agent[],
  flow: CallFlow,
  { model, feedId }: { readonly model: SimulationModel; readonly feedId: string },
  atMs: number,
): FeedResynchronised {
  const waiting: WaitingCaller[] = flow.listWaiting().map((caller) => ({
    callId: caller.callId,
    queueId: model.queues[caller.queue]!.id,
    offeredAtMs: caller.offeredAtMs,
    callerNumber: caller.number,
  }));
  const conversations: OpenConversation[] = agents.flatMap((agent) =>
    (agent.step === 'talking' || agent.step === 'holding') && agent.conversation !== null
      ? [{ ...agent.conversation, agentId: agent.model.id, answeredAtMs: agent.answeredAtMs }]
      : [],
  );
  return {
    type: 'feed-resynchronised',
    atMs,
    feedId,
    waiting,
    conversations,
    agents: agents.filter((agent) => agent.signedInAtMs !== -1).map(describeAgent),
  };
}

/** What a resynchronisation cannot say: whose phone rings, who is on hold, who is in wrap-up. */
export function describeProgress(
  agents: readonly Agent[],
  queueIds: readonly string[],
  log: FloorLog,
  nowMs: number,
): readonly FloorEvent[] {
  return agents.flatMap((agent): FloorEvent[] => {
    const agentId = agent.model.id;
    const { caller, conversation } = agent;
    if ((agent.step === 'ringing' || agent.step === 'ignoring') && caller !== null) {
      const queueId = queueIds[caller.queue]!;
      return [{ type: 'call-rang', atMs: log.stamp(nowMs), callId: caller.callId, queueId, agentId }];
    }
    if (conversation === null || (agent.step !== 'holding' && agent.step !== 'wrap-up')) return [];
    const type = agent.step === 'holding' ? 'call-held' : 'wrap-up-started';
    return [{ type, atMs: log.stamp(nowMs), ...conversation, agentId }];
  });
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
