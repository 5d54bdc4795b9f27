import { sql, type Kysely } from 'kysely';
import type { QueueDay, QueueInterval } from '../../../../shared/history/roll-ups.ts';
import { dayNumber, nameDay } from '../../../../shared/time/day-number.ts';
import type { DaysRequest, IntervalsRequest } from '../../../ports.ts';
import { TALLY_COLUMNS } from '../columns.ts';
import type { Tables, TallyColumns } from '../tables.ts';
import { compareText, findQueues } from './asked-names.ts';
import { isCounted, isOneOf, QUEUE_SUMS } from './counted.ts';
import { planIntervalGroups, type ZoneSettings } from './interval-groups.ts';
import { mergeQueueRows } from './merge-sources.ts';
import { tallyOf } from './tallies.ts';

type Row<Key extends string> = TallyColumns & Readonly<Record<'queue_no' | Key, number>>;

export async function readQueueIntervals(
  read: Kysely<Tables>,
  zone: ZoneSettings,
  request: IntervalsRequest,
): Promise<readonly QueueInterval[]> {
  const queues = await findQueues(read, request.queueIds);
  const numbers = [...queues.keys()];
  const rows =
    request.everyMinutes === 15
      ? await readQuarterHours(read, numbers, request)
      : await readGroups(read, zone, numbers, request);
  return mergeQueueRows(
    rows.map((row) => ({
      queueId: queues.get(row.queue_no)!,
      startMs: row.start_ms,
      tally: tallyOf(row),
    })),
    (a, b) => a.startMs - b.startMs || compareText(a.queueId, b.queueId),
  );
}

function readQuarterHours(
  read: Kysely<Tables>,
  numbers: readonly number[],
  { period }: IntervalsRequest,
): Promise<Row<'start_ms'>[]> {
  return read
    .selectFrom('queue_intervals')
    .select(['queue_no', 'start_ms', ...TALLY_COLUMNS])
    .where(isOneOf(sql`queue_no`, numbers))
    .where('start_ms', '>=', period.fromMs)
    .where('start_ms', '<', period.toMs)
    .where(isCounted('queue_intervals'))
    .execute();
}

async function readGroups(
  read: Kysely<Tables>,
  zone: ZoneSettings,
  numbers: readonly number[],
  { period, everyMinutes }: IntervalsRequest,
): Promise<Row<'start_ms'>[]> {
  const rows = await Promise.all(
    planIntervalGroups(zone, period, everyMinutes).map(async ({ fromMs, toMs, number, startOf }) => {
      const groups = await read
        .selectFrom('queue_intervals')
        .select(({ fn }) => ['queue_no', fn.min('start_ms').as('start_ms'), ...QUEUE_SUMS])
        .where(isOneOf(sql`queue_no`, numbers))
        .where('start_ms', '>=', fromMs)
        .where('start_ms', '<', toMs)
        .where(isCounted('queue_intervals'))
        .groupBy(['queue_no', number])
        .execute();
      return groups.map((group) => ({ ...group, start_ms: startOf(group.start_ms) }));
    }),
  );
  return rows.flat();
}

export async function readQueueDays(
  read: Kysely<Tables>,
  { queueIds, fromDay, toDay }: DaysRequest,
): Promise<readonly QueueDay[]> {
  const queues = await findQueues(read, queueIds);
  const rows: Row<'day'>[] = await read
    .selectFrom('queue_days')
    .select(['queue_no', 'day', ...TALLY_COLUMNS])
    .where(isOneOf(sql`queue_no`, [...queues.keys()]))
    .where('day', '>=', dayNumber(fromDay))
    .where('day', '<=', dayNumber(toDay))
    .where(isCounted('queue_days'))
    .execute();
  return mergeQueueRows(
    rows.map((row) => ({ queueId: queues.get(row.queue_no)!, day: nameDay(row.day), tally: tallyOf(row) })),
    (a, b) => compareText(a.day, b.day) || compareText(a.queueId, b.queueId),
  );
}

export async function sumQueueDays(
  read: Kysely<Tables>,
  { queueIds, fromDay, toDay }: DaysRequest,
): Promise<readonly Omit<QueueDay, 'day'>[]> {
  const queues = await findQueues(read, queueIds);
  const rows = await read
    .selectFrom('queue_days')
    .select(['queue_no', ...QUEUE_SUMS])
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
