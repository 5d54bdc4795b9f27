import type { QueueRow } from './floor-rows.ts';

/** A queue where nobody waits and nobody works. */
export const EMPTY_QUEUE_ROW: QueueRow = {
  waiting: 0,
  oldestOfferedAtMs: null,
  pastTarget: 0,
  ready: 0,
  ringing: 0,
  talking: 0,
  wrapUp: 0,
  otherCall: 0,
  paused: 0,
  unreachable: 0,
  offline: 0,
  busyElsewhere: 0,
  pausedByReason: '{}',
};

/**
 * The text of `QueueRow.pausedByReason`: keys sorted, so that equal counts are equal texts.
 * Example: `writePausedReasons(new Map([['Training', 1], ['Lunch', 3]]))` is `'{"Lunch":3,"Training":1}'`.
 */
export function writePausedReasons(byReason: ReadonlyMap<string, number>): string {
  if (byReason.size === 0) return EMPTY_QUEUE_ROW.pausedByReason;
  return JSON.stringify(Object.fromEntries([...byReason].sort(([a], [b]) => (a < b ? -1 : 1))));
}
