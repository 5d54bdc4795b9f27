/** More than late lines ever hold; a hostile source gets no further. */
const MOST_KEPT = 1_000;

/** The end of a conversation whose answer was not told yet. */
export interface EarlyEnd {
  readonly atMs: number;
  /** Talk time (hold included) as the source states it, ms. */
  readonly talkMs: number | undefined;
  /** The agent handed the caller on. */
  readonly transferred: boolean;
}

/** Call, queue and agent; its moment; the talk time, null when not stated; 1 for a transfer. */
export type SavedEarlyEnd = readonly [string, number, number | null, number];

interface OfConversation {
  readonly callId: string;
  readonly queueId: string;
  readonly agentId: string;
}

/** Ends that came before the answer they belong to, by call, queue and agent: the newest 1,000 (rule FL54). */
export class EarlyEnds {
  readonly #ends = new Map<string, EarlyEnd>();

  /** Of two ends the first in time stands: a transfer is often followed by the end of the call. */
  keep(conversation: OfConversation, end: EarlyEnd): void {
    const key = keyOf(conversation);
    const known = this.#ends.get(key);
    if (known !== undefined && known.atMs <= end.atMs) return;
    this.#ends.set(key, end);
    if (this.#ends.size > MOST_KEPT) this.#ends.delete(this.#ends.keys().next().value!);
  }

  /** The end that belongs to an answer at `answeredAtMs`; one before it was of another conversation and is dropped. */
  take(conversation: OfConversation, answeredAtMs: number): EarlyEnd | null {
    if (this.#ends.size === 0) return null;
    const key = keyOf(conversation);
    const end = this.#ends.get(key);
    if (end === undefined) return null;
    this.#ends.delete(key);
    return end.atMs >= answeredAtMs ? end : null;
  }

  save(): SavedEarlyEnd[] {
    return [...this.#ends].map(([key, { atMs, talkMs, transferred }]) => [
      key,
      atMs,
      talkMs ?? null,
      transferred ? 1 : 0,
    ]);
  }

  restore(saved: readonly SavedEarlyEnd[]): void {
    for (const [key, atMs, talkMs, transferred] of saved) {
      this.#ends.set(key, { atMs, talkMs: talkMs ?? undefined, transferred: transferred === 1 });
    }
  }
}

function keyOf({ callId, queueId, agentId }: OfConversation): string {
  return `${callId}\n${queueId}\n${agentId}`;
}
