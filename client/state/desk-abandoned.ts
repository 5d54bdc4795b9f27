import type { AbandonedCaller } from '../../shared/contract/http.ts';

/** A caller to ring back: the newest of their attempts, and how many there were. */
export interface RingBack {
  readonly key: string;
  readonly caller: AbandonedCaller;
  readonly times: number;
}

/**
 * One line a number, however often it gave up; a withheld number is its own line each time. Newest first, as they came.
 * A number that was answered after its newest attempt needs no ringing at all.
 */
export function groupByNumber(callers: readonly AbandonedCaller[]): readonly RingBack[] {
  const groups = new Map<string, RingBack>();
  for (const caller of callers) {
    const key = caller.caller ?? `${caller.callId}@${caller.queueId}@${caller.abandonedAtMs}`;
    const known = groups.get(key);
    groups.set(key, known ? { ...known, times: known.times + 1 } : { key, caller, times: 1 });
  }
  return [...groups.values()];
}

/**
 * What is new in `latest` waits above the list until it is asked for, so that no row moves under a finger about to
 * ring. Rows that stay take their newest attempt in place; rows that need no ringing any more leave.
 */
export function keepInPlace(
  shownKeys: readonly string[],
  latest: readonly RingBack[],
): { readonly shown: readonly RingBack[]; readonly waiting: number } {
  const byKey = new Map(latest.map((entry) => [entry.key, entry]));
  const shown = shownKeys.map((key) => byKey.get(key)).filter((entry) => entry !== undefined);
  return { shown, waiting: latest.length - shown.length };
}
