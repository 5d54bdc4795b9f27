import { NONE, WAIT_END, type WaitEnd } from './codes.ts';

/**
 * Everybody who is on the line or about to ring again, in columns by slot. A slot is taken anew when its caller is gone,
 * and tells the caller's timer.
 */
export class CallerTable {
  /** The queue a caller waits in or was answered from. */
  queue = new Int32Array(START_SIZE);
  /** Higher is served first within the queue. */
  priority = new Int32Array(START_SIZE);
  /** Counts offers: who was offered before has the lower turn. */
  turn = new Float64Array(START_SIZE);
  /** 1 for a caller's first call. */
  attempt = new Int32Array(START_SIZE);
  /** Whose phone rings for the caller. */
  ringing = new Int32Array(START_SIZE);
  waitEnd = new Uint8Array(START_SIZE);
  /** 1 while in line or being rung. */
  waits = new Uint8Array(START_SIZE);
  /** Neighbours in line. */
  before = new Int32Array(START_SIZE);
  behind = new Int32Array(START_SIZE);
  private freeSlots = new Int32Array(START_SIZE);
  private freeCount = 0;
  private used = 0;

  /** All slots ever taken are below it, those of callers who are gone included. */
  size(): number {
    return this.used;
  }

  open(queue: number): number {
    const slot = this.freeCount > 0 ? this.freeSlots[--this.freeCount]! : this.used++;
    if (slot === this.queue.length) this.grow();
    this.queue[slot] = queue;
    this.priority[slot] = 0;
    this.turn[slot] = 0;
    this.attempt[slot] = 1;
    this.ringing[slot] = NONE;
    this.waitEnd[slot] = WAIT_END.givesUp;
    this.waits[slot] = 0;
    this.before[slot] = NONE;
    this.behind[slot] = NONE;
    return slot;
  }

  close(slot: number): void {
    this.freeSlots[this.freeCount++] = slot;
  }

  waitEndOf(slot: number): WaitEnd {
    return this.waitEnd[slot]! as WaitEnd;
  }

  private grow(): void {
    const length = this.queue.length * 2;
    this.queue = widen(this.queue, new Int32Array(length));
    this.priority = widen(this.priority, new Int32Array(length));
    this.turn = widen(this.turn, new Float64Array(length));
    this.attempt = widen(this.attempt, new Int32Array(length));
    this.ringing = widen(this.ringing, new Int32Array(length));
    this.waitEnd = widen(this.waitEnd, new Uint8Array(length));
    this.waits = widen(this.waits, new Uint8Array(length));
    this.before = widen(this.before, new Int32Array(length));
    this.behind = widen(this.behind, new Int32Array(length));
    this.freeSlots = widen(this.freeSlots, new Int32Array(length));
  }
}

const START_SIZE = 256;

function widen<Column extends Int32Array | Float64Array | Uint8Array>(old: Column, wider: Column): Column {
  wider.set(old);
  return wider;
}
