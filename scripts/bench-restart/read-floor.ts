import { io } from 'socket.io-client';
import type { Row } from '../../shared/contract/floor-rows.ts';
import type { Ack, FloorSnapshot } from '../../shared/contract/socket-events.ts';
import type { ServerProcess } from './server-process.ts';

/** The floor as a wall screen gets it, floor time included. */
export async function readFloor(server: ServerProcess): Promise<FloorSnapshot> {
  const socket = io(server.url, { transports: ['websocket'] });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    const answer = (await socket
      .timeout(10_000)
      .emitWithAck('floor:join', { audience: 'wall' })) as Ack<FloorSnapshot>;
    if (!answer.ok) throw new Error(`The server refused a wall: ${answer.message}`);
    return answer.value;
  } finally {
    socket.disconnect();
  }
}

/** Waits until the floor has as many calls today; answers how many it has after two seconds when it never does. */
export async function countOffered(server: ServerProcess, expected: number): Promise<number> {
  for (let attempt = 0; ; attempt += 1) {
    const { rows } = await readFloor(server);
    const row: Row | undefined = rows['tally/today/*'];
    const offered = Number(row?.['offered'] ?? 0);
    if (offered === expected || attempt === 20) return offered;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
