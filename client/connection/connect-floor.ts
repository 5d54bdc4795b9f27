import { io } from 'socket.io-client';
import type { HandshakeAuth, JoinRequest } from '../../shared/contract/socket-events.ts';
import type { FloorMirror } from '../state/floor-mirror.svelte.ts';
import { FloorConnection, type ConnectionParts, type FloorSocket } from './floor-connection.ts';
import { reloadIfReplaced, reloadOnce } from './reload-page.ts';

/** Follows the floor on this page's own server until `stop()`. `auth` is for screens opened by a kiosk link. */
export function connectFloor(
  mirror: FloorMirror,
  request: JoinRequest,
  listeners: Pick<ConnectionParts, 'onBoardChanged' | 'onReplayEnded'> = {},
  auth: HandshakeAuth = {},
): FloorConnection {
  const socket = io({
    transports: ['websocket'],
    auth: { ...auth },
    autoConnect: false,
    reconnectionDelay: 500,
    reconnectionDelayMax: 3_000,
    timeout: 5_000,
  });
  const connection = new FloorConnection({
    socket: socket as unknown as FloorSocket,
    mirror,
    stopwatchMs: () => performance.now(),
    every: (ms, work) => {
      const timer = setInterval(work, ms);
      return () => clearInterval(timer);
    },
    onOtherProtocol: (protocol) => reloadOnce(window, `protocol ${protocol}`),
    onOtherEpoch: () => void reloadIfReplaced(window),
    ...listeners,
  });
  connection.follow(request);
  return connection;
}
