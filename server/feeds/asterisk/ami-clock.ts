import { numberOf, type AmiMessage } from './ami-message.ts';

/** A Timestamp further off than this from the arrival is no clock's skew but nonsense. */
const SANE_MS = 366 * 24 * 3600_000;
/** Events of several threads arrive a hair out of order; the order of arrival is the order (rule AM5). */
const JITTER_MS = 250;

/**
 * The phone system's clock. `Timestamp` (epoch seconds with microseconds, `timestampevents=yes`) when it is there, else the
 * arrival; a step backwards of less than 250 ms is held, so that time does not run backwards between two events.
 */
export class AmiClock {
  #skewMs = 0;
  #lastMs = 0;

  /** When the message happened, by the source's clock, whole ms. */
  atMs(message: AmiMessage, arrivedAtMs: number): number {
    const stamp = numberOf(message, 'Timestamp');
    let atMs = arrivedAtMs + this.#skewMs;
    if (stamp !== null && Math.abs(stamp * 1000 - arrivedAtMs) < SANE_MS) {
      atMs = Math.round(stamp * 1000);
      this.#skewMs = atMs - arrivedAtMs;
    }
    return this.#hold(atMs);
  }

  /** An arrival time as the source's time. */
  sourceMs(arrivedAtMs: number): number {
    return this.#hold(Math.round(arrivedAtMs + this.#skewMs));
  }

  /** Source time minus own time, ms. */
  get skewMs(): number {
    return this.#skewMs;
  }

  #hold(atMs: number): number {
    if (atMs < this.#lastMs && this.#lastMs - atMs < JITTER_MS) return this.#lastMs;
    this.#lastMs = atMs;
    return atMs;
  }
}
