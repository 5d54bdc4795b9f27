import { isDeepStrictEqual } from 'node:util';
import { wordMessage, type Message } from '../../shared/messages/message.ts';
import { personOf, type Access } from '../ports/access.ts';
import { recogniseSocket } from './handshake.ts';
import type { FloorSocket } from './room-stream.ts';

/**
 * Asks again whether a socket may have what it has, after its account changed (rule AZ7). A socket keeps what whoever it is now may
 * have as well; else, and when it sees another part of the site, it is told and disconnected, and what it looked at with it.
 */
export function checkAgain(socket: FloorSocket, access: Access): void {
  const { auth, headers } = socket.handshake;
  const before = personOf(socket.data.visitor);
  const now = recogniseSocket(auth, headers.cookie, access, 'counts-not');
  const person = personOf(now);
  const isSamePart = person === null || isDeepStrictEqual(person.scope, before?.scope);
  if (isSamePart && [...socket.data.used].every((right) => access.mayUse(now, right)))
    socket.data.visitor = now;
  else loseAccess(socket, { code: before !== null && person === null ? 'session-over' : 'rights-changed' });
}

/** The last word to a socket. */
export function loseAccess(socket: FloorSocket, said: Message): void {
  socket.emit('access:lost', { reason: wordMessage(said, 'en'), said });
  socket.disconnect(true);
}
