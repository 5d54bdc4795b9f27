import type { FlowOutReason } from '../floor/events.ts';

export const CALL_OUTCOMES = ['waiting', 'answered', 'abandoned', 'flowed-out'] as const;
export type CallOutcome = (typeof CALL_OUTCOMES)[number];

/**
 * One stay of one call in one queue, as the history keeps it: what the roll-ups are counted from. A call that is
 * transferred to a queue has one record a stay. Times are epoch ms, lengths ms.
 */
export interface CallRecord extends CallKey {
  readonly outcome: CallOutcome;
  /** Null unless the outcome is `flowed-out`. */
  readonly flowOutReason: FlowOutReason | null;
  /** 0 while waiting. */
  readonly waitMs: number;
  /** Who answered; null unless answered, or where the source does not say. */
  readonly agentId: string | null;
  /** The conversation and its wrap-up are over: talk, hold and wrap-up count (rule FL16). */
  readonly handled: boolean;
  /** Without hold. */
  readonly talkMs: number;
  readonly holdMs: number;
  readonly wrapUpMs: number;
  /** As the store may keep it: the number itself, or its keyed hash; null when withheld or deleted. */
  readonly callerNumber: string | null;
  /** The rule of the site day it was offered in: with it the call can be counted again years later. */
  readonly answerWithinMs: number;
  readonly shortAbandonMs: number;
}

/** What tells one stay from all others. */
export interface CallKey {
  readonly offeredAtMs: number;
  readonly queueId: string;
  readonly callId: string;
}
