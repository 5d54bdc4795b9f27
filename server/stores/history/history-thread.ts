import { workerData } from 'node:worker_threads';
import type { IntervalRow, Period } from '../../ports.ts';
import { serveCalls } from '../thread-calls.ts';
import { HistoryFile } from './history-file.ts';

const { file } = workerData as { readonly file: string };

function createCalls(history: HistoryFile) {
  return {
    save: (rows: readonly IntervalRow[]) => history.save(rows),
    read: (queueId: string, period: Period) => history.read(queueId, period),
    close: () => history.close(),
  };
}

export type HistoryCalls = ReturnType<typeof createCalls>;

serveCalls(file, () => createCalls(new HistoryFile(file)));
