import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Libsql from 'libsql';
import { OperatorError } from '../../floorcast-error.ts';
import { openDocuments } from '../documents/json-documents.ts';
import { SnapshotFile } from '../sql/journal/snapshot-file.ts';
import { makeFolder } from '../make-folder.ts';
import { openLibsqlEngine, openLibsqlReading } from '../sql/libsql/libsql-engine.ts';
import { SITE_FILE, SNAPSHOT_FILE } from '../store-files.ts';
import { readDocumentFiles } from './document-files.ts';
import type { SiteSource, SiteTarget } from './whole-site.ts';

/**
 * Opens the site of a data folder for reading, beside a server that runs or without one.
 *
 * @throws FloorcastError 'not-found' when the folder has none.
 */
export function openLibsqlSource(folder: string): SiteSource {
  const file = join(folder, SITE_FILE);
  if (!existsSync(file))
    throw new OperatorError(
      'not-found',
      `${folder} has no ${SITE_FILE}: no Floorcast of this version has run there. Name the data folder with --data, or start Floorcast there once.`,
    );
  const snapshotFile = join(folder, SNAPSHOT_FILE);
  const database = openLibsqlReading(file);
  const snapshots = existsSync(snapshotFile) ? openLibsqlReading(snapshotFile) : null;
  return {
    kind: 'libsql',
    where: folder,
    database,
    snapshots,
    listDocuments: () => readDocumentFiles(folder),
    close: async () => {
      await database.destroy();
      await snapshots?.destroy();
    },
  };
}

/** Makes an empty site in a folder. */
export async function createLibsqlTarget(folder: string): Promise<SiteTarget> {
  makeFolder(folder);
  const snapshotFile = join(folder, SNAPSHOT_FILE);
  new SnapshotFile(snapshotFile).close();
  const engine = await openLibsqlEngine(join(folder, SITE_FILE));
  const snapshots = openLibsqlReading(snapshotFile);
  const documents = openDocuments(folder);
  return {
    kind: 'libsql',
    where: folder,
    engine,
    database: engine.read,
    snapshots,
    listDocuments: () => readDocumentFiles(folder),
    saveDocument: ({ name, value }) => documents.save(name, value),
    saveSnapshot: async (seq, packed) => saveSnapshot(snapshotFile, seq, packed),
    close: async () => {
      await snapshots.destroy();
      await engine.close();
    },
  };
}

function saveSnapshot(file: string, seq: number, packed: Uint8Array): void {
  const database = new Libsql(file);
  try {
    database.prepare('INSERT OR REPLACE INTO snapshots (seq, packed) VALUES (?, ?)').run(seq, packed);
  } finally {
    database.close();
  }
}
