import { saveFloor, type Floor } from '../../shared/floor/floor.ts';
import type { Journal } from '../ports/journal.ts';
import type { FloorIntake } from './floor-intake.ts';
import type { Report } from './report.ts';
import { stringifyInSlices } from './stringify-in-slices.ts';

/** A restart has to read at most about so many events... */
const EVENTS_A_SNAPSHOT = 20_000;
/** ... unless they come faster than this; it then has a little more to read. */
const AT_LEAST_MS = 10_000;
/** A quiet floor is kept as well. */
const AT_MOST_MS = 300_000;

export interface SnapshotKeeperOptions {
  readonly floor: Floor;
  readonly journal: Journal;
  readonly intake: Pick<FloorIntake, 'keptSeq'>;
  /** What the newest snapshot holds: after a restart with much to read the next one is due at once. */
  readonly snapshotSeq: number;
  readonly report: Report;
}

/**
 * Saves the floor now and then, so that a restart need not read the day. Asked only when the floor has just become what is
 * kept of it: a saved floor has nothing that the history has not.
 */
export class SnapshotKeeper {
  readonly #options: SnapshotKeeperOptions;
  #savedSeq: number;
  #savedAtMs = performance.now() - AT_LEAST_MS;
  #saving: Promise<void> | null = null;
  #failing: 'no' | 'yes' = 'no';

  constructor(options: SnapshotKeeperOptions) {
    this.#options = options;
    this.#savedSeq = options.snapshotSeq;
  }

  /** Starts a snapshot when one is due. */
  saveWhenDue(): void {
    const events = this.#options.intake.keptSeq - this.#savedSeq;
    const elapsedMs = performance.now() - this.#savedAtMs;
    const isDue =
      events >= EVENTS_A_SNAPSHOT ? elapsedMs >= AT_LEAST_MS : events > 0 && elapsedMs >= AT_MOST_MS;
    if (isDue && !this.#saving) this.#start();
  }

  /** Saves the floor as it is now. Reports a failure, never throws: the journal has everything. */
  async save(): Promise<void> {
    await this.#saving;
    if (this.#options.intake.keptSeq !== this.#savedSeq) this.#start();
    await this.#saving;
  }

  #start(): void {
    this.#saving = this.#save().finally(() => {
      this.#saving = null;
    });
  }

  async #save(): Promise<void> {
    const { floor, journal, intake, report } = this.#options;
    const seq = intake.keptSeq;
    this.#savedAtMs = performance.now();
    this.#savedSeq = seq;
    try {
      // Copied here and now: the next event may come while the copy is written.
      await journal.saveSnapshot(seq, await stringifyInSlices(saveFloor(floor)));
      this.#failing = 'no';
    } catch (error) {
      this.#savedSeq = seq - EVENTS_A_SNAPSHOT;
      if (this.#failing === 'no') {
        report('The floor could not be saved for a quick restart; it is tried again every 10 s.', error);
      }
      this.#failing = 'yes';
    }
  }
}
