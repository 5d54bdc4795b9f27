import { constants, setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';
import { FloorcastError } from '../floorcast-error.ts';
import type { HistoryReading } from '../ports/history-answers.ts';
import type { FromPlanning, PlanningTask } from './plan-messages.ts';
import { runPlanning } from './run-planning.ts';

const port = parentPort!;
const task = workerData as PlanningTask;
// Where cores are few the floor goes first. On Linux this is for one thread and those it starts, elsewhere for all.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL);
const tell = (message: FromPlanning) => port.postMessage(message);

const module = (await import(task.history.readerModule)) as {
  readonly openHistoryReading: (location: unknown, zone: PlanningTask['site']) => HistoryReading;
};
const reading = module.openHistoryReading(task.history.location, task.site);
try {
  const entries = await runPlanning(task, reading.history, (progress, at) =>
    tell({ kind: 'progress', progress, at }),
  );
  tell({ kind: 'entries', entries });
} catch (error) {
  if (error instanceof FloorcastError) tell({ kind: 'failed', said: error.said, detail: null });
  else {
    const detail = error instanceof Error ? (error.stack ?? error.message) : `${error}`;
    tell({ kind: 'failed', said: { code: 'planning-job-failed' }, detail });
  }
} finally {
  await reading.close();
  port.close();
}
