import { sql, type Kysely } from 'kysely';
import type { TallyField } from '../../../../shared/floor/tally.ts';
import type { QueueDay, QueueInterval, ToldTally } from '../../../../shared/history/roll-ups.ts';
import { dayNumber, nameDay } from '../../../../shared/time/day-number.ts';
import type { DaysRequest, IntervalsRequest, TallyFieldsRequest } from '../../../ports/history.ts';
import { TALLY_COLUMN_OF, TALLY_COLUMNS } from '../columns.ts';
import { isPostgres } from '../is-postgres.ts';
import { readPacked } from '../postgres/read-packed.ts';
import type { Tables } from '../tables.ts';
import type { TallyColumn, TallyColumns } from '../tables/history-tables.ts';
import { columnAdder } from './column-adder.ts';
import { compareText, findQueues, rankByText } from './asked-names.ts';
import { isCounted, isOneOf, QUEUE_SUM_OF } from './counted.ts';
import { createIntervalStarts, type ZoneSettings } from './interval-starts.ts';
import { mergeRows } from './merge-rows.ts';
import { areDaysPartlyTold, isPartlyTold } from './partly-told.ts';
import { tallyOf } from './tallies.ts';

/** A row of the table, with as many of its figures as were asked for. */
type Row<Key extends string> = Partial<TallyColumns> &
  Record<'queue_no' | Key, number> & { readonly gaps?: number };

export async function readQueueIntervals(
  read: Kysely<Tables>,
  zone: ZoneSettings,
  request: IntervalsRequest & TallyFieldsRequest,
): Promise<readonly QueueInterval[]> {
  const { queueIds, period, everyMinutes, fields } = request;
  const queues = await findQueues(read, queueIds);
  const isPartly = await isPartlyTold(read, period);
  const columns = columnsOf(fields, isPartly);
  const told = ['queue_no', 'start_ms', ...gapsOf(isPartly), ...columns] as const;
  const question = read
    .selectFrom('queue_intervals')
    .select(told)
    .where(isOneOf(sql`queue_no`, [...queues.keys()]))
    .where('start_ms', '>=', period.fromMs)
    .where('start_ms', '<', period.toMs)
    .where(isCounted('queue_intervals'));
  const rows: Row<'start_ms'>[] = isPostgres(read)
    ? await readPacked(read, question, told)
    : await question.execute();
  if (everyMinutes > 15) {
    const startOf = createIntervalStarts(zone, period, everyMinutes);
    for (const row of rows) row.start_ms = startOf(row.start_ms);
  }
  const rank = rankByText(queues);
  return mergeRows(
    rows,
    (a, b) => a.start_ms - b.start_ms || rank.get(a.queue_no)! - rank.get(b.queue_no)! || compareGaps(a, b),
    columnAdder(columns),
  ).map((row) =>
    withGaps({ queueId: queues.get(row.queue_no)!, startMs: row.start_ms, tally: tallyOf(row) }, row),
  );
}

export async function readQueueDays(
  read: Kysely<Tables>,
  { queueIds, fromDay, toDay, fields }: DaysRequest & TallyFieldsRequest,
): Promise<readonly QueueDay[]> {
  const queues = await findQueues(read, queueIds);
  const isPartly = await areDaysPartlyTold(read, { fromDay, toDay });
  const columns = columnsOf(fields, isPartly);
  const rows: Row<'day'>[] = await read
    .selectFrom('queue_days')
    .select(['queue_no', 'day', ...gapsOf(isPartly), ...columns])
    .where(isOneOf(sql`queue_no`, [...queues.keys()]))
    .where('day', '>=', dayNumber(fromDay))
    .where('day', '<=', dayNumber(toDay))
    .where(isCounted('queue_days'))
    .execute();
  const rank = rankByText(queues);
  return mergeRows(
    rows,
    (a, b) => a.day - b.day || rank.get(a.queue_no)! - rank.get(b.queue_no)! || compareGaps(a, b),
    columnAdder(columns),
  ).map((row) =>
    withGaps({ queueId: queues.get(row.queue_no)!, day: nameDay(row.day), tally: tallyOf(row) }, row),
  );
}

export async function sumQueueDays(
  read: Kysely<Tables>,
  { queueIds, fromDay, toDay, fields }: DaysRequest & TallyFieldsRequest,
): Promise<readonly Omit<QueueDay, 'day'>[]> {
  const queues = await findQueues(read, queueIds);
  const isPartly = await areDaysPartlyTold(read, { fromDay, toDay });
  const rows: Row<never>[] = await read
    .selectFrom('queue_days')
    .select([
      'queue_no',
      ...gapsOf(isPartly),
      ...columnsOf(fields, isPartly).map((column) => QUEUE_SUM_OF[column]),
    ])
    .where(isOneOf(sql`queue_no`, [...queues.keys()]))
    .where('day', '>=', dayNumber(fromDay))
    .where('day', '<=', dayNumber(toDay))
    .where(isCounted('queue_days'))
    .groupBy(['queue_no', ...gapsOf(isPartly)])
    .execute();
  return rows
    .map((row) => withGaps({ queueId: queues.get(row.queue_no)!, tally: tallyOf(row) }, row))
    .sort((a, b) => compareText(a.queueId, b.queueId) || compareGaps(a, b));
}

/** Where something is left out of a figure it is told of how many calls. */
function columnsOf(fields: readonly TallyField[] | undefined, isPartly: boolean): readonly TallyColumn[] {
  if (fields === undefined) return TALLY_COLUMNS;
  const asked = isPartly ? new Set<TallyField>(['offered', ...fields]) : fields;
  return [...asked].map((field) => TALLY_COLUMN_OF[field]);
}

function gapsOf(isPartly: boolean): readonly 'gaps'[] {
  return isPartly ? ['gaps'] : [];
}

function compareGaps(
  { gaps: a = 0 }: { readonly gaps?: number },
  { gaps: b = 0 }: { readonly gaps?: number },
): number {
  return a - b;
}

function withGaps<T extends Omit<ToldTally, 'gaps'>>(
  told: T,
  { gaps = 0 }: { readonly gaps?: number },
): T & ToldTally {
  return gaps === 0 ? told : { ...told, gaps };
}
