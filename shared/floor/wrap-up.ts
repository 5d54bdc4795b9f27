import { layVisit, liftVisit } from './books.ts';
import type { FloorAgent } from './floor-agent.ts';
import type { Floor } from './floor-state.ts';
import type { Visit } from './visit.ts';

/** A pause for wrap-up that begins within this after a conversation belongs to it. */
export const WRAP_UP_FOLLOWS_MS = 30_000;

/** The conversation is out of the sums until its wrap-up is over (FL16). */
export function startWrapUp(floor: Floor, agent: FloorAgent, visit: Visit, atMs: number): void {
  liftVisit(floor, visit);
  visit.handled = false;
  visit.wrapUpSinceMs = Math.max(atMs, visit.endedAtMs);
  layVisit(floor, visit);
  agent.wrapUp = visit;
}

/** The conversation enters the sums with its wrap-up. */
export function endWrapUp(floor: Floor, agent: FloorAgent, atMs: number): void {
  const visit = agent.wrapUp!;
  liftVisit(floor, visit);
  visit.handled = true;
  visit.wrapUpMs += Math.max(0, atMs - visit.wrapUpSinceMs);
  visit.wrapUpSinceMs = 0;
  layVisit(floor, visit);
  agent.wrapUp = null;
  agent.wrapUpByEvent = 0;
}
