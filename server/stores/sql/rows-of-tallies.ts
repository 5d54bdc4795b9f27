import type { Tally } from '../../../shared/floor/tally.ts';
import type { AgentTally } from '../../../shared/history/agent-tally.ts';
import type { TallyColumns, AgentTallyColumns } from './tables/history-tables.ts';

/** The figures of a queue as columns. Times are kept in whole milliseconds. */
export function rowOfTally(tally: Readonly<Tally>): TallyColumns {
  return {
    offered: tally.offered,
    answered: tally.answered,
    answered_within_target: tally.answeredWithinTarget,
    abandoned: tally.abandoned,
    abandoned_within_target: tally.abandonedWithinTarget,
    short_abandons: tally.shortAbandons,
    flowed_out: tally.flowedOut,
    waiting: tally.waiting,
    waiting_past_target: tally.waitingPastTarget,
    sum_answer_wait_ms: Math.round(tally.sumAnswerWaitMs),
    sum_abandon_wait_ms: Math.round(tally.sumAbandonWaitMs),
    sum_flow_out_wait_ms: Math.round(tally.sumFlowOutWaitMs),
    longest_wait_ms: Math.round(tally.longestWaitMs),
    handled: tally.handled,
    sum_talk_ms: Math.round(tally.sumTalkMs),
    sum_hold_ms: Math.round(tally.sumHoldMs),
    sum_wrap_up_ms: Math.round(tally.sumWrapUpMs),
    handle_agent_ms: Math.round(tally.handleAgentMs),
    ready_agent_ms: Math.round(tally.readyAgentMs),
    flowed_out_timeout: tally.flowedOutTimeout,
    flowed_out_key: tally.flowedOutKey,
    flowed_out_empty: tally.flowedOutEmpty,
    flowed_out_withdrawn: tally.flowedOutWithdrawn,
    flowed_out_overflow: tally.flowedOutOverflow,
    flowed_out_callback: tally.flowedOutCallback,
    flowed_out_voicemail: tally.flowedOutVoicemail,
    flowed_out_lost: tally.flowedOutLost,
    flowed_out_other: tally.flowedOutOther,
  };
}

/** The figures of an agent as columns. Times are kept in whole milliseconds. */
export function rowOfAgentTally(tally: Readonly<AgentTally>): AgentTallyColumns {
  return {
    answered: tally.answered,
    answered_within_target: tally.answeredWithinTarget,
    sum_answer_wait_ms: Math.round(tally.sumAnswerWaitMs),
    handled: tally.handled,
    sum_talk_ms: Math.round(tally.sumTalkMs),
    sum_hold_ms: Math.round(tally.sumHoldMs),
    sum_wrap_up_ms: Math.round(tally.sumWrapUpMs),
    transfers: tally.transfers,
    missed_rings: tally.missedRings,
    ready_ms: Math.round(tally.readyMs),
    ringing_ms: Math.round(tally.ringingMs),
    talking_ms: Math.round(tally.talkingMs),
    in_wrap_up_ms: Math.round(tally.inWrapUpMs),
    other_call_ms: Math.round(tally.otherCallMs),
    paused_ms: Math.round(tally.pausedMs),
    unreachable_ms: Math.round(tally.unreachableMs),
  };
}
