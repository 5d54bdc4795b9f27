import type { FlowOutReason } from '../floor/events.ts';
import type { CallRecord } from '../history/call-record.ts';
import type { CallField } from './import-format.ts';
import type { ReadOutcome } from './parse-outcome.ts';
import { ValueError } from './value-error.ts';

/** What a row says of a call; null where it says nothing. */
export interface CallFacts {
  readonly offeredAtMs: number;
  readonly answeredAtMs: number | null;
  readonly endedAtMs: number | null;
  readonly outcome: ReadOutcome | null;
  readonly flowOutReason: FlowOutReason | null;
  readonly waitMs: number | null;
  readonly talkMs: number | null;
  readonly holdMs: number | null;
  readonly wrapUpMs: number | null;
  readonly hasAgent: boolean;
  /** Whether the file has a column for it: an empty cell of a column that is there says "not answered". */
  readonly says: { readonly answeredAt: boolean; readonly talk: boolean; readonly agent: boolean };
}

export type CallTimes = Pick<
  CallRecord,
  'outcome' | 'flowOutReason' | 'waitMs' | 'handled' | 'talkMs' | 'holdMs' | 'wrapUpMs'
>;

type Names = Readonly<Record<CallField, string>>;

/** Clocks of whole seconds, rounded up here and down there, are two seconds apart at most. */
const SLACK_MS = 2_000;
const LONGEST_MS = 86_400_000;

/**
 * Outcome, wait and handling of a call, worked out from what a row says (rules IM10 to IM15).
 *
 * @throws {ValueError} for what contradicts itself, or cannot be worked out.
 */
export function findCallTimes(facts: CallFacts, names: Names): CallTimes {
  const outcome = findOutcome(facts, names);
  checkOrder(facts, names);
  if (outcome !== 'answered') {
    const waitMs = findWait(facts, facts.endedAtMs, names);
    const unhandled = { waitMs, handled: false, talkMs: 0, holdMs: 0, wrapUpMs: 0 };
    return outcome === 'abandoned'
      ? { outcome, flowOutReason: null, ...unhandled }
      : { outcome: 'flowed-out', flowOutReason: outcome.reason, ...unhandled };
  }
  const holdMs = facts.holdMs ?? 0;
  const waitMs = findWait(facts, findAnswer(facts, holdMs), names);
  const talkMs = findTalk(facts, facts.answeredAtMs ?? facts.offeredAtMs + waitMs, names);
  // Neither stated nor to be worked out: the call was answered, but is in no average of handling.
  if (talkMs === null)
    return { outcome, flowOutReason: null, waitMs, handled: false, talkMs: 0, holdMs: 0, wrapUpMs: 0 };
  return {
    outcome,
    flowOutReason: null,
    waitMs,
    handled: true,
    talkMs,
    holdMs,
    wrapUpMs: facts.wrapUpMs ?? 0,
  };
}

function findOutcome(facts: CallFacts, names: Names): 'answered' | 'abandoned' | { reason: FlowOutReason } {
  const { outcome, flowOutReason, says } = facts;
  const talked = (facts.talkMs ?? 0) > 0;
  if (outcome === 'waiting') throw new ValueError({ code: 'call-still-waiting' });
  if (outcome === 'answered') {
    if (flowOutReason !== null)
      throw new ValueError({
        code: 'answered-and-flowed-out',
        column: names.outcome,
        reasonColumn: names.flowOutReason,
        reason: flowOutReason,
      });
    return 'answered';
  }
  if (outcome !== null || flowOutReason !== null) {
    const spoken = facts.answeredAtMs !== null ? names.answeredAt : talked ? names.talk : null;
    if (spoken !== null)
      throw new ValueError({
        code: 'not-answered-but-talked',
        column: outcome === null ? names.flowOutReason : names.outcome,
        talkColumn: spoken,
      });
    if (flowOutReason !== null) return { reason: flowOutReason };
    return outcome as 'abandoned' | { reason: FlowOutReason };
  }
  if (facts.answeredAtMs !== null || talked) return 'answered';
  const saysMore = says.answeredAt || says.talk;
  return !saysMore && facts.hasAgent ? 'answered' : 'abandoned';
}

function checkOrder({ offeredAtMs, answeredAtMs, endedAtMs }: CallFacts, names: Names): void {
  const refuse = (later: string, earlier: string): never => {
    throw new ValueError({ code: 'times-out-of-order', later, earlier });
  };
  if (answeredAtMs !== null && answeredAtMs < offeredAtMs - SLACK_MS)
    refuse(names.answeredAt, names.offeredAt);
  if (endedAtMs !== null && endedAtMs < (answeredAtMs ?? offeredAtMs) - SLACK_MS)
    refuse(names.endedAt, answeredAtMs === null ? names.offeredAt : names.answeredAt);
}

/** When an answered call was answered, as far as it can be known; null when the row does not say. */
function findAnswer({ answeredAtMs, endedAtMs, talkMs }: CallFacts, holdMs: number): number | null {
  if (answeredAtMs !== null) return answeredAtMs;
  return endedAtMs === null || talkMs === null ? null : endedAtMs - talkMs - holdMs;
}

/** The stated wait wins over the difference of two times (rule FL12), unless it cannot be. */
function findWait(facts: CallFacts, untilMs: number | null, names: Names): number {
  const { offeredAtMs, waitMs } = facts;
  const spanMs = untilMs === null ? null : Math.max(0, untilMs - offeredAtMs);
  if (waitMs !== null) {
    const bound = facts.answeredAtMs ?? facts.endedAtMs;
    if (bound !== null && waitMs > bound - offeredAtMs + SLACK_MS)
      throw new ValueError({
        code: 'wait-too-long',
        column: names.wait,
        seconds: toSeconds(waitMs),
        from: names.offeredAt,
        until: facts.answeredAtMs === null ? names.endedAt : names.answeredAt,
        span: toSeconds(Math.max(0, bound - offeredAtMs)),
      });
    return waitMs;
  }
  if (spanMs === null) throw new ValueError({ code: 'wait-unknown' });
  if (spanMs > LONGEST_MS) throw new ValueError({ code: 'wait-over-a-day', seconds: toSeconds(spanMs) });
  return spanMs;
}

/** Talk without hold; null when the row does not say. */
function findTalk(facts: CallFacts, answeredAtMs: number, names: Names): number | null {
  const { endedAtMs, talkMs } = facts;
  const holdMs = facts.holdMs ?? 0;
  const spanMs = endedAtMs === null ? null : Math.max(0, endedAtMs - answeredAtMs);
  if (talkMs === null) {
    if (spanMs === null) return null;
    if (spanMs > LONGEST_MS) throw new ValueError({ code: 'talk-over-a-day', seconds: toSeconds(spanMs) });
    if (holdMs > spanMs + SLACK_MS) throw tooLong([names.hold], holdMs, spanMs, names);
    return Math.max(0, spanMs - holdMs);
  }
  // A talk as long as the whole conversation has its hold in it.
  if (spanMs !== null && holdMs > SLACK_MS && Math.abs(spanMs - talkMs) <= SLACK_MS && holdMs <= talkMs)
    return talkMs - holdMs;
  if (facts.answeredAtMs !== null && spanMs !== null && talkMs + holdMs > spanMs + SLACK_MS)
    throw tooLong(facts.holdMs ? [names.talk, names.hold] : [names.talk], talkMs + holdMs, spanMs, names);
  return talkMs;
}

function tooLong(columns: readonly string[], ms: number, spanMs: number, names: Names): ValueError {
  return new ValueError({
    code: 'talk-too-long',
    columns,
    seconds: toSeconds(ms),
    until: names.endedAt,
    span: toSeconds(spanMs),
  });
}

function toSeconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}
