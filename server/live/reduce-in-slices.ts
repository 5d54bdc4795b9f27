import { reduceFloor, type Floor } from '../../shared/floor/floor.ts';
import { advanceAlong } from './advance-along.ts';
import type { NumberedBatch } from './event-group.ts';

/** Longest stretch of reducing before sockets and timers get their turn. */
const SLICE_MS = 8;
/** The clock is asked only every so many events. */
const EVENTS_A_LOOK = 64;

/** Takes the events of a group into the floor, in slices that leave room for others in between. */
export async function reduceInSlices(floor: Floor, batches: readonly NumberedBatch[]): Promise<void> {
  let untilMs = performance.now() + SLICE_MS;
  let reduced = 0;
  for (const { batch, numbered } of batches) {
    for (let index = 0; index < numbered.length; index += 1) {
      if (batch.carriesClock === 'yes') advanceAlong(floor, numbered, index);
      reduceFloor(floor, numbered[index]!.event);
      reduced += 1;
      if (reduced % EVENTS_A_LOOK !== 0 || performance.now() < untilMs) continue;
      await new Promise((resolve) => setImmediate(resolve));
      untilMs = performance.now() + SLICE_MS;
    }
  }
}
