import { io } from 'socket.io-client';
import type { RosterSocket } from './roster-presence.svelte.ts';

/** A line to this page's own server, for planners. */
export function connectRosters(): RosterSocket {
  return io({
    transports: ['websocket'],
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 5_000,
    timeout: 5_000,
  }) as unknown as RosterSocket;
}
