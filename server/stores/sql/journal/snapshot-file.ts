import { constants, gunzipSync, gzipSync } from 'node:zlib';
import { inTransaction, openForWriting, type Database, type Migrations } from '../../database.ts';

const MIGRATIONS: Migrations = ['CREATE TABLE snapshots (seq INTEGER PRIMARY KEY, packed BLOB NOT NULL);'];

export interface Snapshot {
  readonly seq: number;
  readonly text: string;
}

/** The newest two floors, packed. A snapshot is a short cut, never the truth: one that cannot be read is passed over. */
export class SnapshotFile {
  readonly #database: Database;

  constructor(file: string) {
    this.#database = openForWriting(file, MIGRATIONS);
  }

  save(seq: number, text: string): void {
    const packed = gzipSync(text, { level: constants.Z_BEST_SPEED });
    inTransaction(this.#database, () => {
      this.#database.prepare('INSERT OR REPLACE INTO snapshots (seq, packed) VALUES (?, ?)').run(seq, packed);
      this.#database.exec(
        'DELETE FROM snapshots WHERE seq NOT IN (SELECT seq FROM snapshots ORDER BY seq DESC LIMIT 2)',
      );
    });
    // The log of a file that is written seldom and whole would otherwise keep the size of several snapshots.
    this.#database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').all();
  }

  /** Newest first. `lastSeq`: snapshots beyond the journal belong to another one and are left out. */
  load(lastSeq: number): readonly Snapshot[] {
    const rows = this.#database
      .prepare('SELECT seq, packed FROM snapshots WHERE seq <= ? ORDER BY seq DESC LIMIT 2')
      .all(lastSeq) as readonly { seq: number; packed: Uint8Array }[];
    return rows.flatMap(({ seq, packed }) => {
      try {
        return [{ seq, text: gunzipSync(packed).toString('utf8') }];
      } catch {
        return [];
      }
    });
  }

  close(): void {
    this.#database.close();
  }
}
