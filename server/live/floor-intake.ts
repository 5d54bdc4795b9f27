import { takeFloorChanges, type Floor } from '../../shared/floor/floor.ts';
import type { FloorEvent } from '../../shared/floor/events.ts';
import { OperatorError } from '../floorcast-error.ts';
import type { CallerGuard } from '../ports/caller-guard.ts';
import type { AppendOutcome } from '../ports/feed.ts';
import type { FloorCommit, Journal } from '../ports/journal.ts';
import { findNewest, listIds, numberGroup, takeGroup, type PendingBatch } from './event-group.ts';
import { reduceInSlices } from './reduce-in-slices.ts';
import type { Report } from './report.ts';

/** Events taken in and not yet kept; beyond it sources are told to slow down. */
export const MOST_PENDING_EVENTS = 200_000;

/** How long a commit that failed waits before it is tried again. */
const RETRY_MS = 1_000;

/** Where a batch comes from, when that is a feed. */
export interface IntakeSource {
  readonly id: string;
  /** While a feed tells its past, its events carry the floor's clock along. */
  isTellingPast(): boolean;
}

export interface FloorIntakeOptions {
  readonly floor: Floor;
  readonly journal: Journal;
  readonly callers: CallerGuard;
  /** The event as it is told of the site's people. */
  readonly tie?: (event: FloorEvent) => FloorEvent;
  /** Called whenever the floor has become exactly what is kept of it: it may be shown and saved. */
  readonly onKept?: () => void;
  readonly report?: Report;
}

/**
 * The only writer of the floor and of the journal. A group of events is numbered and reduced, and then kept together
 * with everything it changed of the history in one commit; only then its emitters are answered and the floor is shown.
 */
export class FloorIntake {
  readonly #options: FloorIntakeOptions;
  readonly #pending: PendingBatch[] = [];
  #pendingEvents = 0;
  #isTimeDue: 'no' | 'yes' = 'no';
  #running: Promise<void> | null = null;
  #keptSeq: number;
  #state: 'kept' | 'ahead' = 'kept';
  #failure: Error | null = null;
  /** Ends the wait for another try; null while nothing is tried again. */
  #tryNow: (() => void) | null = null;
  #isEnding: 'no' | 'yes' = 'no';

  constructor(options: FloorIntakeOptions) {
    this.#options = options;
    this.#keptSeq = options.journal.lastSeq();
  }

  /** The number of the newest event that is in the floor and kept. */
  get keptSeq(): number {
    return this.#keptSeq;
  }

  /** Whether all that the floor took in is kept. While it is not, the floor may be neither shown nor saved. */
  get isKept(): boolean {
    return this.#state === 'kept';
  }

  /** Why nothing can be kept now; null while all is well. */
  get failure(): Error | null {
    return this.#failure;
  }

  /**
   * Resolves when the events are in the floor and kept.
   *
   * @throws JournalError when they could not be kept at once, FloorcastError 'too-many' when the floor is too far behind.
   */
  async emit(events: readonly FloorEvent[], source: IntakeSource | null): Promise<AppendOutcome> {
    if (this.#failure) throw this.#failure;
    if (this.#pendingEvents >= MOST_PENDING_EVENTS) {
      throw new OperatorError(
        'too-many',
        `${this.#pendingEvents} events wait to be taken in, ${MOST_PENDING_EVENTS} is the most. Send these again in a second.`,
      );
    }
    this.#pendingEvents += events.length;
    const { callers, tie = (event) => event } = this.#options;
    const named = source === null ? events : nameFeed(events, source.id);
    try {
      return await new Promise<AppendOutcome>((resolve, reject) => {
        this.#pending.push({
          events: named.map((event) => callers.guardEvent(tie(event))),
          source: source?.id ?? null,
          carriesClock: source?.isTellingPast() ? 'yes' : 'no',
          resolve,
          reject,
        });
        this.#start();
      });
    } finally {
      this.#pendingEvents -= events.length;
    }
  }

  /** Keeps what time alone has changed, with the next group or by itself. */
  keepTime(): void {
    this.#isTimeDue = 'yes';
    this.#start();
  }

  /** Resolves when nothing is left to be taken in. */
  async idle(): Promise<void> {
    while (this.#running) await this.#running;
  }

  /** Takes in what is pending and keeps it with the time until now. What fails then is not tried again. */
  async end(): Promise<void> {
    this.#isEnding = 'yes';
    this.#tryNow?.();
    await this.idle();
    if (this.#failure) return;
    this.keepTime();
    await this.idle();
  }

  #start(): void {
    this.#running ??= this.#run();
  }

  async #run(): Promise<void> {
    // Everything that is emitted in this turn of the event loop belongs into the first group.
    await Promise.resolve();
    while (this.#pending.length > 0 || this.#isTimeDue === 'yes') {
      this.#isTimeDue = 'no';
      const group = takeGroup(this.#pending);
      try {
        await this.#take(group);
      } catch (error) {
        for (const batch of group) batch.reject(error);
      }
      if (this.#state === 'ahead') break;
    }
    this.#running = null;
  }

  async #take(group: readonly PendingBatch[]): Promise<void> {
    const { floor, journal, onKept } = this.#options;
    const ids = listIds(group);
    const knownIds = ids.length === 0 ? new Set<string>() : await journal.findKnownIds(ids);
    const batches = numberGroup(group, knownIds, this.#keptSeq);
    this.#state = 'ahead';
    await reduceInSlices(floor, batches);
    const commit: FloorCommit = {
      events: batches.flatMap(({ numbered }) => numbered),
      newestAtMs: findNewest(group),
      floorMs: floor.nowMs,
      changes: takeFloorChanges(floor),
    };
    if (!isEmpty(commit)) await this.#keep(commit, group);
    this.#keptSeq += commit.events.length;
    this.#state = 'kept';
    for (const { batch, numbered, repeated } of batches) {
      const lastSeq = numbered.at(-1)?.seq ?? this.#keptSeq;
      batch.resolve({ accepted: numbered.length, repeated, lastSeq });
    }
    onKept?.();
  }

  /**
   * The floor holds these events already and cannot give them back: the same commit is tried until it is kept. Who
   * emitted something meanwhile is told at once.
   */
  async #keep(commit: FloorCommit, group: readonly PendingBatch[]): Promise<void> {
    const { journal, report } = this.#options;
    for (;;) {
      try {
        await journal.commit(commit);
        this.#failure = null;
        return;
      } catch (error) {
        if (!this.#failure)
          report?.(
            'Events could not be kept; until they are, no others are taken and the floor stands still.',
            error,
          );
        this.#failure = error as Error;
        for (const batch of [...group, ...this.#pending.splice(0)]) batch.reject(error);
        if (this.#isEnding === 'yes') throw error;
        await this.#waitForRetry();
      }
    }
  }

  async #waitForRetry(): Promise<void> {
    await new Promise<void>((resolve) => {
      this.#tryNow = resolve;
      setTimeout(resolve, RETRY_MS).unref();
    });
    this.#tryNow = null;
  }
}

/** Events that do not say where they come from, come from this feed (rule FL53). */
function nameFeed(events: readonly FloorEvent[], feedId: string): readonly FloorEvent[] {
  return events.map((event) => (event.feedId === undefined ? { ...event, feedId } : event));
}

function isEmpty({ events, newestAtMs, changes }: FloorCommit): boolean {
  const lists: readonly (readonly unknown[])[] = Object.values(changes);
  return (
    events.length === 0 && Object.keys(newestAtMs).length === 0 && lists.every((list) => list.length === 0)
  );
}
