import type { NumberedEvent } from '../../../../shared/floor/events.ts';
import type { BlocksTable, EventsTable } from '../tables/journal-tables.ts';

/** Events are counted by blocks of so many numbers: block 0 is 1 to 1023, block 1 is 1024 to 2047, ... */
export const BLOCK_EVENTS = 1024;

/** An event as a row: the columns find it, `body` is the event itself. */
export function rowOfEvent({ seq, event }: NumberedEvent): EventsTable {
  return {
    seq,
    // A column of whole numbers; periods begin and end at whole milliseconds.
    at_ms: Math.floor(event.atMs),
    type: event.type,
    call_id: 'callId' in event ? event.callId : null,
    agent_id: 'agentId' in event ? event.agentId : null,
    event_id: event.id ?? null,
    body: JSON.stringify(event),
  };
}

/** What these events add to the map by time, so that a period is found and counted without an index over every event. */
export function countBlocks(events: readonly EventsTable[]): readonly BlocksTable[] {
  const blocks = new Map<number, BlocksTable>();
  for (const { seq, at_ms } of events) {
    const number = Math.floor(seq / BLOCK_EVENTS);
    const block = blocks.get(number);
    if (!block) blocks.set(number, { block: number, events: 1, first_ms: at_ms, last_ms: at_ms });
    else {
      block.events += 1;
      block.first_ms = Math.min(block.first_ms, at_ms);
      block.last_ms = Math.max(block.last_ms, at_ms);
    }
  }
  return [...blocks.values()];
}
