import type { FloorEvent, NumberedEvent } from '../../shared/floor/events.ts';

/** Events with `seq > afterSeq`, in order, at most `limit`. */
export type EventReader = (afterSeq: number, limit: number) => readonly NumberedEvent[];

export interface DueEvent {
  readonly dueMs: number;
  readonly event: FloorEvent;
}

const BATCH = 2_000;
/** Among so many neighbours in the journal one tells when the event came. */
const LOOK_AHEAD = 50;

/**
 * The journal in its own order, each event at the instant the floor got it. The journal does not say that instant; it is
 * told by the neighbours: an event that came late is due when those before it were, and one whose source's clock was
 * ahead is due when those after it were.
 */
export class DueEvents {
  readonly #read: EventReader;
  #batch: readonly NumberedEvent[] = [];
  #dueMs: Float64Array = new Float64Array(0);
  #next = 0;
  #readSeq: number;
  #ended = false;
  #lastDueMs = -Infinity;
  /** The last event taken. */
  seq: number;

  constructor(read: EventReader, afterSeq: number) {
    this.#read = read;
    this.seq = afterSeq;
    this.#readSeq = afterSeq;
  }

  /** The next event if it is due by `atMs`. */
  takeUntil(atMs: number): DueEvent | null {
    if (this.#next >= this.#batch.length - LOOK_AHEAD && !this.#ended) this.#fill();
    const next = this.#batch[this.#next];
    const dueMs = this.#dueMs[this.#next]!;
    if (next === undefined || dueMs > atMs) return null;
    this.#next += 1;
    this.seq = next.seq;
    return { dueMs, event: next.event };
  }

  #fill(): void {
    const more = this.#read(this.#readSeq, BATCH);
    this.#ended = more.length < BATCH;
    this.#readSeq = more.at(-1)?.seq ?? this.#readSeq;
    if (this.#next > 0) this.#lastDueMs = this.#dueMs[this.#next - 1]!;
    this.#batch = [...this.#batch.slice(this.#next), ...more];
    this.#next = 0;
    this.#dueMs = computeDue(this.#batch, this.#lastDueMs);
  }
}

/** The earliest instant among an event and its followers, of those that are not past already. */
function computeDue(batch: readonly NumberedEvent[], afterMs: number): Float64Array {
  const due = new Float64Array(batch.length);
  let lastMs = afterMs;
  for (let index = 0; index < batch.length; index += 1) {
    let earliestMs = Infinity;
    const end = Math.min(batch.length, index + LOOK_AHEAD);
    for (let ahead = index; ahead < end; ahead += 1) {
      const { atMs } = batch[ahead]!.event;
      if (atMs >= lastMs && atMs < earliestMs) earliestMs = atMs;
    }
    // Nothing but late ones: they came one after the other.
    if (earliestMs !== Infinity && batch[index]!.event.atMs >= lastMs) lastMs = earliestMs;
    due[index] = lastMs;
  }
  return due;
}
