import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { constants, gunzip, gzip } from 'node:zlib';
import { StorageError } from '../../../floorcast-error.ts';
import { startThread } from '../../../threads.ts';
import { SNAPSHOT_FILE } from '../../store-files.ts';
import { STORAGE_THREAD_LIMITS, ThreadCalls } from '../../thread-calls.ts';
import type { Engine } from '../engine.ts';
import type { Snapshot } from './snapshot-file.ts';
import type { SnapshotCalls } from './snapshot-thread.ts';

/** The newest two floors. A snapshot is a short cut, never the truth: one that cannot be read is passed over. */
export interface Snapshots {
  save(seq: number, text: string): Promise<void>;
  /** Newest first. Those beyond `lastSeq` belong to another journal and are left out. */
  load(lastSeq: number): Promise<readonly Snapshot[]>;
  close(): Promise<void>;
}

/** With libsql they have a file of their own beside the database, so that writing one never holds up a commit. */
export function createSnapshots(engine: Engine): Snapshots {
  return engine.location.kind === 'libsql'
    ? createSnapshotFile(join(dirname(engine.location.file), SNAPSHOT_FILE))
    : createSnapshotRows(engine);
}

function createSnapshotFile(file: string): Snapshots {
  let thread: ThreadCalls<SnapshotCalls> | null = null;
  const open = async () => {
    thread ??= new ThreadCalls<SnapshotCalls>(
      startThread(new URL('./snapshot-thread.ts', import.meta.url), { file }, STORAGE_THREAD_LIMITS),
      (kind, message) => new StorageError(kind, message),
    );
    await thread.started;
    return thread;
  };
  return {
    save: async (seq, text) => (await open()).call('save', seq, text),
    load: async (lastSeq) => (await open()).call('load', lastSeq),
    close: async () => thread?.close(),
  };
}

const pack = promisify(gzip);
const unpack = promisify(gunzip);

function createSnapshotRows(engine: Engine): Snapshots {
  return {
    save: async (seq, text) => {
      const packed = await pack(text, { level: constants.Z_BEST_SPEED });
      await engine.write(async (transaction) => {
        await transaction.deleteFrom('snapshots').where('seq', '=', seq).execute();
        await transaction.insertInto('snapshots').values({ seq, packed }).execute();
        const kept = transaction.selectFrom('snapshots').select('seq').orderBy('seq', 'desc').limit(2);
        await transaction.deleteFrom('snapshots').where('seq', 'not in', kept).execute();
      }, 'background');
    },
    load: async (lastSeq) => {
      const rows = await engine.read
        .selectFrom('snapshots')
        .selectAll()
        .where('seq', '<=', lastSeq)
        .orderBy('seq', 'desc')
        .limit(2)
        .execute();
      const snapshots: Snapshot[] = [];
      for (const { seq, packed } of rows) {
        try {
          snapshots.push({ seq, text: (await unpack(packed)).toString('utf8') });
        } catch {
          // Without it the restart reads more of the journal: slower, never wrong.
        }
      }
      return snapshots;
    },
    close: async () => {},
  };
}
