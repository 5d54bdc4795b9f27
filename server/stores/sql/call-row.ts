import { FLOW_OUT_REASONS, type FlowOutReason } from '../../../shared/floor/events.ts';
import type { CallOutcome, CallRecord } from '../../../shared/history/call-record.ts';
import type { CallsTable } from './tables/history-tables.ts';

const OUTCOMES = ['waiting', 'answered', 'abandoned'] as const satisfies readonly CallOutcome[];
/** From here on a number says why a call flowed out. */
const FLOWED_OUT = OUTCOMES.length;

/** The numbers of outcomes in the column `outcome`; of `flowed-out` those of all reasons. */
export function numbersOfOutcome(outcome: CallOutcome): readonly number[] {
  return outcome === 'flowed-out'
    ? FLOW_OUT_REASONS.map((_, index) => FLOWED_OUT + index)
    : [OUTCOMES.indexOf(outcome)];
}

function numberOfOutcome(outcome: CallOutcome, reason: FlowOutReason | null): number {
  return outcome === 'flowed-out'
    ? FLOWED_OUT + FLOW_OUT_REASONS.indexOf(reason ?? 'other')
    : OUTCOMES.indexOf(outcome);
}

/** A call as a row. Times are kept in whole milliseconds. */
export function rowOfCall(
  call: CallRecord,
  {
    queueNo,
    agentNo,
    source,
  }: { readonly queueNo: number; readonly agentNo: number | null; readonly source: number },
): CallsTable {
  return {
    offered_ms: Math.floor(call.offeredAtMs),
    queue_no: queueNo,
    call_id: call.callId,
    outcome: numberOfOutcome(call.outcome, call.flowOutReason),
    wait_ms: Math.round(call.waitMs),
    agent_no: agentNo,
    handled: call.handled ? 1 : 0,
    talk_ms: Math.round(call.talkMs),
    hold_ms: Math.round(call.holdMs),
    wrap_up_ms: Math.round(call.wrapUpMs),
    caller: call.callerNumber,
    answer_within_ms: Math.round(call.answerWithinMs),
    short_abandon_ms: Math.round(call.shortAbandonMs),
    source,
  };
}

/** A row as the call it was made from. */
export function callOfRow(
  row: CallsTable,
  { queueId, agentId }: { readonly queueId: string; readonly agentId: string | null },
): CallRecord {
  const reason = FLOW_OUT_REASONS[row.outcome - FLOWED_OUT] ?? null;
  return {
    offeredAtMs: row.offered_ms,
    queueId,
    callId: row.call_id,
    outcome: reason === null ? OUTCOMES[row.outcome]! : 'flowed-out',
    flowOutReason: reason,
    waitMs: row.wait_ms,
    agentId,
    handled: row.handled === 1,
    talkMs: row.talk_ms,
    holdMs: row.hold_ms,
    wrapUpMs: row.wrap_up_ms,
    callerNumber: row.caller,
    answerWithinMs: row.answer_within_ms,
    shortAbandonMs: row.short_abandon_ms,
  };
}
