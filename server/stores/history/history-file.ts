import { TALLY_FIELDS } from '../../../shared/floor/tally.ts';
import type { IntervalRow, Period } from '../../ports.ts';
import { inTransaction, keyText, openForWriting, type Database } from '../database.ts';
import { HISTORY_MIGRATIONS, TALLY_COLUMNS } from './history-schema.ts';

const COLUMNS = ['start_ms', 'interval_minutes', ...TALLY_FIELDS.map((field) => TALLY_COLUMNS[field])];

/** One interval as a plain list in the order of COLUMNS: cheap to hand from thread to thread. */
export type PackedInterval = readonly number[];

/** The file of past intervals. Synchronous: it lives in a thread of its own. */
export class HistoryFile {
  readonly #database: Database;

  constructor(file: string) {
    this.#database = openForWriting(file, HISTORY_MIGRATIONS);
  }

  save(rows: readonly IntervalRow[]): void {
    const upsert = this.#database.prepare(
      `INSERT OR REPLACE INTO intervals (queue_id, ${COLUMNS.join(', ')})
       VALUES (?, ${COLUMNS.map(() => '?').join(', ')})`,
    );
    inTransaction(this.#database, () => {
      for (const { queueId, startMs, intervalMinutes, tally } of rows) {
        upsert.run(keyText(queueId), startMs, intervalMinutes, ...TALLY_FIELDS.map((field) => tally[field]));
      }
    });
  }

  read(queueId: string, { fromMs, toMs }: Period): readonly PackedInterval[] {
    return this.#database
      .prepare(
        `SELECT ${COLUMNS.join(', ')} FROM intervals WHERE queue_id = ? AND start_ms >= ? AND start_ms < ?
         ORDER BY start_ms, interval_minutes`,
      )
      .raw()
      .all(keyText(queueId), fromMs, toMs) as PackedInterval[];
  }

  close(): void {
    this.#database.close();
  }
}
