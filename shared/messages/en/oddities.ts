import type { FlowOutReason } from '../../floor/events.ts';
import { leaveNames } from './names.ts';

interface OfCall {
  readonly callId: string;
}

interface InQueue extends OfCall {
  readonly queueId: string;
}

interface WithAgent extends InQueue {
  readonly agentId: string;
}

interface AtMs {
  /** As the source stated it. */
  readonly atMs: number;
}

interface Left extends InQueue {
  readonly how: FlowOutReason | 'abandoned';
}

/** What is behind one oddity of the floor; what its code means the screens say beside it. */
export const oddities = {
  'odd-event-failed': ({ words }: { readonly words: string }) => words,
  'odd-type': ({ type }: { readonly type: string }) => `type ${type} is not an event`,
  'odd-time-implausible': ({ atMs }: AtMs) => `atMs ${atMs} is not between 1990 and 2200`,
  'odd-time-old': ({ atMs, day }: AtMs & { readonly day: string }) =>
    `atMs ${atMs} is before ${day}, the day before today`,
  'odd-time-far-ahead': ({ atMs }: AtMs) => `atMs ${atMs} is more than 8 days ahead of the floor`,
  'odd-time-ahead': ({ atMs }: AtMs) => `atMs ${atMs} is more than an hour ahead of the floor`,
  'odd-clock-back': ({ fromMs, toMs }: { readonly fromMs: number; readonly toMs: number }) =>
    `from ${fromMs} to ${toMs}`,
  'odd-queue-name': ({ queueId }: { readonly queueId: string }) =>
    `queueId '${queueId}' is not a queue's name`,
  'odd-queues-full': ({ queueId, most }: { readonly queueId: string; readonly most: number }) =>
    `queue ${queueId}: ${most} are learnt already`,
  'odd-agents-full': ({ agentId, most }: { readonly agentId: string; readonly most: number }) =>
    `agent ${agentId}: ${most} are learnt already`,
  'odd-calls-full': ({ callId, most }: OfCall & { readonly most: number }) =>
    `call ${callId}: ${most} are open already`,
  'odd-feeds-full': ({ feedId, most }: { readonly feedId: string; readonly most: number }) =>
    `feed ${feedId}: ${most} are known already`,
  'odd-memberships-full': ({ agentId, most }: { readonly agentId: string; readonly most: number }) =>
    `agent ${agentId}: more than ${most} queues`,
  'odd-agent-late': ({ type, agentId }: { readonly type: string; readonly agentId: string }) =>
    `${type} of ${agentId}: something newer is known`,
  'odd-agent-unknown': ({ agentId }: { readonly agentId: string }) => `agent ${agentId} never signed in`,
  'odd-not-their-queue': ({ agentId, queueId }: { readonly agentId: string; readonly queueId: string }) =>
    `agent ${agentId} paused in ${queueId}, which is not a queue of theirs`,
  'odd-call': ({ callId, queueId }: InQueue) => `call ${callId} in ${queueId}`,
  'odd-offered-again': ({ callId, queueId }: InQueue) => `call ${callId} offered to ${queueId}`,
  'odd-waits-since': ({ callId, queueId, sinceMs }: InQueue & { readonly sinceMs: number }) =>
    `call ${callId} waits in ${queueId} since ${sinceMs}`,
  'odd-answered-after': ({ callId, queueId }: InQueue) =>
    `call ${callId} was answered in ${queueId} after that`,
  'odd-rang-late': ({ callId, queueId }: InQueue) => `call ${callId} rang in ${queueId}, its wait is over`,
  'odd-answered-again': ({ callId, queueId, agentId }: WithAgent) =>
    `call ${callId} answered in ${queueId} by ${agentId}`,
  'odd-second-answer': ({ callId, queueId, agentId, firstId }: WithAgent & { readonly firstId: string }) =>
    `call ${callId} in ${queueId}: ${agentId}, after ${firstId}`,
  'odd-answered-late': ({ callId, queueId }: InQueue) =>
    `call ${callId} answered in ${queueId}, it was over already`,
  'odd-answered-unseen': ({ callId, queueId, agentId }: WithAgent) =>
    `call ${callId} in ${queueId} by ${agentId}`,
  'odd-left': ({ callId, queueId, how }: Left) => `call ${callId} in ${queueId}: ${leaveNames[how]}`,
  'odd-left-answered': ({ callId, queueId, how }: Left) =>
    `call ${callId} in ${queueId}: ${leaveNames[how]}, but it was answered`,
  'odd-left-late': ({ callId, queueId, how }: Left) =>
    `call ${callId} in ${queueId}: ${leaveNames[how]}, it was over already`,
  'odd-conversation': ({ type, callId, queueId, agentId }: WithAgent & { readonly type: string }) =>
    `${type}: call ${callId} in ${queueId} with ${agentId}`,
  'odd-wrap-up-over': ({ callId, agentId }: OfCall & { readonly agentId: string }) =>
    `wrap-up of call ${callId} with ${agentId} is over`,
  'odd-waited-a-day': ({ callId, queueId }: InQueue) => `call ${callId} waited in ${queueId} for a day`,
  'odd-never-ended': ({ callId, agentId }: OfCall & { readonly agentId: string }) =>
    `call ${callId} with ${agentId} never ended`,
  'odd-left-before': ({ callId, queueId, ms }: InQueue & { readonly ms: number }) =>
    `call ${callId} in ${queueId} left ${ms} ms before it was offered`,
  'odd-ended-before': ({ callId, ms }: OfCall & { readonly ms: number }) =>
    `call ${callId} ended ${ms} ms before it was answered`,
  'odd-gone': ({ callId, queueId }: InQueue) => `call ${callId} in ${queueId} is gone`,
  'odd-talks-already': ({ callId, queueId, agentId }: WithAgent) =>
    `call ${callId} in ${queueId} talks with ${agentId} already`,
  'odd-waits-already': ({ callId, queueId }: InQueue) => `call ${callId} waits in ${queueId} already`,
};
