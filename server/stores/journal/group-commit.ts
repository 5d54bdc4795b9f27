import type { FloorEvent, NumberedEvent } from '../../../shared/floor/events.ts';
import type { AppendResult } from '../../ports.ts';
import type { AppendedBatch, Batch } from './journal-writer.ts';

interface PendingBatch extends Batch {
  readonly events: readonly FloorEvent[];
  resolve(result: AppendResult): void;
  reject(error: unknown): void;
}

/** One commit takes at most so many events, so that the first of a long row is not kept waiting by the last. */
const EVENTS_A_COMMIT = 10_000;

/**
 * Gathers what comes in while a commit runs into the next one: at a trickle every batch has its own commit at once,
 * under load the disk is asked no more often than it can answer.
 */
export class GroupCommit {
  readonly #commit: (batches: readonly Batch[]) => Promise<readonly AppendedBatch[]>;
  readonly #pending: PendingBatch[] = [];
  #running: Promise<void> | null = null;

  constructor(commit: (batches: readonly Batch[]) => Promise<readonly AppendedBatch[]>) {
    this.#commit = commit;
  }

  append(events: readonly FloorEvent[], source: string | null): Promise<AppendResult> {
    return new Promise((resolve, reject) => {
      // Encoded here and now: the caller may go on changing its objects.
      this.#pending.push({ events, text: JSON.stringify(events), source, resolve, reject });
      this.#running ??= this.#run();
    });
  }

  /** Resolves when nothing is pending. */
  async drain(): Promise<void> {
    while (this.#running) await this.#running;
  }

  async #run(): Promise<void> {
    // Everything that is emitted in this turn of the event loop belongs into the first commit.
    await Promise.resolve();
    while (this.#pending.length > 0) {
      const group = this.#takeGroup();
      try {
        const appended = await this.#commit(group.map(({ text, source }) => ({ text, source })));
        group.forEach((batch, index) => batch.resolve(numberEvents(batch.events, appended[index]!)));
      } catch (error) {
        for (const batch of group) batch.reject(error);
      }
    }
    this.#running = null;
  }

  #takeGroup(): readonly PendingBatch[] {
    let events = 0;
    let count = 0;
    while (count < this.#pending.length && (count === 0 || events < EVENTS_A_COMMIT)) {
      events += this.#pending[count]!.events.length;
      count += 1;
    }
    return this.#pending.splice(0, count);
  }
}

/** Gives the events of a batch their numbers; those at the `repeated` indexes have none. */
export function numberEvents(
  events: readonly FloorEvent[],
  { firstSeq, repeated }: AppendedBatch,
): AppendResult {
  if (repeated.length === 0) {
    return { numbered: events.map((event, index) => ({ seq: firstSeq + index, event })), repeated };
  }
  const known = new Set(repeated);
  const numbered: NumberedEvent[] = [];
  events.forEach((event, index) => {
    if (!known.has(index)) numbered.push({ seq: firstSeq + numbered.length, event });
  });
  return { numbered, repeated };
}
