import type { FloorEvent } from '../../shared/floor/events.ts';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import type { FloorCommit, Journal } from '../../server/ports/journal.ts';

/** Keeps events under the next numbers; what they make of the history is left out unless it is given. */
export async function commitEvents(
  journal: Journal,
  events: readonly FloorEvent[],
  more: Partial<FloorCommit> = {},
): Promise<void> {
  await journal.commit(commitOf(events, journal.lastSeq(), more));
}

/** A commit of events that follow on a number. */
export function commitOf(
  events: readonly FloorEvent[],
  afterSeq: number,
  more: Partial<FloorCommit> = {},
): FloorCommit {
  return {
    events: events.map((event, index) => ({ seq: afterSeq + 1 + index, event })),
    newestAtMs: {},
    floorMs: 0,
    changes: NO_CHANGES,
    ...more,
  };
}
