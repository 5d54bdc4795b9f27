import { sql, type Transaction } from 'kysely';
import { dayNumber } from '../../../../shared/time/day-number.ts';
import type { SiteCalendar } from '../../../../shared/time/site-calendar.ts';
import type { Engine } from '../engine.ts';
import type { Tables } from '../tables.ts';
import { findNamesOf, removeUnusedNames } from './remove-names.ts';

/** Rows looked at in one transaction: some 10 ms. */
const ROWS_AT_ONCE = 1_000;

interface Period {
  readonly firstMs: number;
  readonly lastMs: number;
}

interface Slice {
  readonly table: 'calls' | 'queue_intervals' | 'agent_intervals' | 'queue_days' | 'agent_days';
  /** The column of time. */
  readonly column: 'offered_ms' | 'start_ms' | 'day';
  /** Null for calls, which are kept by time alone. */
  readonly queueNo: number | null;
  readonly from: number;
  /** Inclusive. */
  readonly to: number;
  /** How much of the work it is, compared with others. */
  readonly weight: number;
}

/**
 * Deletes everything an import added, by and by along the keys, so that no index over 8 million rows is needed to find
 * it and nobody waits; then the names that nothing else knows of. Killed in between it begins anew, and is quickly where it was.
 *
 * @param check asked first in every transaction.
 */
export async function removeImportRows(
  engine: Engine,
  calendar: SiteCalendar,
  importNo: number,
  check: (transaction: Transaction<Tables>) => Promise<void>,
  onProgress: (progress: number) => void,
): Promise<void> {
  const period = await findPeriod(engine, importNo);
  if (!period) return;
  const named = await findNamesOf(engine, calendar, importNo, period);
  const slices = await planSlices(engine, calendar, period);
  const whole = slices.reduce((sum, { weight }) => sum + weight, 0);
  let done = 0;
  for (const slice of slices) {
    let from = slice.from;
    while (from <= slice.to) {
      const until = await findEnd(engine, slice, from);
      await engine.write(async (transaction) => {
        await check(transaction);
        await transaction
          .deleteFrom(slice.table)
          .where('source', '=', importNo)
          .where(within(slice, from, until))
          .execute();
      }, 'background');
      from = until;
      const share = Math.min(1, (from - slice.from) / (slice.to + 1 - slice.from));
      onProgress((done + slice.weight * share) / whole);
    }
    done += slice.weight;
  }
  await removeUnusedNames(engine, named);
}

/** Whatever an import added lies between the two, which are kept in the transactions that add. */
async function findPeriod(engine: Engine, importNo: number): Promise<Period | null> {
  const row = await engine.read
    .selectFrom('imports')
    .select(['first_ms', 'last_ms'])
    .where('import_no', '=', importNo)
    .executeTakeFirst();
  if (!row || row.first_ms === null || row.last_ms === null) return null;
  return { firstMs: row.first_ms, lastMs: row.last_ms };
}

async function planSlices(
  engine: Engine,
  calendar: SiteCalendar,
  { firstMs: from, lastMs: to }: Period,
): Promise<readonly Slice[]> {
  // A quarter hour begins before its first call, and the site's day start may have been changed since.
  const starts = { from: from - 3_600_000, to };
  const days = {
    from: dayNumber(calendar.dayOf(from).day) - 2,
    to: dayNumber(calendar.dayOf(to).day) + 2,
  };
  const queues = (await engine.read.selectFrom('queues').select('queue_no').execute()).map(
    ({ queue_no }) => queue_no,
  );
  const agentsOf = [0, ...queues];
  return [
    { table: 'calls', column: 'offered_ms', queueNo: null, from, to, weight: 40 },
    ...agentsOf.map((queueNo): Slice => {
      const weight = 45 / agentsOf.length;
      return { table: 'agent_intervals', column: 'start_ms', queueNo, ...starts, weight };
    }),
    ...queues.map((queueNo): Slice => {
      const weight = 10 / queues.length;
      return { table: 'queue_intervals', column: 'start_ms', queueNo, ...starts, weight };
    }),
    ...agentsOf.map((queueNo): Slice => {
      const weight = 4 / agentsOf.length;
      return { table: 'agent_days', column: 'day', queueNo, ...days, weight };
    }),
    ...queues.map((queueNo): Slice => {
      const weight = 1 / queues.length;
      return { table: 'queue_days', column: 'day', queueNo, ...days, weight };
    }),
  ];
}

/** Where so many rows further on another transaction begins. */
async function findEnd(engine: Engine, slice: Slice, from: number): Promise<number> {
  const row = await engine.read
    .selectFrom(slice.table)
    .select(sql<number>`${sql.ref(slice.column)}`.as('at'))
    .where(within(slice, from, slice.to + 1))
    .orderBy(sql.ref(slice.column))
    .limit(1)
    .offset(ROWS_AT_ONCE)
    .executeTakeFirst();
  return row ? Math.max(row.at, from + 1) : slice.to + 1;
}

function within({ column, queueNo }: Slice, from: number, until: number) {
  const time = sql<boolean>`${sql.ref(column)} >= ${from} and ${sql.ref(column)} < ${until}`;
  return queueNo === null ? time : sql<boolean>`queue_no = ${sql.lit(queueNo)} and ${time}`;
}
