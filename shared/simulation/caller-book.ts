import type { Caller } from './cast.ts';
import type { Rng } from './rng.ts';

/** Everybody who is on the line or about to ring again, each with a slot that tells their timer. */
export class CallerBook {
  private readonly prefix: string;
  private readonly rng: Rng;
  private readonly callers: Caller[] = [];
  private readonly freeSlots: number[] = [];
  private lastCall = 0;
  private onTheLine = 0;

  constructor(prefix: string, rng: Rng) {
    this.prefix = prefix;
    this.rng = rng;
  }

  /** How many are on the line, or off it and about to ring again. */
  count(): number {
    return this.onTheLine;
  }

  /** Also those who are gone and whose slot is free. */
  list(): readonly Caller[] {
    return this.callers;
  }

  at(slot: number): Caller {
    return this.callers[slot]!;
  }

  open(queue: number): Caller {
    const slot = this.freeSlots.pop() ?? this.callers.length;
    const caller: Caller = {
      slot,
      number: drawNumber(this.rng),
      callId: this.nextCallId(),
      queue,
      priority: 0,
      offeredAtMs: 0,
      attempt: 1,
      ringing: null,
      waitEnd: 'gives-up',
      waits: false,
      before: null,
      behind: null,
    };
    this.callers[slot] = caller;
    this.onTheLine++;
    return caller;
  }

  /** The same person rings again: another call. */
  rename(caller: Caller): void {
    caller.callId = this.nextCallId();
    caller.attempt++;
  }

  close(caller: Caller): void {
    this.freeSlots.push(caller.slot);
    this.onTheLine--;
  }

  private nextCallId(): string {
    return `${this.prefix}${++this.lastCall}`;
  }
}

const PREFIXES = ['130', '133', '136', '137', '138', '139', '150', '158', '177', '186', '188', '199'];

/** A mobile number in the international form; any likeness is chance. */
function drawNumber(rng: Rng): string {
  const prefix = PREFIXES[rng.nextIndex(PREFIXES.length)]!;
  return `+86${prefix}${10_000_000 + rng.nextIndex(90_000_000)}`;
}
