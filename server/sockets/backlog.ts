import type { Socket } from 'socket.io';

/** The parts of the engine's connection we look at and its types keep to themselves. */
interface EngineConnection {
  readonly writeBuffer: readonly unknown[];
  readonly transport: { readonly writable?: boolean };
}

/** Packets that wait because the screen has not taken the ones before. The engine sets no limit to them: we do. */
export function backlogOf(socket: Pick<Socket, 'conn'>): number {
  return connectionOf(socket).writeBuffer.length;
}

/** Nothing waits, neither with us nor in the socket: the engine's own `drain` speaks of handing over only. */
export function isDrained(socket: Pick<Socket, 'conn'>): boolean {
  const { writeBuffer, transport } = connectionOf(socket);
  return writeBuffer.length === 0 && transport.writable !== false;
}

/** Ends a connection without waiting for what was to be sent, nor for an answer from who does not read. */
export function cutOff(socket: Pick<Socket, 'conn'>): void {
  socket.conn.request.socket.destroy();
}

function connectionOf(socket: Pick<Socket, 'conn'>): EngineConnection {
  return socket.conn as unknown as EngineConnection;
}
