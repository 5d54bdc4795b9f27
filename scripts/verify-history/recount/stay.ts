import type { FlowOutReason } from '../../../shared/floor/events.ts';

/** A caller in a queue, from the offer to the end of the conversation and of its wrap-up. */
export interface Stay {
  readonly callId: string;
  readonly queueId: string;
  offeredAtMs: number;
  /** False for a conversation that was found running. */
  readonly counted: boolean;
  phase: 'waiting' | 'talking' | 'over';
  outcome: 'none' | 'answered' | 'abandoned' | FlowOutReason;
  /** Nobody told its offer. */
  guessed: boolean;
  waitMs: number;
  agentId: string;
  answeredAtMs: number;
  endedAtMs: number;
  holdSinceMs: number;
  holdMs: number;
  talkMs: number;
  wrapSinceMs: number;
  wrapMs: number;
  wrapping: boolean;
  /** Nobody told its end. */
  endGuessed: boolean;
  /** Nobody saw how it ended. */
  lost: boolean;
  /** Agents whose phones ring for it. */
  readonly ringing: Set<string>;
  /** Its agent's phone was in use for it. */
  phoneUsed: boolean;
  /** Its agent hung up, whatever the phone system says. */
  agentLeft: boolean;
}

export interface CallInQueue {
  readonly callId: string;
  readonly queueId: string;
}

export function createStay({ callId, queueId }: CallInQueue, offeredAtMs: number, counted: boolean): Stay {
  return {
    callId,
    queueId,
    offeredAtMs,
    counted,
    phase: 'waiting',
    outcome: 'none',
    guessed: false,
    waitMs: 0,
    agentId: '',
    answeredAtMs: 0,
    endedAtMs: 0,
    holdSinceMs: 0,
    holdMs: 0,
    talkMs: 0,
    wrapSinceMs: 0,
    wrapMs: 0,
    wrapping: false,
    endGuessed: false,
    lost: false,
    ringing: new Set(),
    phoneUsed: false,
    agentLeft: false,
  };
}

/** Whether its conversation is over, wrap-up included, and somebody saw it. */
export function isHandled(stay: Stay): boolean {
  return stay.phase === 'over' && !stay.wrapping && !stay.lost;
}

export function beginHold(stay: Stay, atMs: number): void {
  if (stay.holdSinceMs === 0) stay.holdSinceMs = Math.max(atMs, stay.answeredAtMs);
}

export function endHold(stay: Stay, atMs: number): void {
  if (stay.holdSinceMs === 0) return;
  stay.holdMs += Math.max(0, atMs - stay.holdSinceMs);
  stay.holdSinceMs = 0;
}

/** @param stated talk with hold, as the source says, ms */
export function setTalk(stay: Stay, stated: number | undefined): void {
  const whole = stated ?? Math.max(0, stay.endedAtMs - stay.answeredAtMs);
  stay.holdMs = Math.min(stay.holdMs, whole);
  stay.talkMs = whole - stay.holdMs;
}
