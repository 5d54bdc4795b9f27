import { createStay, type CallInQueue, type Stay } from './stay.ts';

interface Past {
  offeredAtMs: number;
  endedAtMs: number;
  answered: boolean;
}

/** Every stay there was, those that are open by their call, and how the newest of each call in each queue ended. */
export class StayBook {
  readonly all: Stay[] = [];
  readonly #open = new Map<string, Stay[]>();
  readonly #past = new Map<string, Past>();

  listOpen(): readonly Stay[] {
    return [...this.#open.values()].flat();
  }

  find({ callId, queueId }: CallInQueue, phase: 'waiting' | 'talking'): Stay | undefined {
    return this.#open.get(callId)?.findLast((stay) => stay.phase === phase && stay.queueId === queueId);
  }

  /** A caller begins to wait. No two stays of a call in a queue were offered in the same moment. */
  open(key: CallInQueue, offeredAtMs: number, offer: 'told' | 'guessed'): Stay {
    const isTaken = this.#past.get(nameCall(key))?.offeredAtMs === offeredAtMs;
    const stay = this.add(key, isTaken ? offeredAtMs + 1 : offeredAtMs, true);
    stay.guessed = offer === 'guessed';
    return stay;
  }

  add(key: CallInQueue, offeredAtMs: number, counted: boolean): Stay {
    const stay = createStay(key, offeredAtMs, counted);
    this.all.push(stay);
    const ofCall = this.#open.get(key.callId);
    if (ofCall === undefined) this.#open.set(key.callId, [stay]);
    else ofCall.push(stay);
    return stay;
  }

  close(stay: Stay, atMs: number): void {
    stay.phase = 'over';
    stay.endedAtMs = atMs;
    const ofCall = this.#open.get(stay.callId)!;
    ofCall.splice(ofCall.indexOf(stay), 1);
    if (ofCall.length === 0) this.#open.delete(stay.callId);
    const known = this.#past.get(nameCall(stay));
    const answered = stay.outcome === 'answered';
    if (known === undefined) {
      this.#past.set(nameCall(stay), { offeredAtMs: stay.offeredAtMs, endedAtMs: atMs, answered });
    } else if (stay.offeredAtMs >= known.offeredAtMs) {
      known.offeredAtMs = stay.offeredAtMs;
      known.endedAtMs = Math.max(known.endedAtMs, atMs);
      known.answered = answered;
    }
  }

  /** Whether something that happened then to a caller who does not wait speaks of a stay that is known. */
  isSettled(key: CallInQueue, atMs: number): boolean {
    if (this.find(key, 'talking') !== undefined) return true;
    const past = this.#past.get(nameCall(key));
    return past !== undefined && (!past.answered || atMs <= past.endedAtMs);
  }

  /** Whether an offer is that of a stay that is over, or of one before it. */
  wasOffered(key: CallInQueue, atMs: number): boolean {
    const past = this.#past.get(nameCall(key));
    return past !== undefined && atMs <= past.offeredAtMs;
  }

  /** Whether the newest stay that is over ended then or later. */
  hasEnded(key: CallInQueue, atMs: number): boolean {
    const past = this.#past.get(nameCall(key));
    return past !== undefined && atMs <= past.endedAtMs;
  }
}

export function nameCall({ callId, queueId }: CallInQueue): string {
  return `${callId} ${queueId}`;
}
