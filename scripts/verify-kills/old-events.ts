import type { NumberedEvent } from '../../shared/floor/events.ts';
import { NO_CHANGES } from '../../shared/history/roll-ups.ts';
import type { Journal } from '../../server/ports/journal.ts';

const FIRST_MS = Date.UTC(2024, 0, 1);
const EVERY_MS = 600_000;
const EVENTS_A_COMMIT = 5_000;

/** Each deletion for age goes so much further: some twenty events. */
export const DELETION_STEP_MS = 20 * EVERY_MS;

/** When the event of a number happened, from number 1 on. */
export function momentOf(seq: number): number {
  return FIRST_MS + (seq - 1) * EVERY_MS;
}

/** Keeps so many events more, one every ten minutes. */
export async function keepOldEvents(journal: Journal, events: number): Promise<void> {
  for (let left = events; left > 0; left -= EVENTS_A_COMMIT) {
    const first = journal.lastSeq() + 1;
    const numbered = Array.from({ length: Math.min(left, EVENTS_A_COMMIT) }, (_, index): NumberedEvent => {
      const seq = first + index;
      const event = {
        type: 'agent-phone-changed',
        atMs: momentOf(seq),
        agentId: '1',
        phone: 'idle',
      } as const;
      return { seq, event };
    });
    const floorMs = momentOf(numbered.at(-1)!.seq);
    await journal.commit({ events: numbered, newestAtMs: {}, floorMs, changes: NO_CHANGES });
  }
}
