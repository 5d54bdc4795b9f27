import type { Documents, History, Journal } from '../ports.ts';
import { lockDataFolder } from './data-folder.ts';
import { openDocuments } from './documents/json-documents.ts';
import { openHistory } from './history/libsql-history.ts';
import { openJournal } from './journal/libsql-journal.ts';

export interface Stores {
  readonly journal: Journal;
  readonly history: History;
  readonly documents: Documents;
  /** Finishes what is pending, closes every file and gives the folder free. */
  close(): Promise<void>;
}

/**
 * Opens everything that is kept in a data folder, for this process alone.
 *
 * @throws StorageError (of the journal: JournalError) saying the folder or file, the rule and the way out. Nothing stays open then.
 */
export async function openStores(folder: string): Promise<Stores> {
  const lock = lockDataFolder(folder);
  const [journal, history] = await Promise.allSettled([openJournal(folder), openHistory(folder)]);
  const close = async () => {
    try {
      if (journal.status === 'fulfilled') await journal.value.close();
      if (history.status === 'fulfilled') await history.value.close();
    } finally {
      lock.release();
    }
  };
  if (journal.status === 'rejected' || history.status === 'rejected') {
    await close();
    throw journal.status === 'rejected' ? journal.reason : (history as PromiseRejectedResult).reason;
  }
  return { journal: journal.value, history: history.value, documents: openDocuments(folder), close };
}
