import { rmSync } from 'node:fs';
import { workerData } from 'node:worker_threads';
import { explainFailure } from '../../storage-failure.ts';
import { serveCalls } from '../../thread-calls.ts';
import { SnapshotFile, type Snapshot } from './snapshot-file.ts';

const { file } = workerData as { readonly file: string };

function createCalls() {
  let snapshots: SnapshotFile | null = null;
  const open = () => (snapshots ??= openOrBeginAnew(file));
  return {
    save: (seq: number, text: string) => open().save(seq, text),
    load: (lastSeq: number): readonly Snapshot[] => {
      try {
        return open().load(lastSeq);
      } catch {
        // Without a snapshot the restart reads more of the journal: slower, never wrong.
        return [];
      }
    },
    close: () => snapshots?.close(),
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

export type SnapshotCalls = ReturnType<typeof createCalls>;

serveCalls(file, createCalls);
