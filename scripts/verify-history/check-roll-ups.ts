import type { Kysely } from 'kysely';
import { TALLY_FIELDS, createTally } from '../../shared/floor/tally.ts';
import { AGENT_TALLY_FIELDS, createAgentTally } from '../../shared/history/agent-tally.ts';
import { ROLL_UP_MINUTES } from '../../shared/history/roll-ups.ts';
import { dayNumber } from '../../shared/time/day-number.ts';
import {
  createSiteCalendar,
  type SiteCalendar,
  type SiteCalendarSettings,
} from '../../shared/time/site-calendar.ts';
import { AGENT_TALLY_COLUMN_OF, TALLY_COLUMN_OF } from '../../server/stores/sql/columns.ts';
import type { Engine } from '../../server/stores/sql/engine.ts';
import type { Tables } from '../../server/stores/sql/tables.ts';
import { type CallSource, countCalls } from './count-calls.ts';
import type { Differences } from './differences.ts';

/** What calls do not tell: agents' time, what agents did beside conversations, and what only was. */
const NOT_OF_CALLS: ReadonlySet<string> = new Set([
  'handleAgentMs',
  'readyAgentMs',
  // A longest wait of a call that was corrected stays in its interval.
  'longestWaitMs',
  // Whether a caller who still waits is past the target is a matter of the moment it was told.
  'waitingPastTarget',
  'transfers',
  'missedRings',
  'readyMs',
  'ringingMs',
  'talkingMs',
  'inWrapUpMs',
  'otherCallMs',
  'pausedMs',
  'unreachableMs',
]);
const QUEUE_FIELDS = TALLY_FIELDS.filter((field) => !NOT_OF_CALLS.has(field));
const AGENT_FIELDS = AGENT_TALLY_FIELDS.filter((field) => !NOT_OF_CALLS.has(field));

/**
 * Recomputes the roll-ups of every source that has calls from the calls that are kept, a site day at a time, and compares
 * quarter hours and days. What is older than a source's oldest call is left out: retention deletes calls before roll-ups.
 *
 * @returns how many days were recomputed, each source's its own
 */
export async function checkRollUps(
  engine: Pick<Engine, 'read'>,
  zone: SiteCalendarSettings,
  differences: Differences,
  where: string,
  onProgress: (progress: number) => void = () => {},
): Promise<number> {
  const { read } = engine;
  const calendar = createSiteCalendar({ ...zone, intervalMinutes: ROLL_UP_MINUTES });
  const queues = await read.selectFrom('queues').select(['queue_no', 'queue_id']).execute();
  const siteNo = queues.find(({ queue_id }) => queue_id === '*')?.queue_no ?? -1;
  let days = 0;
  const spans = await read
    .selectFrom('calls')
    .select(({ fn }) => ['source', fn.min('offered_ms').as('first_ms'), fn.max('offered_ms').as('last_ms')])
    .groupBy('source')
    .execute();
  for (const [index, { source, first_ms, last_ms }] of spans.entries()) {
    if (!(await isCounted(read, source))) continue;
    const last = calendar.dayOf(Number(last_ms));
    const first = calendar.dayOf(Number(first_ms));
    // Of the oldest day a part may be deleted already; where nothing is, its first interval is that of the oldest call.
    const deleted = await hasOlderRows(read, source, calendar.intervalStart(Number(first_ms)));
    for (
      let day = deleted ? calendar.dayAfter(first) : first;
      day.fromMs <= last.fromMs;
      day = calendar.dayAfter(day)
    ) {
      await checkDay({ read, calendar, source, siteNo, differences, where }, day);
      days += 1;
      const share = (day.fromMs - first.fromMs) / (last.toMs - first.fromMs);
      onProgress((index + share) / spans.length);
    }
  }
  return days;
}

async function isCounted(read: Kysely<Tables>, source: number): Promise<boolean> {
  if (source === 0) return true;
  const row = await read
    .selectFrom('imports')
    .select('state')
    .where('import_no', '=', source)
    .executeTakeFirst();
  return row?.state === 'done';
}

async function hasOlderRows(read: Kysely<Tables>, source: number, beforeMs: number): Promise<boolean> {
  const row = await read
    .selectFrom('queue_intervals')
    .select('start_ms')
    .where('source', '=', source)
    .where('start_ms', '<', beforeMs)
    .where('offered', '>', 0)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

interface DayCheck extends CallSource {
  readonly differences: Differences;
  readonly where: string;
}

async function checkDay(check: DayCheck, day: ReturnType<SiteCalendar['dayOf']>): Promise<void> {
  const { read, source } = check;
  const counted = await countCalls(check, day);
  const ofDay = dayNumber(day.day);
  const within = <T extends 'queue_intervals' | 'agent_intervals'>(table: T) =>
    read
      .selectFrom(table as 'queue_intervals' | 'agent_intervals')
      .selectAll()
      .where('source', '=', source)
      .where('start_ms', '>=', day.fromMs)
      .where('start_ms', '<', day.toMs);
  const onDay = <T extends 'queue_days' | 'agent_days'>(table: T) =>
    read
      .selectFrom(table as 'queue_days' | 'agent_days')
      .selectAll()
      .where('source', '=', source)
      .where('day', '=', ofDay);
  const what = `${check.where}, ${day.day}, source ${source}`;
  const compareQueues = comparer(check.differences, what, QUEUE_FIELDS, TALLY_COLUMN_OF, createTally());
  const compareAgents = comparer(
    check.differences,
    what,
    AGENT_FIELDS,
    AGENT_TALLY_COLUMN_OF,
    createAgentTally(),
  );
  compareQueues(
    await within('queue_intervals').execute(),
    counted.queues,
    (row) => `${row['queue_no']!} ${row['start_ms']!}`,
  );
  compareQueues(
    await onDay('queue_days').execute(),
    counted.queueDays,
    (row) => `${row['queue_no']!} ${day.fromMs}`,
  );
  compareAgents(await within('agent_intervals').execute(), counted.agents, agentKey('start_ms'));
  compareAgents(
    await onDay('agent_days').execute(),
    counted.agentDays,
    (row) => `${agentOf(row)} ${day.fromMs}`,
  );
}

type StoredRow = Readonly<Record<string, number>>;

function agentOf(row: StoredRow): string {
  return `${row['agent_no']!} ${row['queue_no']!}`;
}

function agentKey(start: string): (row: StoredRow) => string {
  return (row) => `${agentOf(row)} ${row[start]!}`;
}

function comparer<F extends string>(
  differences: Differences,
  what: string,
  fields: readonly F[],
  columns: Readonly<Record<F, string>>,
  zero: Readonly<Record<F, number>>,
): (
  kept: readonly unknown[],
  counted: Map<string, Readonly<Record<F, number>>>,
  keyOf: (row: StoredRow) => string,
) => void {
  return (kept, counted, keyOf) => {
    for (const row of kept as readonly StoredRow[]) {
      const key = keyOf(row);
      const wanted = counted.get(key) ?? zero;
      counted.delete(key);
      for (const field of fields) {
        differences.compare(
          row[columns[field]],
          wanted[field],
          () => `${what}: ${key} ${field}, from its calls`,
        );
      }
    }
    for (const key of counted.keys()) differences.add(`${what}: ${key} has calls and no row`);
  };
}
