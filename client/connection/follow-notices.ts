import type { Ack, ClientToServer, ServerToClient } from '../../shared/contract/socket-events.ts';
import type { NoticesUnread } from '../../shared/contract/notices.ts';
import type { Socket } from 'socket.io-client';

/** Calls back with how much is unread, now and whenever that changes, until the answer is called. */
export function followNotices(onUnread: (unread: number) => void): () => void {
  let socket: Socket<ServerToClient, ClientToServer> | null = null;
  let isStopped = false;
  // Its code is a screen's own where there is a floor: here it is fetched behind it.
  void import('socket.io-client').then(({ io }) => {
    if (isStopped) return;
    socket = io({ transports: ['websocket'], reconnectionDelay: 1_000, reconnectionDelayMax: 30_000 });
    socket.on('connect', () =>
      socket!.emit('notices:follow', {}, (answer: Ack<NoticesUnread>) => {
        if (answer.ok) onUnread(answer.value.unread);
      }),
    );
    socket.on('notices:changed', ({ unread }) => onUnread(unread));
  });
  return () => {
    isStopped = true;
    socket?.disconnect();
  };
}
