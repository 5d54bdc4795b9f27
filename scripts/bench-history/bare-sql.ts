import Libsql from 'libsql';
import pg from 'pg';
import type { CallRecord } from '../../shared/history/call-record.ts';
import { AGENT_TALLY_COLUMNS, TALLY_COLUMNS } from '../../server/stores/sql/columns.ts';
import type { EngineLocation } from '../../server/stores/sql/engine.ts';
import { dayNumber } from '../../shared/time/day-number.ts';
import type { BenchDays } from './reports.ts';

/** The same rows, with all their counts, by nothing but SQL: what the port of the history is held against. */
export function listBareSql(days: BenchDays): Readonly<Record<string, readonly string[]>> {
  const sums = TALLY_COLUMNS.map((column) => `sum(${column})`).join(', ');
  const agentSums = AGENT_TALLY_COLUMNS.map((column) => `sum(${column})`).join(', ');
  const [first, last] = [dayNumber(days.firstDay), dayNumber(days.lastDay)];
  const [monthFirst, monthLast] = [dayNumber(`${days.month}-01`), dayNumber(days.monthEnd)];
  const queue = `(select queue_no from queues where queue_id = '${days.queueId}')`;
  const site = `(select queue_no from queues where queue_id = '*')`;
  return {
    oneQueueYear: [
      `select start_ms / 1800000, ${sums} from queue_intervals where queue_no = ${queue}
       and start_ms >= ${first * 86_400_000} and start_ms < ${(last + 1) * 86_400_000} group by 1 order by 1`,
    ],
    lastDay: [
      `select queue_no, ${sums} from queue_days where queue_no <> ${site} and day = ${last} group by 1`,
    ],
    monthReport: [
      `select queue_no, ${sums} from queue_days where queue_no <> ${site} and day between ${monthFirst} and ${monthLast} group by 1`,
      `select agent_no, ${agentSums} from agent_days where queue_no = 0 and day between ${monthFirst} and ${monthLast} group by 1`,
    ],
    yearOfDays: [
      `select queue_no, day, ${sums} from queue_days where queue_no <> ${site} and day between ${first} and ${last} group by 1, 2`,
    ],
  };
}

/** A connection of its own to the database, with nothing of ours between. */
export async function openBareSql(location: EngineLocation) {
  if (location.kind === 'libsql') {
    const database = new Libsql(location.file);
    return {
      time: async (texts: readonly string[]) => {
        const startedMs = performance.now();
        for (const text of texts) database.prepare(text).raw().all();
        return performance.now() - startedMs;
      },
      close: async () => void database.close(),
    };
  }
  const client = new pg.Client({
    connectionString: location.url,
    options: '-c search_path=floorcast -c jit=off',
  });
  await client.connect();
  return {
    time: async (texts: readonly string[]) => {
      const startedMs = performance.now();
      for (const text of texts) await client.query({ text, rowMode: 'array' });
      return performance.now() - startedMs;
    },
    close: () => client.end(),
  };
}

/** Rows a second of an insert loop into a plain table without roll-ups: the anchor of the import. */
export async function timeBareInserts(
  location: EngineLocation,
  file: string,
  calls: AsyncIterable<readonly CallRecord[]>,
): Promise<number> {
  return location.kind === 'libsql' ? insertIntoFile(file, calls) : insertIntoServer(location.url, calls);
}

const TABLE =
  'bare_calls (offered_ms bigint, queue_id text, call_id text, outcome text, wait_ms bigint, agent_id text, talk_ms bigint, hold_ms bigint, wrap_up_ms bigint, caller text)';
const COLUMNS = 10;

async function insertIntoFile(file: string, calls: AsyncIterable<readonly CallRecord[]>): Promise<number> {
  const database = new Libsql(file);
  database.exec('PRAGMA journal_mode = WAL');
  database.exec('PRAGMA synchronous = FULL');
  database.exec(`create table ${TABLE}`);
  const insert = database.prepare(`insert into bare_calls values (${Array(COLUMNS).fill('?').join(', ')})`);
  let [rows, ms] = [0, 0];
  for await (const batch of calls) {
    const startedMs = performance.now();
    database.exec('begin');
    for (const call of batch) insert.run(valuesOf(call));
    database.exec('commit');
    ms += performance.now() - startedMs;
    rows += batch.length;
  }
  database.close();
  return (1000 * rows) / ms;
}

async function insertIntoServer(url: string, calls: AsyncIterable<readonly CallRecord[]>): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`create table ${TABLE}`);
  let [rows, ms] = [0, 0];
  for await (const batch of calls) {
    const startedMs = performance.now();
    const places = batch.map(
      (_, row) =>
        `(${Array.from({ length: COLUMNS }, (__, column) => `$${row * COLUMNS + column + 1}`).join(', ')})`,
    );
    await client.query(`insert into bare_calls values ${places.join(', ')}`, batch.flatMap(valuesOf));
    ms += performance.now() - startedMs;
    rows += batch.length;
  }
  await client.query('drop table bare_calls');
  await client.end();
  return (1000 * rows) / ms;
}

function valuesOf(call: CallRecord): (number | string | null)[] {
  const { offeredAtMs, queueId, callId, outcome, waitMs, agentId, talkMs, holdMs, wrapUpMs, callerNumber } =
    call;
  return [offeredAtMs, queueId, callId, outcome, waitMs, agentId, talkMs, holdMs, wrapUpMs, callerNumber];
}
