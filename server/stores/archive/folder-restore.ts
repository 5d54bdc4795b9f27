import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { StorageError } from '../../floorcast-error.ts';
import { lockDataFolder, type DataFolderLock } from '../data-folder.ts';
import { finishSwap, isSwapping, RESTORING_FOLDER, swapFolder, writeDurably } from './folder-swap.ts';
import { createLibsqlTarget } from './libsql-site.ts';
import { stampTime } from './stamp-time.ts';
import type { RestoreAnswer, RestoreDesk, RestorePlace } from './restore-desk.ts';

const ORDER_FILE = 'restore.wanted';
const ANSWER_FILE = 'restore.answer';

/** The desk of a data folder, for the server that has its lock. */
export function openFolderDesk(folder: string): RestoreDesk {
  return {
    // Within the folder that is swapped in, so that the order is gone with it.
    findWanted: async () => readIfThere(join(folder, RESTORING_FOLDER, ORDER_FILE)),
    swap: async (nowMs) => {
      const lock = lockDataFolder(folder);
      try {
        const keptAs = nameKept(folder, 'before-restore', nowMs);
        swapFolder(folder, RESTORING_FOLDER, keptAs);
        return join(folder, keptAs);
      } finally {
        lock.release();
      }
    },
    swapBack: async (keptAs, nowMs) => {
      const lock = lockDataFolder(folder);
      try {
        swapFolder(folder, keptAs.slice(folder.length + 1), nameKept(folder, 'failed-restore', nowMs));
      } finally {
        lock.release();
      }
    },
    answer: async (answer) => writeDurably(folder, ANSWER_FILE, JSON.stringify(answer)),
    close: async () => {},
  };
}

/** A swap that was planned and not carried out goes before everything else. */
function finishBefore(folder: string): void {
  const lock = lockDataFolder(folder);
  try {
    finishSwap(folder);
  } finally {
    lock.release();
  }
}

/**
 * The place of a data folder where a restore is made.
 *
 * @throws StorageError 'in-use' when another restore is under way.
 */
export function openFolderPlace(folder: string): RestorePlace {
  const restoring = join(folder, RESTORING_FOLDER);
  let own: DataFolderLock | null = lockRestoring(restoring);
  return {
    createTarget: async () => {
      if (isSwapping(folder)) finishBefore(folder);
      own?.release();
      rmSync(restoring, { recursive: true, force: true });
      own = lockRestoring(restoring);
      return createLibsqlTarget(restoring);
    },
    order: async (name) => {
      rmSync(join(folder, ANSWER_FILE), { force: true });
      writeDurably(restoring, ORDER_FILE, name);
    },
    withdraw: async () => {
      const wasThere = existsSync(join(restoring, ORDER_FILE)) && !isSwapping(folder);
      rmSync(join(restoring, ORDER_FILE), { force: true });
      return wasThere;
    },
    readAnswer: async (name) => {
      const text = readIfThere(join(folder, ANSWER_FILE));
      const answer = text === null ? null : (JSON.parse(text) as RestoreAnswer);
      if (answer?.order !== name) return null;
      rmSync(join(folder, ANSWER_FILE), { force: true });
      return answer;
    },
    close: async () => {
      own?.release();
      own = null;
      // A restore that did not come to its order is of no use to anybody.
      if (!existsSync(join(restoring, ORDER_FILE)) && !isSwapping(folder))
        rmSync(restoring, { recursive: true, force: true });
    },
  };
}

function lockRestoring(restoring: string): DataFolderLock {
  try {
    return lockDataFolder(restoring);
  } catch (error) {
    if (!(error instanceof StorageError && error.kind === 'in-use')) throw error;
    throw new StorageError(
      'in-use',
      `${restoring} is in use by another restore. Wait until that one is done.`,
    );
  }
}

function readIfThere(file: string): string | null {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return null;
  }
}

/** Example: `before-restore-20261122-081530`. */
function nameKept(folder: string, what: string, nowMs: number): string {
  const name = `${what}-${stampTime(nowMs)}`;
  for (let count = 1; ; count += 1) {
    const free = count === 1 ? name : `${name}-${count}`;
    if (!existsSync(join(folder, free))) return free;
  }
}
