/**
 * The longest finished wait of any window that ends now, without scanning the window: pairs of (offered, wait) in the
 * order of being offered with strictly falling waits. Whoever was offered later AND waited at least as long hides all
 * before, so the first step inside a window is its longest wait.
 */
export class WaitStaircase {
  offeredAtMs: number[] = [];
  waitMs: number[] = [];

  add(offeredAtMs: number, waitMs: number): void {
    if (waitMs <= 0) return;
    const offered = this.offeredAtMs;
    const waits = this.waitMs;
    const at = firstAfter(offered, offeredAtMs - 1);
    if (at < waits.length && waits[at]! >= waitMs) return;
    let end = at;
    if (end < offered.length && offered[end] === offeredAtMs) end += 1;
    let from = at;
    while (from > 0 && waits[from - 1]! <= waitMs) from -= 1;
    if (from === offered.length) {
      offered.push(offeredAtMs);
      waits.push(waitMs);
    } else {
      offered.splice(from, end - from, offeredAtMs);
      waits.splice(from, end - from, waitMs);
    }
  }

  /** The longest wait among those offered after `afterMs`; 0 when there is none. */
  longestAfter(afterMs: number): number {
    const at = firstAfter(this.offeredAtMs, afterMs);
    return at < this.waitMs.length ? this.waitMs[at]! : 0;
  }

  /** Forgets everything offered at or before `untilMs`. */
  forget(untilMs: number): void {
    if (this.offeredAtMs.length === 0 || this.offeredAtMs[0]! > untilMs) return;
    const keepFrom = firstAfter(this.offeredAtMs, untilMs);
    this.offeredAtMs.splice(0, keepFrom);
    this.waitMs.splice(0, keepFrom);
  }
}

/** Index of the first entry greater than `limit` in an ascending list. */
function firstAfter(sorted: readonly number[], limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}
