import { sql } from 'kysely';
import { SITE_SCOPE } from '../../../../shared/floor/windows.ts';
import type { QueueInterval } from '../../../../shared/history/roll-ups.ts';
import type { RowFate } from '../../../ports.ts';
import { TALLY_COLUMNS } from '../columns.ts';
import { isCounted, isOneOf } from '../history/counted.ts';
import { numberQueues } from '../names.ts';
import { rowOfTally } from '../rows-of-tallies.ts';
import type { QueueIntervalsTable, TallyColumns } from '../tables.ts';
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
    const { calls, counts } = await this.#readKept(starts);
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
      else if (calls.has(key)) fates.push('interval-taken');
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

  /** What is kept of these quarter hours: as counts of imports, or counted from calls. */
  async #readKept(startsMs: readonly number[]) {
    const { read } = this.#session.engine;
    const imports = await read
      .selectFrom('imports')
      .select('import_no')
      .where('kind', '=', 'intervals')
      .execute();
    const ofCounts = new Set(imports.map(({ import_no }) => import_no));
    const rows: QueueIntervalsTable[] = await read
      .selectFrom('queue_intervals')
      .selectAll()
      .where('queue_no', 'in', (queues) => queues.selectFrom('queues').select('queue_no'))
      .where(isOneOf(sql`start_ms`, [...new Set(startsMs)]))
      .where(({ or, eb }) => or([eb('source', '=', this.#session.importNo), isCounted('queue_intervals')]))
      .execute();
    const calls = new Set<string>();
    const counts = new Map<string, TallyColumns>();
    for (const row of rows) {
      const key = keyOf(row.start_ms, row.queue_no);
      if (ofCounts.has(row.source)) counts.set(key, row);
      else if (row.offered > 0) calls.add(key);
    }
    return { calls, counts };
  }
}

function keyOf(startMs: number, queueNo: number): string {
  return `${startMs} ${queueNo}`;
}

function isSame(a: TallyColumns, b: TallyColumns): boolean {
  return TALLY_COLUMNS.every((column) => a[column] === b[column]);
}
