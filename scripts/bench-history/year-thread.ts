import { parentPort, workerData } from 'node:worker_threads';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { CallYear, type YearOptions } from './year-of-calls.ts';

/** Calls of one message. */
const BATCH = 2_000;

/** Makes the calls beside the thread that keeps them, as an import reads its file; a batch for every word it gets. */
const quarters = new CallYear(workerData as YearOptions).quarters();
let ready: CallRecord[] = [];
parentPort!.on('message', () => {
  while (ready.length < BATCH) {
    const next = quarters.next();
    if (next.done) break;
    ready.push(...next.value);
  }
  parentPort!.postMessage(ready.slice(0, BATCH));
  ready = ready.slice(BATCH);
});
