import { parentPort, workerData } from 'node:worker_threads';
import { FloorcastError } from '../floorcast-error.ts';
import type { FromThread, ThreadTask, ToThread } from './import-messages.ts';
import { lookAtFile } from './look-at-file.ts';
import { readLogFile, readTableFile, type KeepBatch } from './read-file.ts';

/** Batches that may be on their way to the store: one is kept while the next is read. */
const MOST_UNANSWERED = 2;

const port = parentPort!;
const task = workerData as ThreadTask;
const unanswered: Parameters<KeepBatch>[1][] = [];
let lateRefusals: ReturnType<Parameters<KeepBatch>[1]>[number][] = [];
let onAnswer = (): void => {};

port.on('message', (message: ToThread) => {
  if (message.kind === 'stop') process.exit(0);
  lateRefusals.push(...unanswered.shift()!(message.fates));
  onAnswer();
});

const send = (message: FromThread): void => port.postMessage(message);

async function answersBelow(most: number): Promise<void> {
  while (unanswered.length >= most) await new Promise<void>((resolve) => (onAnswer = resolve));
}

const keep: KeepBatch = async (batch, refuse) => {
  await answersBelow(MOST_UNANSWERED);
  const late = lateRefusals;
  lateRefusals = [];
  unanswered.push(refuse);
  send({ kind: 'batch', ...batch, late });
};

async function work(): Promise<void> {
  if (task.work === 'look') return send({ kind: 'look', look: await lookAtFile(task) });
  await (task.options.kind === 'queue-log' ? readLogFile(task, keep) : readTableFile(task, keep));
  await answersBelow(1);
  if (lateRefusals.length > 0) {
    await keep({ calls: [], intervals: [], agentTime: null, refused: [], bytesRead: 0 }, () => []);
    await answersBelow(1);
  }
  send({ kind: 'end' });
}

try {
  await work();
} catch (error) {
  const words = error instanceof Error ? error.message : String(error);
  const { code, said } =
    error instanceof FloorcastError
      ? error
      : new FloorcastError('internal', { code: 'reading-failed', words });
  send({ kind: 'failed', code, said });
}
port.close();
