import {
  ABANDONED,
  ABANDONED_WITHIN_TARGET,
  ANSWERED,
  ANSWERED_WITHIN_TARGET,
  type Cells,
  FLOWED_OUT,
  FLOWED_OUT_FIRST,
  HANDLED,
  OFFERED,
  SHORT_ABANDONS,
  SUM_ABANDON_WAIT_MS,
  SUM_ANSWER_WAIT_MS,
  SUM_FLOW_OUT_WAIT_MS,
  SUM_HOLD_MS,
  SUM_TALK_MS,
  SUM_WRAP_UP_MS,
  WAITING,
  WAITING_PAST_TARGET,
} from './cells.ts';
import type { FloorAgent } from './floor-agent.ts';
import type { FloorScope, Interval } from './floor-scope.ts';

/** Where a visit is: in the queue, with an agent, or over. */
export const PHASE_WAITING = 0;
export const PHASE_TALKING = 1;
export const PHASE_OVER = 2;

/** How the wait ended. */
export const OUTCOME_NONE = 0;
export const OUTCOME_ANSWERED = 1;
export const OUTCOME_ABANDONED = 2;
export const OUTCOME_FLOWED_OUT = 3;

/** The segment of a visit that no sliding window holds. */
export const NO_SEGMENT = 3;

/** One stay of one call in one queue, with the conversation it led to. Times are epoch ms, 0 for "not yet". */
export class Visit {
  readonly callId: string;
  readonly queue: FloorScope;
  /** The source whose event opened it; null when that was not said. */
  readonly feedId: string | null;
  offeredAtMs: number;
  phase = PHASE_WAITING;
  outcome = OUTCOME_NONE;
  /** Index into FLOW_OUT_REASONS. */
  flowOutReason = 0;
  waitMs = 0;
  /** The rule of the site day it was offered in, ms. */
  answerWithinMs = 0;
  shortAbandonMs = 0;
  /** Waiting, and seen past its target. */
  pastTarget = false;
  callerNumber: string | null = null;
  priority = 0;
  ringing: FloorAgent[] = NO_AGENTS;

  agent: FloorAgent | null = null;
  answeredAtMs = 0;
  endedAtMs = 0;
  holdSinceMs = 0;
  holdMs = 0;
  talkMs = 0;
  wrapUpSinceMs = 0;
  wrapUpMs = 0;
  /** The agent's phone was in use since the answer; and has gone idle after that: the agent is out of it (FL30). */
  phoneUsed = false;
  agentLeft = false;
  /** The conversation is in the sums: over, and no wrap-up running. */
  handled = false;

  /** False for a conversation found already running: nobody saw it offered, so no tally knows it. */
  counted = true;
  /** Its offer was never seen; a late one corrects it. */
  guessed = false;
  /** Its end was concluded from its wrap-up; a late one with a talk time corrects it. */
  endGuessed = false;

  segment = NO_SEGMENT;
  interval: Interval | null = null;
  siteInterval: Interval | null = null;

  /** Further open visits of the same call. */
  nextOfCall: Visit | null = null;
  /** Neighbours in the queue's list of waiting callers, by the time offered. */
  ahead: Visit | null = null;
  behind: Visit | null = null;

  /** On the list of calls the history is to be told of; told of under this moment of its offer before. */
  untold = false;
  told = false;
  /** On the list of changed visits; known to the rows. */
  dirty = false;
  inRows = false;
  rowKey: string | null = null;

  constructor(callId: string, queue: FloorScope, offeredAtMs: number, feedId: string | null) {
    this.callId = callId;
    this.queue = queue;
    this.feedId = feedId;
    this.offeredAtMs = offeredAtMs;
  }
}

const NO_AGENTS: FloorAgent[] = [];

/** Adds (`sign` 1) or takes away (-1) what a visit is worth to a tally, all but its longest wait. */
export function addVisit(cells: Cells, visit: Visit, sign: number): void {
  cells[OFFERED]! += sign;
  switch (visit.outcome) {
    case OUTCOME_NONE:
      cells[WAITING]! += sign;
      if (visit.pastTarget) cells[WAITING_PAST_TARGET]! += sign;
      return;
    case OUTCOME_ANSWERED:
      cells[ANSWERED]! += sign;
      if (visit.waitMs <= visit.answerWithinMs) cells[ANSWERED_WITHIN_TARGET]! += sign;
      cells[SUM_ANSWER_WAIT_MS]! += sign * visit.waitMs;
      if (visit.handled) {
        cells[HANDLED]! += sign;
        cells[SUM_TALK_MS]! += sign * visit.talkMs;
        cells[SUM_HOLD_MS]! += sign * visit.holdMs;
        cells[SUM_WRAP_UP_MS]! += sign * visit.wrapUpMs;
      }
      return;
    case OUTCOME_ABANDONED:
      cells[ABANDONED]! += sign;
      if (visit.waitMs <= visit.answerWithinMs) cells[ABANDONED_WITHIN_TARGET]! += sign;
      if (visit.waitMs < visit.shortAbandonMs) cells[SHORT_ABANDONS]! += sign;
      cells[SUM_ABANDON_WAIT_MS]! += sign * visit.waitMs;
      return;
    default:
      cells[FLOWED_OUT]! += sign;
      cells[FLOWED_OUT_FIRST + visit.flowOutReason]! += sign;
      cells[SUM_FLOW_OUT_WAIT_MS]! += sign * visit.waitMs;
  }
}
