import { reduceFloor, type Floor } from '../../shared/floor/floor.ts';
import type { FloorEvent, NumberedEvent } from '../../shared/floor/events.ts';
import { FloorcastError } from '../floorcast-error.ts';
import type { AppendOutcome, Journal } from '../ports.ts';
import { advanceAlong } from './advance-along.ts';

/** Events taken in and not yet in the floor; beyond it sources are told to slow down. */
export const MOST_PENDING_EVENTS = 200_000;

/** Longest stretch of reducing before sockets and timers get their turn. */
const SLICE_MS = 8;

/** Where a batch comes from, when that is a feed. */
export interface IntakeSource {
  readonly id: string;
  /** While a feed tells its past, its events carry the floor's clock along. */
  isTellingPast(): boolean;
}

interface ReadyBatch {
  readonly events: readonly NumberedEvent[];
  readonly carriesClock: 'yes' | 'no';
}

/** The only writer of the floor: durable first, then reduced in the order of the journal, in small slices. */
export class FloorIntake {
  readonly #floor: Floor;
  readonly #journal: Journal;
  /** Batches that are durable, by their first number, until those before them are. */
  readonly #arrived = new Map<number, ReadyBatch>();
  readonly #ready: ReadyBatch[] = [];
  #indexInFirst = 0;
  #nextSeq: number;
  #reducedSeq: number;
  #pending = 0;
  #slice: NodeJS.Immediate | null = null;
  readonly #idle: (() => void)[] = [];
  /** Who waits for an event to be in the floor, by its number. */
  #waiting: { readonly seq: number; readonly resolve: () => void }[] = [];

  /** `seq`: what the floor holds already. */
  constructor(floor: Floor, journal: Journal, seq: number) {
    this.#floor = floor;
    this.#journal = journal;
    this.#nextSeq = seq + 1;
    this.#reducedSeq = seq;
  }

  /** The number of the newest event that is in the floor. */
  get reducedSeq(): number {
    return this.#reducedSeq;
  }

  /**
   * Resolves when the events are durable.
   *
   * @throws JournalError when they could not be kept, FloorcastError 'too-many' when the floor is too far behind.
   */
  async emit(events: readonly FloorEvent[], source: IntakeSource | null): Promise<AppendOutcome> {
    if (this.#pending >= MOST_PENDING_EVENTS) {
      throw new FloorcastError(
        'too-many',
        `${this.#pending} events wait to be taken in, ${MOST_PENDING_EVENTS} is the most. Send these again in a second.`,
      );
    }
    this.#pending += events.length;
    try {
      const told = source === null ? events : nameFeed(events, source.id);
      const { numbered, repeated } = await this.#journal.append(told, source?.id);
      this.#pending -= repeated.length;
      if (numbered.length > 0) {
        const carriesClock = source?.isTellingPast() ? 'yes' : 'no';
        this.#arrived.set(numbered[0]!.seq, { events: numbered, carriesClock });
        this.#takeArrived();
      }
      const lastSeq = numbered.at(-1)?.seq ?? this.#journal.lastSeq();
      return { accepted: numbered.length, repeated, lastSeq };
    } catch (error) {
      this.#pending -= events.length;
      this.#tellIdle();
      throw error;
    }
  }

  /** Resolves when the event of this number is in the floor. */
  async reached(seq: number): Promise<void> {
    if (this.#reducedSeq < seq) await new Promise<void>((resolve) => this.#waiting.push({ seq, resolve }));
  }

  /** Resolves when everything emitted so far is in the floor. */
  async idle(): Promise<void> {
    if (this.#pending > 0) await new Promise<void>((resolve) => this.#idle.push(resolve));
  }

  #takeArrived(): void {
    for (;;) {
      const batch = this.#arrived.get(this.#nextSeq);
      if (!batch) break;
      this.#arrived.delete(this.#nextSeq);
      this.#nextSeq += batch.events.length;
      this.#ready.push(batch);
    }
    if (!this.#slice) this.#reduceSlice();
  }

  #reduceSlice(): void {
    this.#slice = null;
    const untilMs = performance.now() + SLICE_MS;
    let reduced = 0;
    while (this.#ready.length > 0) {
      const { events, carriesClock } = this.#ready[0]!;
      while (this.#indexInFirst < events.length) {
        if (reduced % 64 === 63 && performance.now() > untilMs) {
          this.#slice = setImmediate(() => this.#reduceSlice());
          this.#tellReached();
          return;
        }
        if (carriesClock === 'yes') advanceAlong(this.#floor, events, this.#indexInFirst);
        const { seq, event } = events[this.#indexInFirst]!;
        reduceFloor(this.#floor, event);
        this.#reducedSeq = seq;
        this.#indexInFirst += 1;
        this.#pending -= 1;
        reduced += 1;
      }
      this.#ready.shift();
      this.#indexInFirst = 0;
    }
    this.#tellReached();
    this.#tellIdle();
  }

  #tellReached(): void {
    if (this.#waiting.length === 0) return;
    for (const { seq, resolve } of this.#waiting) if (seq <= this.#reducedSeq) resolve();
    this.#waiting = this.#waiting.filter(({ seq }) => seq > this.#reducedSeq);
  }

  #tellIdle(): void {
    if (this.#pending === 0) for (const resolve of this.#idle.splice(0)) resolve();
  }
}

/** Events that do not say where they come from, come from this feed (rule FL53). */
function nameFeed(events: readonly FloorEvent[], feedId: string): readonly FloorEvent[] {
  return events.map((event) => (event.feedId === undefined ? { ...event, feedId } : event));
}
