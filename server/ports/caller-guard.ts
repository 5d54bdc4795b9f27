import type { FloorEvent } from '../../shared/floor/events.ts';

/** What every caller's number passes before anything is kept (server/privacy/caller-guard.ts makes it). */
export interface CallerGuard {
  /** A number as the store may have it. */
  guardNumber(number: string): string;
  /** An event as the store may have it. */
  guardEvent(event: FloorEvent): FloorEvent;
}
