import { sql } from 'kysely';
import { SITE_SCOPE } from '../../../../shared/floor/windows.ts';
import type { QueueInterval } from '../../../../shared/history/roll-ups.ts';
import type { RowFate } from '../../../ports.ts';
import { TALLY_COLUMNS } from '../columns.ts';
import { isCounted, isOneOf } from '../history/counted.ts';
import { numberQueues } from '../names.ts';
import { rowOfTally } from '../rows-of-tallies.ts';
import type { QueueIntervalsTable, TallyColumns } from '../tables.ts';
import { listQuarters, listStartsBefore, readCountLengths } from './count-lengths.ts';
import type { ImportSession } from './import-writer.ts';
import { addTally } from './roll-up-book.ts';

/** Keeps counts by quarter hours, and adds them to the site's. */
export class IntervalKeeper {
  readonly #session: ImportSession;

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
    for (const { queueId, startMs, tally } of given) {
      // The site's own row is the sum of its queues.
      if (queueId === SITE_SCOPE) {
        fates.push('known');
        continue;
      }
      const queueNo = queueNos.get(queueId)!;
      const key = keyOf(startMs, queueNo);
      const waiting = book.find(startMs)?.queues.get(queueNo);
      const same = counts.get(key) ?? (waiting && rowOfTally(waiting));
      if (same) fates.push(isSame(same, rowOfTally(tally)) ? 'known' : 'differing');
      else if (this.#quarters(startMs).some((quarterMs) => taken.has(keyOf(quarterMs, queueNo))))
        fates.push('interval-taken');
      else {
        const quarter = book.quarter(startMs);
        addTally(quarter.queue(queueNo), tally);
        addTally(quarter.queue(siteNo), tally);
        fates.push('added');
      }
    }
    const period = { firstMs: Math.min(...starts), lastMs: Math.max(...starts) };
    if (fates.includes('added')) await this.#session.write(period, async () => {});
    return fates;
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
    const counts = new Map<string, TallyColumns>();
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

function isSame(a: TallyColumns, b: TallyColumns): boolean {
  return TALLY_COLUMNS.every((column) => a[column] === b[column]);
}
