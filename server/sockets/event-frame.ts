import type { ServerToClient } from '../../shared/contract/socket-events.ts';

export type FactName = keyof ServerToClient;
export type FactOf<Name extends FactName> = Parameters<ServerToClient[Name]>[0];

/** Engine.IO's `message` and Socket.IO's `event` on the main namespace (protocols 4 and 5). */
const MESSAGE_EVENT = '42';
/** A whole text message, RFC 6455 5.2. */
const FINAL_TEXT = 0x81;

/**
 * One event as the bytes that cross the wire, the same for every screen: a WebSocket frame (a server's are not masked)
 * with a Socket.IO packet in it.
 *
 * Example: `encodeEventFrame('board:changed', { boardId: 'a' })` is 2 bytes of frame, then `42["board:changed",{"boardId":"a"}]`.
 */
export function encodeEventFrame<Name extends FactName>(name: Name, fact: FactOf<Name>): Buffer {
  const payload = Buffer.from(`${MESSAGE_EVENT}${JSON.stringify([name, fact])}`);
  return Buffer.concat([encodeHeader(payload.length), payload]);
}

function encodeHeader(length: number): Buffer {
  if (length < 126) return Buffer.from([FINAL_TEXT, length]);
  if (length < 65_536) {
    const header = Buffer.from([FINAL_TEXT, 126, 0, 0]);
    header.writeUInt16BE(length, 2);
    return header;
  }
  const header = Buffer.from([FINAL_TEXT, 127, 0, 0, 0, 0, 0, 0, 0, 0]);
  header.writeBigUInt64BE(BigInt(length), 2);
  return header;
}
