import { constants, setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { playFloor } from '../../../shared/simulation/floor-run/floor-run.ts';
import type { PlayCommand, PlayerTask, PlayReport } from './player-messages.ts';

const { port, done } = workerData as PlayerTask;
// Where cores are few the floor goes first. On Linux this is for one thread and those it starts, elsewhere for all.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);

port.on('message', ({ plan, range }: PlayCommand) => {
  try {
    const cells = playFloor(plan, range);
    const moved = [cells.calls.buffer, cells.groups.buffer] as ArrayBuffer[];
    port.postMessage({ kind: 'played', cells } satisfies PlayReport, moved);
  } catch {
    port.postMessage({ kind: 'failed' } satisfies PlayReport);
  }
  Atomics.add(done, 0, 1);
  Atomics.notify(done, 0);
});
