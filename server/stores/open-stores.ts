import { join } from 'node:path';
import type { Documents } from '../ports/documents.ts';
import type { Journal } from '../ports/journal.ts';
import { refuseUnfinished } from './archive/fill-site.ts';
import { finishSwap } from './archive/folder-swap.ts';
import { lockDataFolder } from './data-folder.ts';
import { openDocuments } from './documents/json-documents.ts';
import { openSqlDocuments } from './documents/sql-documents.ts';
import type { Engine } from './sql/engine.ts';
import { openJournal } from './sql/journal/sql-journal.ts';
import { takeOverFirstLayout } from './sql/libsql/first-layout.ts';
import { openLibsqlEngine } from './sql/libsql/libsql-engine.ts';
import { openPostgresEngine } from './sql/postgres/postgres-engine.ts';
import { SITE_FILE } from './store-files.ts';

export interface Stores {
  /** What history, imports and upkeep are made from. */
  readonly engine: Engine;
  readonly journal: Journal;
  readonly documents: Documents;
  /** Finishes what is pending, closes everything and gives folder and database free. */
  close(): Promise<void>;
}

export interface StorePlaces {
  readonly dataFolder: string;
  /** Null keeps everything in the data folder. */
  readonly databaseUrl: string | null;
}

/**
 * Opens everything that is kept, for this process alone: in a data folder, or on a database server (then the data folder is for
 * temporary files).
 *
 * @throws StorageError saying the place, the rule and the way out. Nothing stays open then.
 */
export async function openStores({ dataFolder, databaseUrl }: StorePlaces): Promise<Stores> {
  const lock = lockDataFolder(dataFolder);
  let engine: Engine | null = null;
  try {
    // A restore that was killed while it took the store's place is finished first.
    if (databaseUrl === null) finishSwap(dataFolder);
    engine =
      databaseUrl === null ? await openFile(dataFolder) : await openPostgresEngine(databaseUrl, 'exclusive');
    await refuseUnfinished(engine.read, engine.where);
    const opened = { engine, journal: await openJournal(engine) };
    return {
      ...opened,
      documents: databaseUrl === null ? openDocuments(dataFolder) : openSqlDocuments(engine),
      close: async () => {
        try {
          await opened.journal.close();
          await opened.engine.close();
        } finally {
          lock.release();
        }
      },
    };
  } catch (error) {
    await engine?.close();
    lock.release();
    throw error;
  }
}

async function openFile(dataFolder: string): Promise<Engine> {
  takeOverFirstLayout(dataFolder);
  return openLibsqlEngine(join(dataFolder, SITE_FILE));
}
