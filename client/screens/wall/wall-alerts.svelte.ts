import type { Status } from '../../../shared/metrics/status.ts';

/** A figure that turned for the worse. */
export interface Worse {
  /** What a reader would call it: queue and metric. */
  readonly label: string;
  readonly status: 'warn' | 'bad';
}

/** How long what turned bad carries its mark. */
export const MARKED_FOR_MS = 60_000;
const SPOKEN_EVERY_MS = 30_000;

/**
 * Changes for the worse on one wall: what to say to a screen reader (one message in 30 s at most, the newest state of
 * each figure), and when to flash or sound (once however many figures turn together).
 */
export class WallAlerts {
  /** Counts the moments at which something turned worse; 0 at the start. */
  moments = $state(0);
  /** The last word for the live region. */
  spoken = $state.raw<readonly Worse[]>([]);
  #pending: readonly Worse[] = [];
  #stopwatchMs: () => number;
  #spokenAtMs = -Infinity;
  #momentAtMs = -Infinity;

  constructor(stopwatchMs: () => number) {
    this.#stopwatchMs = stopwatchMs;
  }

  report(worse: Worse): void {
    this.withdraw(worse.label);
    this.#pending = [...this.#pending, worse];
    const nowMs = this.#stopwatchMs();
    if (nowMs - this.#momentAtMs < 1_000) return;
    this.#momentAtMs = nowMs;
    this.moments += 1;
  }

  /** What recovered before it was said is not said. */
  withdraw(label: string): void {
    this.#pending = this.#pending.filter((worse) => worse.label !== label);
  }

  /** Called every second. */
  speak(): void {
    const nowMs = this.#stopwatchMs();
    if (this.#pending.length === 0 || nowMs - this.#spokenAtMs < SPOKEN_EVERY_MS) return;
    this.#spokenAtMs = nowMs;
    this.spoken = this.#pending;
    this.#pending = [];
  }
}

/** Whether a change is one for the worse. A figure that appears already bad has not turned. */
export function findWorse(before: Status | null, after: Status): 'warn' | 'bad' | null {
  if (before === null || before === 'none' || before === after) return null;
  if (after === 'bad') return 'bad';
  return after === 'warn' && before === 'ok' ? 'warn' : null;
}
