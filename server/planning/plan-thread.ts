import { workerData } from 'node:worker_threads';
import type { HistoryReading } from '../ports/history-answers.ts';
import type { PlanningTask } from './plan-messages.ts';
import { runJobThread } from './run-job-thread.ts';
import { runPlanning } from './run-planning.ts';

const task = workerData as PlanningTask;
const module = (await import(task.history.readerModule)) as {
  readonly openHistoryReading: (location: unknown, zone: PlanningTask['site']) => HistoryReading;
};

await runJobThread(async (tell) => {
  const reading = module.openHistoryReading(task.history.location, task.site);
  try {
    return await runPlanning(task, reading.history, (progress, at) =>
      tell({ kind: 'progress', progress, at }),
    );
  } finally {
    await reading.close();
  }
});
