import { sql, type Kysely, type Transaction } from 'kysely';
import { SITE_SCOPE } from '../../../../shared/floor/windows.ts';
import { addCallToTally, addConversation } from '../../../../shared/history/tally-calls.ts';
import { createSiteCalendar, type SiteCalendar } from '../../../../shared/time/site-calendar.ts';
import { callOfRow } from '../call-row.ts';
import { DAY_KEY, parseDayKey } from '../day-key.ts';
import { isOneOf } from '../history/counted.ts';
import { RollUps, WHOLE_AGENT } from '../imports/roll-up-book.ts';
import { planRollUpRows } from '../imports/write-roll-ups.ts';
import type { Tables } from '../tables.ts';
import type { CallsTable } from '../tables/history-tables.ts';

/** Calls looked up in one question. */
const CALLS_AT_ONCE = 1_000;
const ROWS_AT_ONCE = 512;

/**
 * Calls that an import brought and the live floor now tells itself are the floor's: the import's figures give them up, as
 * its rows are about to be replaced. Right also for an import that is under way or being undone, whose figures are added
 * or deleted later. Of the longest wait the import's stays.
 *
 * Usually no import reaches into the time of these calls; then this is one question to a table of a few rows.
 */
export async function takeFromImports(
  transaction: Transaction<Tables>,
  calls: readonly CallsTable[],
): Promise<void> {
  const times = calls.map(({ offered_ms }) => offered_ms);
  if (times.length === 0 || !(await isAnyImported(transaction, times))) return;
  const taken = await findImported(transaction, calls);
  if (taken.length === 0) return;
  const siteNo = await findSiteNo(transaction);
  const calendar = await readCalendar(transaction);
  for (const source of new Set(taken.map((row) => row.source))) {
    const quarters = countOff(
      taken.filter((row) => row.source === source),
      siteNo,
      calendar,
    );
    for (const add of planRollUpRows(quarters, calendar, source, () => ROWS_AT_ONCE))
      await add.to(transaction);
  }
}

async function isAnyImported(database: Kysely<Tables>, times: readonly number[]): Promise<boolean> {
  const [first, last] = times.reduce(
    ([low, high], time) => [Math.min(low, time), Math.max(high, time)] as const,
    [Infinity, -Infinity] as readonly [number, number],
  );
  // Both are null where an import has left nothing.
  const row = await database
    .selectFrom('imports')
    .select('import_no')
    .where('first_ms', '<=', last)
    .where('last_ms', '>=', first)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

async function findImported(
  database: Kysely<Tables>,
  calls: readonly CallsTable[],
): Promise<readonly CallsTable[]> {
  const keyOf = ({ offered_ms, queue_no, call_id }: CallsTable) => `${offered_ms} ${queue_no} ${call_id}`;
  const keys = new Set(calls.map(keyOf));
  const found: CallsTable[] = [];
  for (let from = 0; from < calls.length; from += CALLS_AT_ONCE) {
    const times = calls.slice(from, from + CALLS_AT_ONCE).map(({ offered_ms }) => offered_ms);
    const rows = await database
      .selectFrom('calls')
      .selectAll()
      .where(isOneOf(sql`offered_ms`, [...new Set(times)]))
      .where('source', '>', 0)
      .execute();
    for (const row of rows) if (keys.delete(keyOf(row))) found.push(row);
  }
  return found;
}

function countOff(
  rows: readonly CallsTable[],
  siteNo: number,
  calendar: SiteCalendar,
): readonly (readonly [startMs: number, rollUps: RollUps])[] {
  const quarters = new Map<number, RollUps>();
  for (const row of rows) {
    const startMs = calendar.intervalStart(row.offered_ms);
    let quarter = quarters.get(startMs);
    if (quarter === undefined) quarters.set(startMs, (quarter = new RollUps()));
    // Ids are not looked at where figures are counted.
    const call = callOfRow(row, { queueId: '', agentId: null });
    // Who still waited at the end of a file is past every target by now.
    for (const queueNo of [row.queue_no, siteNo])
      addCallToTally(quarter.queue(queueNo), call, -1, Number.MAX_SAFE_INTEGER);
    if (call.outcome !== 'answered' || row.agent_no === null) continue;
    for (const queueNo of [WHOLE_AGENT, row.queue_no])
      addConversation(quarter.agent(row.agent_no, queueNo), call, -1);
  }
  return [...quarters].sort(([a], [b]) => a - b);
}

async function findSiteNo(database: Kysely<Tables>): Promise<number> {
  const row = await database
    .selectFrom('queues')
    .select('queue_no')
    .where('queue_id', '=', SITE_SCOPE)
    .executeTakeFirstOrThrow();
  return row.queue_no;
}

/** The site's, by which the days are kept now: every start has written it down before the floor tells anything. */
async function readCalendar(database: Kysely<Tables>): Promise<SiteCalendar> {
  const row = await database
    .selectFrom('meta')
    .select('value')
    .where('name', '=', DAY_KEY)
    .executeTakeFirst();
  return createSiteCalendar({ ...parseDayKey(row?.value), intervalMinutes: 15 });
}
