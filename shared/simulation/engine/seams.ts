import type { WaitOutcome } from './codes.ts';

/** How a wait ends when no agent ends it first. */
export interface DrawnWait {
  readonly end: WaitOutcome;
  /** 0 or more; Infinity: never. */
  readonly afterMs: number;
}

export interface DrawnRing {
  readonly picksUp: boolean;
  readonly afterMs: number;
}

export interface DrawnTalk {
  readonly talkMs: number;
  /** 0 when nobody is put on hold. */
  readonly holdMs: number;
  /** Talk before the hold; the whole talk when there is none. */
  readonly untilHoldMs: number;
  /** The queue that the caller is transferred to; -1: none. */
  readonly nextQueue: number;
}

/**
 * Everything about a call that is chance. The engine asks in the order of what happens and reads an answer at once, so
 * that an answer may be the same object every time.
 */
export interface CallChance {
  drawWait(caller: number, queue: number): DrawnWait;
  drawRing(): DrawnRing;
  /** For how long somebody who did not pick up is left alone. */
  drawNoAnswerPause(): number;
  drawTalk(agent: number, caller: number, queue: number): DrawnTalk;
  /** 0 when there is none. */
  drawWrapUp(agent: number, caller: number, queue: number): number;
  /** After how long a caller who gave up rings again; Infinity when never. */
  drawRedial(caller: number, attempt: number): number;
}

/** Is told what happens to calls, as it happens and before what follows from it. */
export interface FloorObserver {
  /** Somebody rings for the first time. */
  came(caller: number, queue: number): void;
  /** Somebody who gave up rings again: another call. */
  cameAgain(caller: number): void;
  offered(caller: number, queue: number, nowMs: number): void;
  sentAway(caller: number, queue: number, reason: 'empty' | 'overflow', nowMs: number): void;
  /** No agent was in time. */
  waitEnded(caller: number, queue: number, end: WaitOutcome, nowMs: number): void;
  rang(caller: number, queue: number, agent: number, nowMs: number): void;
  ringEnded(
    caller: number,
    queue: number,
    agent: number,
    reason: 'no-answer' | 'cancelled',
    nowMs: number,
  ): void;
  answered(caller: number, queue: number, agent: number, nowMs: number): void;
  held(agent: number, nowMs: number): void;
  resumed(agent: number, nowMs: number): void;
  hungUp(caller: number, queue: number, agent: number, nowMs: number): void;
  wrapUpStarted(agent: number, nowMs: number): void;
  wrapUpEnded(agent: number, nowMs: number): void;
  /** The contact is over, wrap-up and all. */
  letGo(agent: number, nowMs: number): void;
  /** The system pauses an agent who did not pick up, and lets the agent on again. */
  pausedForNoAnswer(agent: number, nowMs: number): void;
  unpaused(agent: number, nowMs: number): void;
}

/** What comes to the floor from outside: callers, shifts, the site's own course. */
export interface FloorCourse {
  /** When the next caller of the queue rings; Infinity: nobody any more. */
  nextArrivalMs(queue: number): number;
  /** The site's timer rang. */
  turnSite(nowMs: number): void;
  /** The agent's day timer rang. */
  turnAgent(agent: number, nowMs: number): void;
  /** The agent was called away during a contact, and the contact is over. */
  releaseAgent(agent: number, nowMs: number): void;
}
