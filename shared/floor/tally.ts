import { FLOW_OUT_REASONS, type FlowOutReason } from './events.ts';

/**
 * The counters of one queue (or the site) over one window of visits, by the moment the visit was OFFERED.
 * offered = answered + abandoned + flowedOut + waiting, always. Sums, never averages: they may be added over queues
 * and intervals, and every figure of the catalogue is a quotient of two of them.
 */
export interface Tally {
  offered: number;
  answered: number;
  /** Answered with a wait of at most `answerWithinSeconds`: the Hx of the formulas. */
  answeredWithinTarget: number;
  abandoned: number;
  /** Abandoned with a wait of at most `answerWithinSeconds`: Ax. */
  abandonedWithinTarget: number;
  /** Abandoned under `shortAbandonSeconds`: As. */
  shortAbandons: number;
  flowedOut: number;
  /** Still in the queue. */
  waiting: number;
  /** Still in the queue and already past `answerWithinSeconds`: they have missed NOW, not when answered. */
  waitingPastTarget: number;
  sumAnswerWaitMs: number;
  sumAbandonWaitMs: number;
  sumFlowOutWaitMs: number;
  /** Longest wait of a visit of this window that is over, ms. Those still waiting are in `QueueRow.oldestOfferedAtMs`. */
  longestWaitMs: number;
  /** Conversations that are over, wrap-up included: the denominator of AHT. */
  handled: number;
  sumTalkMs: number;
  sumHoldMs: number;
  sumWrapUpMs: number;
  /** Agent-time in the WINDOW (not by offer): on a conversation or in wrap-up, of the agents of the queue. */
  handleAgentMs: number;
  /** Agent-time in the window: ready for a call. */
  readyAgentMs: number;
  flowedOutTimeout: number;
  flowedOutKey: number;
  flowedOutEmpty: number;
  flowedOutWithdrawn: number;
  flowedOutOverflow: number;
  flowedOutCallback: number;
  flowedOutVoicemail: number;
  flowedOutLost: number;
  flowedOutOther: number;
}

export type TallyField = keyof Tally;

type FlowOutField = `flowedOut${Capitalize<FlowOutReason>}`;

/** The tally's field for a reason. Example: `flowOutField('key')` is `'flowedOutKey'`. */
export function flowOutField(reason: FlowOutReason): FlowOutField {
  return FLOW_OUT_FIELDS[reason];
}

const FLOW_OUT_FIELDS = Object.fromEntries(
  FLOW_OUT_REASONS.map((reason) => [reason, `flowedOut${reason[0]!.toUpperCase()}${reason.slice(1)}`]),
) as Readonly<Record<FlowOutReason, FlowOutField>>;

export function createTally(): Tally {
  return {
    offered: 0,
    answered: 0,
    answeredWithinTarget: 0,
    abandoned: 0,
    abandonedWithinTarget: 0,
    shortAbandons: 0,
    flowedOut: 0,
    waiting: 0,
    waitingPastTarget: 0,
    sumAnswerWaitMs: 0,
    sumAbandonWaitMs: 0,
    sumFlowOutWaitMs: 0,
    longestWaitMs: 0,
    handled: 0,
    sumTalkMs: 0,
    sumHoldMs: 0,
    sumWrapUpMs: 0,
    handleAgentMs: 0,
    readyAgentMs: 0,
    flowedOutTimeout: 0,
    flowedOutKey: 0,
    flowedOutEmpty: 0,
    flowedOutWithdrawn: 0,
    flowedOutOverflow: 0,
    flowedOutCallback: 0,
    flowedOutVoicemail: 0,
    flowedOutLost: 0,
    flowedOutOther: 0,
  };
}

export const TALLY_FIELDS = Object.keys(createTally()) as readonly TallyField[];
