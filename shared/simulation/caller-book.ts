import type { Rng } from './rng.ts';

/** One caller as a phone system knows them. */
export interface Caller {
  readonly number: string;
  readonly callId: string;
  readonly offeredAtMs: number;
}

/** Who is behind the engine's callers, by slot: numbers, and the ids of their calls. */
export class CallerBook {
  private readonly prefix: string;
  private readonly rng: Rng;
  private readonly numbers: string[] = [];
  private readonly callIds: string[] = [];
  private readonly offeredAtMs: number[] = [];
  private lastCall = 0;

  /** @param prefix begins every call's id, so that no two weeks share one */
  constructor(prefix: string, rng: Rng) {
    this.prefix = prefix;
    this.rng = rng;
  }

  at(slot: number): Caller {
    return {
      number: this.numbers[slot]!,
      callId: this.callIds[slot]!,
      offeredAtMs: this.offeredAtMs[slot]!,
    };
  }

  numberOf(slot: number): string {
    return this.numbers[slot]!;
  }

  callIdOf(slot: number): string {
    return this.callIds[slot]!;
  }

  open(slot: number): void {
    this.numbers[slot] = drawNumber(this.rng);
    this.rename(slot);
  }

  /** The same person rings again: another call. */
  rename(slot: number): void {
    this.callIds[slot] = `${this.prefix}${++this.lastCall}`;
  }

  offer(slot: number, atMs: number): void {
    this.offeredAtMs[slot] = atMs;
  }
}

const PREFIXES = ['130', '133', '136', '137', '138', '139', '150', '158', '177', '186', '188', '199'];

/** A mobile number in the international form; any likeness is chance. */
function drawNumber(rng: Rng): string {
  const prefix = PREFIXES[rng.nextIndex(PREFIXES.length)]!;
  return `+86${prefix}${10_000_000 + rng.nextIndex(90_000_000)}`;
}
