import { sql, type Kysely } from 'kysely';
import type { TallyField } from '../../../../shared/floor/tally.ts';
import type { QueueDay, QueueInterval } from '../../../../shared/history/roll-ups.ts';
import { dayNumber, nameDay } from '../../../../shared/time/day-number.ts';
import type { DaysRequest, IntervalsRequest, TallyFieldsRequest } from '../../../ports.ts';
import { TALLY_COLUMN_OF, TALLY_COLUMNS } from '../columns.ts';
import type { Tables, TallyColumn, TallyColumns } from '../tables.ts';
import { columnAdder } from './column-adder.ts';
import { compareText, findQueues, rankByText } from './asked-names.ts';
import { isCounted, isOneOf, QUEUE_SUM_OF } from './counted.ts';
import { createIntervalStarts, type ZoneSettings } from './interval-starts.ts';
import { mergeRows } from './merge-rows.ts';
import { tallyOf } from './tallies.ts';

/** A row of the table, with as many of its figures as were asked for. */
type Row<Key extends string> = Partial<TallyColumns> & Record<'queue_no' | Key, number>;

export async function readQueueIntervals(
  read: Kysely<Tables>,
  zone: ZoneSettings,
  request: IntervalsRequest & TallyFieldsRequest,
): Promise<readonly QueueInterval[]> {
  const { queueIds, period, everyMinutes, fields } = request;
  const queues = await findQueues(read, queueIds);
  const columns = columnsOf(fields);
  const rows: Row<'start_ms'>[] = await read
    .selectFrom('queue_intervals')
    .select(['queue_no', 'start_ms', ...columns])
    .where(isOneOf(sql`queue_no`, [...queues.keys()]))
    .where('start_ms', '>=', period.fromMs)
    .where('start_ms', '<', period.toMs)
    .where(isCounted('queue_intervals'))
    .execute();
  if (everyMinutes > 15) {
    const startOf = createIntervalStarts(zone, period, everyMinutes);
    for (const row of rows) row.start_ms = startOf(row.start_ms);
  }
  const rank = rankByText(queues);
  return mergeRows(
    rows,
    (a, b) => a.start_ms - b.start_ms || rank.get(a.queue_no)! - rank.get(b.queue_no)!,
    columnAdder(columns),
  ).map((row) => ({ queueId: queues.get(row.queue_no)!, startMs: row.start_ms, tally: tallyOf(row) }));
}

export async function readQueueDays(
  read: Kysely<Tables>,
  { queueIds, fromDay, toDay, fields }: DaysRequest & TallyFieldsRequest,
): Promise<readonly QueueDay[]> {
  const queues = await findQueues(read, queueIds);
  const columns = columnsOf(fields);
  const rows: Row<'day'>[] = await read
    .selectFrom('queue_days')
    .select(['queue_no', 'day', ...columns])
    .where(isOneOf(sql`queue_no`, [...queues.keys()]))
    .where('day', '>=', dayNumber(fromDay))
    .where('day', '<=', dayNumber(toDay))
    .where(isCounted('queue_days'))
    .execute();
  const rank = rankByText(queues);
  return mergeRows(
    rows,
    (a, b) => a.day - b.day || rank.get(a.queue_no)! - rank.get(b.queue_no)!,
    columnAdder(columns),
  ).map((row) => ({ queueId: queues.get(row.queue_no)!, day: nameDay(row.day), tally: tallyOf(row) }));
}

export async function sumQueueDays(
  read: Kysely<Tables>,
  { queueIds, fromDay, toDay, fields }: DaysRequest & TallyFieldsRequest,
): Promise<readonly Omit<QueueDay, 'day'>[]> {
  const queues = await findQueues(read, queueIds);
  const rows: Row<never>[] = await read
    .selectFrom('queue_days')
    .select(['queue_no', ...columnsOf(fields).map((column) => QUEUE_SUM_OF[column])])
    .where(isOneOf(sql`queue_no`, [...queues.keys()]))
    .where('day', '>=', dayNumber(fromDay))
    .where('day', '<=', dayNumber(toDay))
    .where(isCounted('queue_days'))
    .groupBy('queue_no')
    .execute();
  return rows
    .map((row) => ({ queueId: queues.get(row.queue_no)!, tally: tallyOf(row) }))
    .sort((a, b) => compareText(a.queueId, b.queueId));
}

function columnsOf(fields: readonly TallyField[] | undefined): readonly TallyColumn[] {
  return fields === undefined ? TALLY_COLUMNS : fields.map((field) => TALLY_COLUMN_OF[field]);
}
