import { workerData } from 'node:worker_threads';
import { serveCalls } from '../thread-calls.ts';
import { JournalWriter, type Batch } from './journal-writer.ts';

const { file } = workerData as { readonly file: string };

function createCalls(writer: JournalWriter) {
  return {
    lastSeq: () => writer.lastSeq(),
    newestAtMs: (source: string) => writer.newestAtMs(source),
    append: (batches: readonly Batch[]) => writer.append(batches),
    probe: () => writer.probe(),
    close: () => writer.close(),
  };
}

export type WriterCalls = ReturnType<typeof createCalls>;

serveCalls(file, () => createCalls(new JournalWriter(file)));
