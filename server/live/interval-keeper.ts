import { listIntervals, takeChangedIntervals, type Floor } from '../../shared/floor/floor.ts';
import type { History, IntervalRow } from '../ports.ts';
import type { Report } from './report.ts';

/** Brings the intervals of the floor into the history; what could not be saved is tried again with the next. */
export class IntervalKeeper {
  readonly #floor: Floor;
  readonly #history: History;
  readonly #report: Report;
  #unsaved = new Map<string, IntervalRow>();
  #saving: Promise<void> = Promise.resolve();
  #failing: 'no' | 'yes' = 'no';

  constructor(floor: Floor, history: History, report: Report) {
    this.#floor = floor;
    this.#history = history;
    this.#report = report;
  }

  /** The whole running day, so that a start puts right what a crash or a full disk kept from the history. */
  takeDay(queueIds: readonly string[]): void {
    for (const queueId of queueIds) {
      for (const { startMs, tally } of listIntervals(this.#floor, queueId)) {
        if (tally.offered > 0 || tally.readyAgentMs > 0 || tally.handleAgentMs > 0)
          this.#add(queueId, startMs, tally);
      }
    }
  }

  /** Takes what changed; a snapshot that is made after this needs no interval from before it. */
  take(): void {
    for (const { queueId, startMs, tally } of takeChangedIntervals(this.#floor))
      this.#add(queueId, startMs, tally);
  }

  /** Saves what changed since the last save, one save after the other. Reports a failure, never throws. */
  save(): Promise<void> {
    this.take();
    this.#saving = this.#saving.then(() => this.#saveTaken());
    return this.#saving;
  }

  async #saveTaken(): Promise<void> {
    const rows = this.#unsaved;
    if (rows.size === 0) return;
    this.#unsaved = new Map();
    try {
      await this.#history.saveIntervals([...rows.values()]);
      this.#failing = 'no';
    } catch (error) {
      for (const [key, row] of rows) if (!this.#unsaved.has(key)) this.#unsaved.set(key, row);
      // Once, not every ten seconds of a full disk's weekend.
      if (this.#failing === 'no')
        this.#report('Intervals could not be saved and will be tried again.', error);
      this.#failing = 'yes';
    }
  }

  #add(queueId: string, startMs: number, tally: IntervalRow['tally']): void {
    const { intervalMinutes } = this.#floor.site;
    this.#unsaved.set(`${startMs} ${queueId}`, { queueId, startMs, intervalMinutes, tally });
  }
}
