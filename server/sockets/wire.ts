import type { Socket as TcpSocket } from 'node:net';
import type { Socket } from 'socket.io';

/**
 * Below Socket.IO: the connection of one screen. Broadcasting through its rooms costs more in bookkeeping for each socket
 * than the kernel needs to send ten kilobytes; a room of ours hands one buffer to every connection instead. Whatever
 * concerns one screen alone goes the usual way.
 *
 * This is sound as long as nothing is compressed: `ws` then writes whole frames at once, so whole frames of ours may
 * stand between them.
 */
type Screen = Pick<Socket, 'conn'>;

/** The parts of the engine's connection we look at and its types keep to themselves. */
interface EngineConnection {
  readonly readyState: string;
  readonly writeBuffer: readonly unknown[];
}

/** How far a screen may be behind before it is taken for slow. */
export interface Backlog {
  /** Waiting for the kernel: a snapshot of a big floor and some seconds of deltas fit. */
  readonly bytes: number;
  /** Waiting for the engine, which sets no limit of its own. */
  readonly packets: number;
}

/** Hands a frame to the connection; false when it has to wait its turn behind packets of the engine, or is closing. */
export function writeFrame(screen: Screen, frame: Buffer): boolean {
  const { readyState, writeBuffer } = engineOf(screen);
  const wire = wireOf(screen);
  if (readyState !== 'open' || writeBuffer.length > 0 || !wire.writable) return false;
  wire.write(frame);
  return true;
}

export function isBehind(screen: Screen, limit: Backlog): boolean {
  return wireOf(screen).writableLength > limit.bytes || engineOf(screen).writeBuffer.length >= limit.packets;
}

/** Nothing waits for this screen, neither with the engine nor for the kernel. */
export function isDrained(screen: Screen): boolean {
  return engineOf(screen).writeBuffer.length === 0 && wireOf(screen).writableLength === 0;
}

/** Ends a connection without waiting for what was to be sent, nor for an answer from who does not read. */
export function cutOff(screen: Screen): void {
  wireOf(screen).destroy();
}

function wireOf(screen: Screen): TcpSocket {
  return screen.conn.request.socket;
}

function engineOf(screen: Screen): EngineConnection {
  return screen.conn as unknown as EngineConnection;
}
