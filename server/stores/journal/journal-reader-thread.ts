import { rmSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import type { Period } from '../../ports.ts';
import { explainFailure } from '../storage-failure.ts';
import { serveCalls } from '../thread-calls.ts';
import { JournalReader } from './journal-reader.ts';
import { SnapshotFile, type Snapshot } from './snapshot-file.ts';

const { file, snapshotFile } = workerData as { readonly file: string; readonly snapshotFile: string };

function createCalls(reader: JournalReader) {
  let snapshots: SnapshotFile | null = null;
  const openSnapshots = () => (snapshots ??= openOrBeginAnew(snapshotFile));
  return {
    read: (afterSeq: number, limit: number) => reader.read(afterSeq, limit),
    readPeriod: (period: Period, afterSeq: number, limit: number) =>
      reader.readPeriod(period, afterSeq, limit),
    findCall: (callId: string, limit: number) => reader.findCall(callId, limit),
    findAgent: (agentId: string, period: Period, limit: number) => reader.findAgent(agentId, period, limit),
    findType: (type: string, period: Period, limit: number) => reader.findType(type, period, limit),
    measure: (period: Period) => reader.measure(period),
    saveSnapshot: (seq: number, text: string) => openSnapshots().save(seq, text),
    loadSnapshots: (lastSeq: number): readonly Snapshot[] => {
      try {
        return openSnapshots().load(lastSeq);
      } catch {
        // Without a snapshot the restart reads more of the journal: slower, never wrong.
        return [];
      }
    },
    close: () => {
      snapshots?.close();
      reader.close();
    },
  };
}

/** Snapshots can be made again from the journal, so a damaged file of them is no reason to stop. */
function openOrBeginAnew(path: string): SnapshotFile {
  try {
    return new SnapshotFile(path);
  } catch (error) {
    if (explainFailure(error, path).kind !== 'corrupt') throw error;
    for (const suffix of ['', '-wal', '-shm']) rmSync(path + suffix, { force: true });
    return new SnapshotFile(path);
  }
}

export type ReaderCalls = ReturnType<typeof createCalls>;

serveCalls(file, () => createCalls(new JournalReader(file)));
