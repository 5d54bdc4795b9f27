const MINUTE_MS = 60_000;
const LONGEST_MS = 60 * MINUTE_MS;

/** What could not be sent for so long is given up: by then its reader has seen the page, or it is too late. */
export const GIVE_UP_MS = 86_400_000;

/**
 * When something is tried again after `tries` that failed: 1, 2, 4 ... minutes later, then every hour. Null: it is given up.
 *
 * Example: `findNextTryMs(3, 0, 600_000)` is 840,000.
 */
export function findNextTryMs(tries: number, madeMs: number, nowMs: number): number | null {
  const nextMs = nowMs + Math.min(LONGEST_MS, MINUTE_MS * 2 ** (Math.max(1, tries) - 1));
  return nextMs - madeMs >= GIVE_UP_MS ? null : nextMs;
}
