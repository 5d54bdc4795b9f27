import { sql, type RawBuilder } from 'kysely';
import { dayNumber } from '../../../../shared/time/day-number.ts';
import type { SiteCalendar, SiteDay } from '../../../../shared/time/site-calendar.ts';
import type { Engine } from '../engine.ts';
import { AGENT_TALLY_COLUMNS, TALLY_COLUMNS } from '../columns.ts';
import { isOneOf } from '../history/counted.ts';

/** Works all days out anew from the quarter hours, each in short transactions of its own. */
export async function rebuildDays(
  engine: Engine,
  calendar: SiteCalendar,
  onProgress: (progress: number) => void,
): Promise<void> {
  const queues = (await engine.read.selectFrom('queues').select('queue_no').execute()).map(
    ({ queue_no }) => queue_no,
  );
  const span = await findSpan(engine, queues);
  if (!span) {
    for (const table of ['queue_days', 'agent_days'] as const)
      await engine.write((transaction) => transaction.deleteFrom(table).execute(), 'background');
    return;
  }
  let day = calendar.dayOf(span.firstMs);
  const [first, last] = [dayNumber(day.day), dayNumber(calendar.dayOf(span.lastMs).day)];
  for (const table of ['queue_days', 'agent_days'] as const)
    await engine.write(
      (transaction) =>
        transaction
          .deleteFrom(table)
          .where(({ or, eb }) => or([eb('day', '<', first), eb('day', '>', last)]))
          .execute(),
      'background',
    );
  while (day.fromMs <= span.lastMs) {
    await rebuildDay(engine, 'queue', queues, day);
    await rebuildDay(engine, 'agent', [0], day);
    await rebuildDay(engine, 'agent', queues, day);
    onProgress((dayNumber(day.day) - first + 1) / (last - first + 1));
    day = calendar.dayAfter(day);
  }
}

async function findSpan(engine: Engine, queues: readonly number[]) {
  const end = (table: 'queue_intervals' | 'agent_intervals', queueNo: number, order: 'asc' | 'desc') =>
    engine.read
      .selectFrom(table)
      .select('start_ms')
      .where('queue_no', '=', queueNo)
      .orderBy('start_ms', order)
      .limit(1)
      .executeTakeFirst();
  let [firstMs, lastMs] = [Infinity, -Infinity];
  for (const [table, queueNo] of [
    ...queues.map((queueNo) => ['queue_intervals', queueNo] as const),
    ...[0, ...queues].map((queueNo) => ['agent_intervals', queueNo] as const),
  ]) {
    firstMs = Math.min(firstMs, (await end(table, queueNo, 'asc'))?.start_ms ?? Infinity);
    lastMs = Math.max(lastMs, (await end(table, queueNo, 'desc'))?.start_ms ?? -Infinity);
  }
  return firstMs === Infinity ? null : { firstMs, lastMs };
}

async function rebuildDay(
  engine: Engine,
  whose: 'queue' | 'agent',
  queues: readonly number[],
  day: SiteDay,
): Promise<void> {
  const key = whose === 'queue' ? ['queue_no', 'source', 'gaps'] : ['queue_no', 'agent_no', 'source'];
  const columns = whose === 'queue' ? TALLY_COLUMNS : AGENT_TALLY_COLUMNS;
  const isTheirs = isOneOf(sql`queue_no`, queues);
  const list = (names: readonly string[]): RawBuilder<unknown> =>
    sql.join(names.map((name) => sql.ref(name)));
  const sums = columns.map((name) =>
    name === 'longest_wait_ms' ? sql`max(${sql.ref(name)})` : sql`sum(${sql.ref(name)})`,
  );
  const number = sql.lit(dayNumber(day.day));
  await engine.write(async (transaction) => {
    await sql`delete from ${sql.table(`${whose}_days`)} where day = ${number} and ${isTheirs}`.execute(
      transaction,
    );
    await sql`
      insert into ${sql.table(`${whose}_days`)} (day, ${list(key)}, ${list(columns)})
      select ${number}, ${list(key)}, ${sql.join(sums)} from ${sql.table(`${whose}_intervals`)}
      where ${isTheirs} and start_ms >= ${sql.lit(day.fromMs)} and start_ms < ${sql.lit(day.toMs)}
      group by ${list(key)}`.execute(transaction);
  }, 'background');
}
