import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { openForWriting } from '../../database.ts';
import { SNAPSHOT_FILE } from '../../store-files.ts';
import type { Engine } from '../engine.ts';

/** Snapshots hold the floor as it was: without them the next start is told of it by the journal. */
export async function dropSnapshots(engine: Engine): Promise<void> {
  const { location } = engine;
  if (location.kind === 'postgres') {
    await engine.write((transaction) => transaction.deleteFrom('snapshots').execute(), 'background');
    return;
  }
  const file = join(dirname(location.file), SNAPSHOT_FILE);
  if (!existsSync(file)) return;
  const database = openForWriting(file);
  try {
    // A file that was just begun has no table yet.
    const table = database.prepare("SELECT 1 FROM sqlite_master WHERE name = 'snapshots'").all();
    if (table.length > 0) database.exec('DELETE FROM snapshots');
    database.exec('VACUUM');
  } finally {
    database.close();
  }
}
