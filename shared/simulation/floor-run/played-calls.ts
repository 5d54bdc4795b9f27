import { NONE, WAIT_END, type WaitOutcome } from '../engine/codes.ts';
import type { CallChance, DrawnRing, DrawnTalk, DrawnWait, FloorObserver } from '../engine/seams.ts';
import { hashSeed, Rng } from '../rng.ts';
import type { CallStream } from './call-stream.ts';
import { CALL_FIELDS, FIELD } from './played-cells.ts';
import type { PlayedPlan } from './played-plan.ts';

/** Somebody who was there before the play began. */
export interface EarlierCaller {
  readonly offeredAtMs: number;
  readonly waitedMs: number;
  /** How long the caller is still willing to wait. */
  readonly patienceMs: number;
  /** What is still to be done; of a call in hand that is what is left of it. */
  readonly handleMs: number;
}

/** Told of a stretch of handle time. */
export type CountBusy = (seat: number, fromMs: number, toMs: number) => void;

/**
 * The calls of one replication: who they are (each caller's handle time and patience come from the caller's place in the
 * stream), and what became of them, counted by queue and by the interval of the offer. An event adds to numbers in an
 * array and makes no garbage.
 */
export class PlayedCalls implements CallChance, FloorObserver {
  /** By field, then queue, then interval. */
  readonly counts: Float64Array;
  private readonly played: PlayedPlan;
  private readonly streams: readonly CallStream[];
  private readonly countBusy: CountBusy;
  private readonly intervals: number;
  private readonly cellCount: number;
  /** By caller. A cell is a queue and an interval; -1: not counted. */
  private cells = new Int32Array(START_SIZE);
  private offeredAtMs = new Float64Array(START_SIZE);
  private handleMs = new Float64Array(START_SIZE);
  /** The share that tells how long the caller is willing to wait. */
  private patience = new Float64Array(START_SIZE);
  /** What tells whether the caller rings again, and when. */
  private luck = new Float64Array(START_SIZE);
  private interval = 0;
  private answeredAtMs = 0;
  private earlier: EarlierCaller | null = null;
  private readonly wait = { end: WAIT_END.givesUp as WaitOutcome, afterMs: 0 };
  private readonly talk = { talkMs: 0, holdMs: 0, untilHoldMs: 0, nextQueue: NONE };

  constructor(played: PlayedPlan, streams: readonly CallStream[], countBusy: CountBusy) {
    this.played = played;
    this.streams = streams;
    this.countBusy = countBusy;
    this.intervals = played.plan.intervals;
    this.cellCount = played.queues.length * this.intervals;
    this.counts = new Float64Array(CALL_FIELDS.length * this.cellCount);
  }

  /** From here on calls are offered in this interval. */
  turnInterval(interval: number): void {
    this.interval = interval;
  }

  /** Whoever comes next was there before; null: callers come from their streams. */
  announce(earlier: EarlierCaller | null): void {
    this.earlier = earlier;
  }

  /** Counts somebody who is still in line when everything is over. */
  countWaiting(caller: number, queue: number, nowMs: number): void {
    this.add(FIELD.waiting, caller, 1);
    if (nowMs - this.offeredAtMs[caller]! > this.played.queues[queue]!.answerWithinMs) {
      this.add(FIELD.waitingPastTarget, caller, 1);
    }
  }

  came(caller: number, queue: number): void {
    if (caller >= this.cells.length) this.grow();
    this.cells[caller] = NONE;
    const { earlier } = this;
    if (earlier !== null) {
      this.handleMs[caller] = earlier.handleMs;
      this.luck[caller] = 1;
      return;
    }
    const { handleMs, handle, redials } = this.played.queues[queue]!;
    const stream = this.streams[queue]!;
    this.handleMs[caller] = handleMs[this.interval]! * handle.at(stream.nextHandleShare());
    this.patience[caller] = stream.nextPatienceShare();
    this.luck[caller] = redials === null ? 1 : stream.nextLuck();
  }

  cameAgain(): void {
    // The same person with the same matter, as patient as before.
  }

  offered(caller: number, queue: number, nowMs: number): void {
    const { earlier, played, intervals } = this;
    const offeredAtMs = earlier === null ? nowMs : earlier.offeredAtMs;
    const interval = earlier === null ? this.interval : Math.floor(offeredAtMs / played.intervalMs);
    this.offeredAtMs[caller] = offeredAtMs;
    this.cells[caller] = interval < 0 ? NONE : queue * intervals + interval;
    this.add(FIELD.offered, caller, 1);
  }

  sentAway(caller: number): void {
    this.add(FIELD.flowedOut, caller, 1);
  }

  waitEnded(caller: number, queue: number, end: WaitOutcome, nowMs: number): void {
    if (end !== WAIT_END.givesUp) {
      this.add(FIELD.flowedOut, caller, 1);
      return;
    }
    const { answerWithinMs, shortAbandonMs } = this.played.queues[queue]!;
    const waitedMs = nowMs - this.offeredAtMs[caller]!;
    this.add(FIELD.abandoned, caller, 1);
    this.add(FIELD.sumAbandonWaitMs, caller, waitedMs);
    if (waitedMs <= answerWithinMs) this.add(FIELD.abandonedWithinTarget, caller, 1);
    if (waitedMs < shortAbandonMs) this.add(FIELD.shortAbandons, caller, 1);
  }

  answered(caller: number, queue: number, _seat: number, nowMs: number): void {
    const waitedMs = nowMs - this.offeredAtMs[caller]!;
    this.answeredAtMs = nowMs;
    this.add(FIELD.answered, caller, 1);
    this.add(FIELD.sumAnswerWaitMs, caller, waitedMs);
    if (waitedMs <= this.played.queues[queue]!.answerWithinMs) {
      this.add(FIELD.answeredWithinTarget, caller, 1);
    }
  }

  drawWait(caller: number, queue: number): DrawnWait {
    const { earlier } = this;
    const limitMs = this.played.queues[queue]!.maxWaitMs - (earlier === null ? 0 : earlier.waitedMs);
    const patienceMs = earlier === null ? this.findPatience(caller, queue) : earlier.patienceMs;
    this.wait.end = patienceMs <= limitMs ? WAIT_END.givesUp : WAIT_END.timeout;
    this.wait.afterMs = Math.max(0, Math.min(patienceMs, limitMs));
    return this.wait;
  }

  drawTalk(seat: number, caller: number): DrawnTalk {
    const handleMs = this.handleMs[caller]! * this.played.paceOfSeat[seat]!;
    this.add(FIELD.sumHandleMs, caller, handleMs);
    this.countBusy(seat, this.answeredAtMs, this.answeredAtMs + handleMs);
    this.talk.talkMs = handleMs;
    this.talk.untilHoldMs = handleMs;
    return this.talk;
  }

  drawRedial(caller: number, attempt: number): number {
    const { redials } = this.played.queues[Math.floor(this.cells[caller]! / this.intervals)] ?? NO_REDIALS;
    const luck = this.luck[caller]!;
    if (redials === null || luck === 1 || attempt >= redials.maxAttempts) return Infinity;
    // Of the caller's own, so that it stays the same whatever else happens on the floor.
    const rng = new Rng(hashSeed(luck, attempt));
    return rng.happens(redials.share) ? -1000 * redials.afterSeconds * Math.log(rng.next()) : Infinity;
  }

  /** Handle time is played in one piece: no ringing, no hold, and wrap-up is in it. */
  drawWrapUp(): number {
    return 0;
  }

  drawRing(): DrawnRing {
    return AT_ONCE;
  }

  drawNoAnswerPause(): number {
    return 0;
  }

  rang(): void {}
  ringEnded(): void {}
  held(): void {}
  resumed(): void {}
  hungUp(): void {}
  wrapUpStarted(): void {}
  wrapUpEnded(): void {}
  letGo(): void {}
  pausedForNoAnswer(): void {}
  unpaused(): void {}

  private findPatience(caller: number, queue: number): number {
    const { patienceMs, patience, balkShare } = this.played.queues[queue]!;
    if (patienceMs === Infinity) return Infinity;
    const share = this.patience[caller]!;
    return share < balkShare ? 0 : patienceMs * patience.at((share - balkShare) / (1 - balkShare));
  }

  private add(field: number, caller: number, amount: number): void {
    const cell = this.cells[caller]!;
    if (cell !== NONE) this.counts[field * this.cellCount + cell]! += amount;
  }

  private grow(): void {
    const length = this.cells.length * 2;
    const cells = new Int32Array(length);
    cells.set(this.cells);
    this.cells = cells;
    this.offeredAtMs = widen(this.offeredAtMs, length);
    this.handleMs = widen(this.handleMs, length);
    this.patience = widen(this.patience, length);
    this.luck = widen(this.luck, length);
  }
}

const START_SIZE = 256;
const AT_ONCE: DrawnRing = { picksUp: true, afterMs: 0 };
const NO_REDIALS = { redials: null };

function widen(old: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const wider = new Float64Array(length);
  wider.set(old);
  return wider;
}
