import { sql, type Transaction } from 'kysely';
import { SITE_SCOPE } from '../../../../shared/floor/windows.ts';
import type { QueueInterval } from '../../../../shared/history/roll-ups.ts';
import type { GapBits } from '../../../../shared/history/tally-gaps.ts';
import type { RowFate } from '../../../ports/imports.ts';
import { TALLY_COLUMNS } from '../columns.ts';
import { isCounted, isOneOf } from '../history/counted.ts';
import { numberQueues } from '../names.ts';
import { rowOfTally } from '../rows-of-tallies.ts';
import type { Tables } from '../tables.ts';
import type { QueueIntervalsTable, TallyColumns } from '../tables/history-tables.ts';
import { listQuarters, listStartsBefore, readCountLengths } from './count-lengths.ts';
import type { ImportSession } from './import-writer.ts';
import { addTally, type RollUpBook } from './roll-up-book.ts';

type Told = TallyColumns & Pick<QueueIntervalsTable, 'gaps'>;

/** Keeps counts by quarter hours, and adds them to the site's. */
export class IntervalKeeper {
  readonly #session: ImportSession;
  /** What its rows do not tell, as far as the import says so. */
  #marked: GapBits = 0;

  constructor(session: ImportSession) {
    this.#session = session;
  }

  async add(given: readonly QueueInterval[]): Promise<readonly RowFate[]> {
    if (given.length === 0) return [];
    const { engine, book, siteNo } = this.#session;
    const queueNos = await numberQueues(
      engine,
      given.map(({ queueId }) => queueId),
    );
    const starts = given.map(({ startMs }) => startMs);
    const { taken, counts } = await this.#readKept(starts);
    const fates: RowFate[] = [];
    let untold: GapBits = 0;
    for (const { queueId, startMs, tally, gaps = 0 } of given) {
      // The site's own row is the sum of its queues.
      if (queueId === SITE_SCOPE) {
        fates.push('known');
        continue;
      }
      const queueNo = queueNos.get(queueId)!;
      const key = keyOf(startMs, queueNo);
      const row = { ...rowOfTally(tally), gaps };
      const same = counts.get(key) ?? findWaiting(book, startMs, queueNo);
      if (same) fates.push(isSame(same, row) ? 'known' : 'differing');
      else if (this.#quarters(startMs).some((quarterMs) => taken.has(keyOf(quarterMs, queueNo))))
        fates.push('interval-taken');
      else {
        const quarter = book.quarter(startMs);
        addTally(quarter.queue(queueNo, gaps), tally);
        addTally(quarter.queue(siteNo, gaps), tally);
        untold |= gaps;
        fates.push('added');
      }
    }
    const period = { firstMs: Math.min(...starts), lastMs: Math.max(...starts) };
    if (fates.includes('added'))
      await this.#session.write(period, (transaction) => this.#markImport(transaction, untold));
    return fates;
  }

  /** Before a row of it counts: readers look there first. */
  async #markImport(transaction: Transaction<Tables>, untold: GapBits): Promise<void> {
    if ((this.#marked | untold) === this.#marked) return;
    const gaps = this.#marked | untold;
    await transaction
      .updateTable('imports')
      .set({ gaps })
      .where('import_no', '=', this.#session.importNo)
      .execute();
    this.#marked = gaps;
  }

  #quarters(startMs: number): readonly number[] {
    return listQuarters(startMs, this.#session.intervalMinutes * 60_000);
  }

  /** What is kept of these intervals: the same as counts of imports; and quarter hours with calls or other counts. */
  async #readKept(startsMs: readonly number[]) {
    const { engine, importNo, intervalMinutes } = this.#session;
    const lengths = await readCountLengths(engine.read);
    const longestMs = Math.max(0, ...lengths.values());
    const asked = new Set(
      startsMs.flatMap((startMs) => [...listStartsBefore(startMs, longestMs), ...this.#quarters(startMs)]),
    );
    const rows: QueueIntervalsTable[] = await engine.read
      .selectFrom('queue_intervals')
      .selectAll()
      .where('queue_no', 'in', (queues) => queues.selectFrom('queues').select('queue_no'))
      .where(isOneOf(sql`start_ms`, [...asked]))
      .where(({ or, eb }) => or([eb('source', '=', importNo), isCounted('queue_intervals')]))
      .execute();
    const taken = new Set<string>();
    const counts = new Map<string, Told>();
    for (const row of rows) {
      const lengthMs = lengths.get(row.source);
      if (lengthMs === intervalMinutes * 60_000) counts.set(keyOf(row.start_ms, row.queue_no), row);
      if (row.source === importNo) continue;
      if (lengthMs !== undefined)
        for (const quarterMs of listQuarters(row.start_ms, lengthMs))
          taken.add(keyOf(quarterMs, row.queue_no));
      else if (row.offered > 0) taken.add(keyOf(row.start_ms, row.queue_no));
    }
    return { taken, counts };
  }
}

function keyOf(startMs: number, queueNo: number): string {
  return `${startMs} ${queueNo}`;
}

function findWaiting(book: RollUpBook, startMs: number, queueNo: number): Told | undefined {
  for (const [gaps, tally] of book.find(startMs)?.queueRows(queueNo) ?? [])
    return { ...rowOfTally(tally), gaps };
  return undefined;
}

function isSame(a: Told, b: Told): boolean {
  return a.gaps === b.gaps && TALLY_COLUMNS.every((column) => a[column] === b[column]);
}
