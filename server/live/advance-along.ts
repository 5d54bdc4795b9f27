import { advanceFloor, type Floor } from '../../shared/floor/floor.ts';
import type { NumberedEvent } from '../../shared/floor/events.ts';

/** The floor ticks this often while it runs; told again, its past does the same. */
const TICK_MS = 250;

/**
 * Lets the event at `index` carry the floor's clock: how the past is told, where no other clock runs. An event ahead of
 * the next one is not followed further than that, so that one with a time from a broken clock carries nothing away.
 */
export function advanceAlong(floor: Floor, events: readonly NumberedEvent[], index: number): void {
  const atMs = events[index]!.event.atMs;
  if (atMs - floor.nowMs < TICK_MS) return;
  const next = events[index + 1];
  if (!next) return;
  const untilMs = Math.min(atMs, next.event.atMs);
  if (untilMs > floor.nowMs) advanceFloor(floor, untilMs);
}
