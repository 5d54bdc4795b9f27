import type { QueueRow } from '../contract/floor-rows.ts';

/** Agents of a queue (or the site) who are signed in: every state but offline, each agent in exactly one. */
export function signedIn(live: QueueRow): number {
  return (
    live.ready + live.ringing + live.talking + live.wrapUp + live.otherCall + live.paused + live.unreachable
  );
}
