import { constants, setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { FloorcastError } from '../floorcast-error.ts';
import type { FromPlanning, PlanEntry } from './plan-messages.ts';

type Port = NonNullable<typeof parentPort>;

/** In the thread of a job: what the work gives is told as its entries, what it throws as why it failed. */
export async function runJobThread(
  work: (tell: (message: FromPlanning) => void, port: Port) => Promise<readonly PlanEntry[]>,
): Promise<void> {
  const port = parentPort!;
  // Where cores are few the floor goes first. On Linux this is for one thread and those it starts, elsewhere for all.
  if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
  const tell = (message: FromPlanning) => port.postMessage(message);
  try {
    tell({ kind: 'entries', entries: await work(tell, port) });
  } catch (error) {
    if (error instanceof FloorcastError) tell({ kind: 'failed', said: error.said, detail: null });
    else {
      const detail = error instanceof Error ? (error.stack ?? error.message) : `${error}`;
      tell({ kind: 'failed', said: { code: 'planning-job-failed' }, detail });
    }
  } finally {
    port.close();
  }
}
