import { flowOutField, type Tally } from '../floor/tally.ts';
import type { AgentTally } from './agent-tally.ts';
import type { CallRecord } from './call-record.ts';

/** What an agent's answer and the conversation after it are worth. */
export type Conversation = Pick<
  CallRecord,
  'waitMs' | 'answerWithinMs' | 'handled' | 'talkMs' | 'holdMs' | 'wrapUpMs'
>;

/**
 * Adds (`sign` 1) or takes away (-1) what a call is worth to the tally of its queue, or of the site, in the quarter hour it
 * was offered in. The longest wait only grows: taking a call away leaves it.
 *
 * @param nowMs the moment that decides whether a caller who still waits is past the target
 */
export function addCallToTally(tally: Tally, call: CallRecord, sign: 1 | -1, nowMs: number): void {
  tally.offered += sign;
  if (call.outcome === 'waiting') {
    tally.waiting += sign;
    if (nowMs - call.offeredAtMs > call.answerWithinMs) tally.waitingPastTarget += sign;
    return;
  }
  if (sign === 1 && call.waitMs > tally.longestWaitMs) tally.longestWaitMs = call.waitMs;
  const withinTarget = call.waitMs <= call.answerWithinMs ? sign : 0;
  switch (call.outcome) {
    case 'answered':
      tally.answered += sign;
      tally.answeredWithinTarget += withinTarget;
      tally.sumAnswerWaitMs += sign * call.waitMs;
      if (!call.handled) return;
      tally.handled += sign;
      tally.sumTalkMs += sign * call.talkMs;
      tally.sumHoldMs += sign * call.holdMs;
      tally.sumWrapUpMs += sign * call.wrapUpMs;
      return;
    case 'abandoned':
      tally.abandoned += sign;
      tally.abandonedWithinTarget += withinTarget;
      if (call.waitMs < call.shortAbandonMs) tally.shortAbandons += sign;
      tally.sumAbandonWaitMs += sign * call.waitMs;
      return;
    case 'flowed-out':
      tally.flowedOut += sign;
      tally[flowOutField(call.flowOutReason ?? 'other')] += sign;
      tally.sumFlowOutWaitMs += sign * call.waitMs;
      return;
    default:
      call.outcome satisfies never;
  }
}

/** The same for the agent who answered it: nothing unless the outcome is `answered`. */
export function addCallToAgentTally(tally: AgentTally, call: CallRecord, sign: 1 | -1): void {
  if (call.outcome === 'answered') addConversation(tally, call, sign);
}

/** What an answered call is worth to its agent: the live floor counts by this too. */
export function addConversation(tally: AgentTally, conversation: Conversation, sign: number): void {
  const { waitMs } = conversation;
  tally.answered += sign;
  if (waitMs <= conversation.answerWithinMs) tally.answeredWithinTarget += sign;
  tally.sumAnswerWaitMs += sign * waitMs;
  if (!conversation.handled) return;
  tally.handled += sign;
  tally.sumTalkMs += sign * conversation.talkMs;
  tally.sumHoldMs += sign * conversation.holdMs;
  tally.sumWrapUpMs += sign * conversation.wrapUpMs;
}
