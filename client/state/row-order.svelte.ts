import { untrack } from 'svelte';
import { holdOrder, listMoved, ORDER_HELD_MS, type HeldOrder, type ReaderPlace } from './desk-order.ts';

/** The order of one table on the screen: held still, sorted when asked or when its time has come. */
export class RowOrder {
  #held = $state.raw<HeldOrder | null>(null);
  reader = $state<ReaderPlace>('elsewhere');

  get ids(): readonly string[] {
    return this.#held?.ids ?? [];
  }

  get moved(): ReadonlySet<string> {
    return listMoved(this.#held);
  }

  /** Seconds until the order is worked out anew by itself; 0 when only the reader keeps it. */
  secondsLeft(nowMs: number): number {
    if (!this.#held) return 0;
    return Math.max(0, Math.ceil((this.#held.sortedAtMs + ORDER_HELD_MS - nowMs) / 1000));
  }

  update(
    present: readonly string[],
    sort: (ids: readonly string[]) => readonly string[],
    asked: string,
    nowMs: number,
  ): void {
    // The reader's going away does not sort by itself: the next tick does.
    untrack(() => {
      const next = holdOrder(this.#held, present, sort, asked, nowMs, this.reader);
      if (next !== this.#held) this.#held = next;
    });
  }

  /** The next update sorts. */
  forget(): void {
    this.#held = null;
  }
}

/** Whole seconds of this page's own stopwatch, for what goes by real time and not by the floor's. */
export class Ticker {
  nowMs = $state(0);

  /** Runs until the answer is called. */
  start(): () => void {
    const tick = () => (this.nowMs = Math.floor(performance.now() / 1000) * 1000);
    tick();
    const timer = setInterval(tick, 1000);
    return () => clearInterval(timer);
  }
}
