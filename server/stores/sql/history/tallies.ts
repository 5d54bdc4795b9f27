import type { Tally } from '../../../../shared/floor/tally.ts';
import type { AgentTally } from '../../../../shared/history/agent-tally.ts';
import type { TallyColumns, AgentTallyColumns } from '../tables/history-tables.ts';

/**
 * The figures of a row, 0 where it has no such column. Written out: field by field through a list it takes ten times as long.
 */
export function tallyOf(row: Partial<TallyColumns>): Tally {
  return {
    offered: row.offered ?? 0,
    answered: row.answered ?? 0,
    answeredWithinTarget: row.answered_within_target ?? 0,
    abandoned: row.abandoned ?? 0,
    abandonedWithinTarget: row.abandoned_within_target ?? 0,
    shortAbandons: row.short_abandons ?? 0,
    flowedOut: row.flowed_out ?? 0,
    waiting: row.waiting ?? 0,
    waitingPastTarget: row.waiting_past_target ?? 0,
    sumAnswerWaitMs: row.sum_answer_wait_ms ?? 0,
    sumAbandonWaitMs: row.sum_abandon_wait_ms ?? 0,
    sumFlowOutWaitMs: row.sum_flow_out_wait_ms ?? 0,
    longestWaitMs: row.longest_wait_ms ?? 0,
    handled: row.handled ?? 0,
    sumTalkMs: row.sum_talk_ms ?? 0,
    sumHoldMs: row.sum_hold_ms ?? 0,
    sumWrapUpMs: row.sum_wrap_up_ms ?? 0,
    handleAgentMs: row.handle_agent_ms ?? 0,
    readyAgentMs: row.ready_agent_ms ?? 0,
    flowedOutTimeout: row.flowed_out_timeout ?? 0,
    flowedOutKey: row.flowed_out_key ?? 0,
    flowedOutEmpty: row.flowed_out_empty ?? 0,
    flowedOutWithdrawn: row.flowed_out_withdrawn ?? 0,
    flowedOutOverflow: row.flowed_out_overflow ?? 0,
    flowedOutCallback: row.flowed_out_callback ?? 0,
    flowedOutVoicemail: row.flowed_out_voicemail ?? 0,
    flowedOutLost: row.flowed_out_lost ?? 0,
    flowedOutOther: row.flowed_out_other ?? 0,
  };
}

export function agentTallyOf(row: AgentTallyColumns): AgentTally {
  return {
    answered: row.answered,
    answeredWithinTarget: row.answered_within_target,
    sumAnswerWaitMs: row.sum_answer_wait_ms,
    handled: row.handled,
    sumTalkMs: row.sum_talk_ms,
    sumHoldMs: row.sum_hold_ms,
    sumWrapUpMs: row.sum_wrap_up_ms,
    transfers: row.transfers,
    missedRings: row.missed_rings,
    readyMs: row.ready_ms,
    ringingMs: row.ringing_ms,
    talkingMs: row.talking_ms,
    inWrapUpMs: row.in_wrap_up_ms,
    otherCallMs: row.other_call_ms,
    pausedMs: row.paused_ms,
    unreachableMs: row.unreachable_ms,
  };
}
