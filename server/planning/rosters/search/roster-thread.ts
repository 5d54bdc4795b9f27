import { workerData } from 'node:worker_threads';
import { runJobThread } from '../../run-job-thread.ts';
import type { RosterTask, ToSearch } from './roster-task.ts';
import { runRosterSearch } from './run-search.ts';

await runJobThread((tell, port) => {
  let isStopped = false;
  port.on('message', (message: ToSearch) => {
    if (message === 'stop') isStopped = true;
  });
  return runRosterSearch(workerData as RosterTask, {
    onProgress: (progress) => tell({ kind: 'progress', progress, at: null }),
    onKeep: (kept) => tell({ kind: 'keep', entries: kept }),
    isStopped: () => isStopped,
  });
});
