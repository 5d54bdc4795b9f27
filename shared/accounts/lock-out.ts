const MINUTE_MS = 60_000;

/** So many wrong passwords are a person's. */
export const FREE_FAILURES = 5;
/** Of an address from which somebody has signed in: a whole centre may share it. */
export const FREE_FAILURES_OF_FAMILIAR = 50;
const LONGEST_WAIT_MINUTES = 60;
/** After a day of quiet the count begins anew. */
export const FORGOTTEN_AFTER_MS = 86_400_000;

/** Wrong passwords in a row. */
export interface Failures {
  readonly count: number;
  readonly lastMs: number;
}

export const NO_FAILURES: Failures = { count: 0, lastMs: 0 };

export function countFailure(before: Failures, nowMs: number): Failures {
  const isForgotten = nowMs - before.lastMs >= FORGOTTEN_AFTER_MS;
  return { count: isForgotten ? 1 : before.count + 1, lastMs: nowMs };
}

/**
 * How long nobody is listened to any more, in ms; 0 when somebody is. After the last free failure 1 minute, then 2, 4, 8 ... up to 60.
 *
 * Example: `findWaitMs({ count: 6, lastMs: 0 }, 30_000)` is 90,000.
 */
export function findWaitMs(failures: Failures, nowMs: number, free: number = FREE_FAILURES): number {
  if (failures.count < free) return 0;
  const minutes = Math.min(LONGEST_WAIT_MINUTES, 2 ** (failures.count - free));
  return Math.max(0, failures.lastMs + minutes * MINUTE_MS - nowMs);
}
