import type { FloorEvent, NumberedEvent } from '../../shared/floor/events.ts';

/** Events with `seq > afterSeq`, in order, at most `limit`. */
export type EventReader = (afterSeq: number, limit: number) => Promise<readonly NumberedEvent[]>;

export interface DueEvent {
  readonly dueMs: number;
  readonly event: FloorEvent;
}

const BATCH = 2_000;
/** So many neighbours in the journal tell when an event came. */
const LOOK_AHEAD = 20;

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

  /** Whether more of the journal has to be read before it is known when the next event is due. */
  get isShort(): boolean {
    return this.#next >= this.#batch.length - LOOK_AHEAD && !this.#ended;
  }

  /** Reads on. One at a time, and nothing is taken meanwhile. */
  async readOn(): Promise<void> {
    const more = await this.#read(this.#readSeq, BATCH);
    this.#ended = more.length < BATCH;
    this.#readSeq = more.at(-1)?.seq ?? this.#readSeq;
    if (this.#next > 0) this.#lastDueMs = this.#dueMs[this.#next - 1]!;
    this.#batch = [...this.#batch.slice(this.#next), ...more];
    this.#next = 0;
    this.#dueMs = computeDue(this.#batch, this.#lastDueMs);
  }

  /** The next event if it is due by `atMs`. Not to be asked while `isShort`. */
  takeUntil(atMs: number): DueEvent | null {
    const next = this.#batch[this.#next];
    const dueMs = this.#dueMs[this.#next]!;
    if (next === undefined || dueMs > atMs) return null;
    this.#next += 1;
    this.seq = next.seq;
    return { dueMs, event: next.event };
  }
}

/** Never before the event before it, and not after most of its followers. */
function computeDue(batch: readonly NumberedEvent[], afterMs: number): Float64Array {
  const due = new Float64Array(batch.length);
  let lastMs = afterMs;
  for (let index = 0; index < batch.length; index += 1) {
    const { atMs } = batch[index]!.event;
    if (atMs > lastMs) lastMs = Math.max(lastMs, Math.min(atMs, middleOf(batch, index)));
    due[index] = lastMs;
  }
  return due;
}

/** The middle one of the instants from an event on; itself when those after it follow in order. */
function middleOf(batch: readonly NumberedEvent[], index: number): number {
  const { atMs } = batch[index]!.event;
  const next = batch[index + 1];
  if (next === undefined || next.event.atMs >= atMs) return atMs;
  const times = batch.slice(index, index + LOOK_AHEAD).map(({ event }) => event.atMs);
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
