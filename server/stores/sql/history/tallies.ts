import type { Tally } from '../../../../shared/floor/tally.ts';
import type { AgentTally } from '../../../../shared/history/agent-tally.ts';
import type { AgentTallyColumns, TallyColumns } from '../tables.ts';

/** The figures of a row. Written out: field by field through a list it takes ten times as long. */
export function tallyOf(row: TallyColumns): Tally {
  return {
    offered: row.offered,
    answered: row.answered,
    answeredWithinTarget: row.answered_within_target,
    abandoned: row.abandoned,
    abandonedWithinTarget: row.abandoned_within_target,
    shortAbandons: row.short_abandons,
    flowedOut: row.flowed_out,
    waiting: row.waiting,
    waitingPastTarget: row.waiting_past_target,
    sumAnswerWaitMs: row.sum_answer_wait_ms,
    sumAbandonWaitMs: row.sum_abandon_wait_ms,
    sumFlowOutWaitMs: row.sum_flow_out_wait_ms,
    longestWaitMs: row.longest_wait_ms,
    handled: row.handled,
    sumTalkMs: row.sum_talk_ms,
    sumHoldMs: row.sum_hold_ms,
    sumWrapUpMs: row.sum_wrap_up_ms,
    handleAgentMs: row.handle_agent_ms,
    readyAgentMs: row.ready_agent_ms,
    flowedOutTimeout: row.flowed_out_timeout,
    flowedOutKey: row.flowed_out_key,
    flowedOutEmpty: row.flowed_out_empty,
    flowedOutWithdrawn: row.flowed_out_withdrawn,
    flowedOutOverflow: row.flowed_out_overflow,
    flowedOutCallback: row.flowed_out_callback,
    flowedOutVoicemail: row.flowed_out_voicemail,
    flowedOutLost: row.flowed_out_lost,
    flowedOutOther: row.flowed_out_other,
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
