import { sql, type Kysely, type RawBuilder } from 'kysely';
import type { EngineKind } from '../engine.ts';

// Kysely types the tables of today; a migration works on those of its day.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Database = Kysely<any>;

const TALLY = [
  'offered',
  'answered',
  'answered_within_target',
  'abandoned',
  'abandoned_within_target',
  'short_abandons',
  'flowed_out',
  'waiting',
  'waiting_past_target',
  'handled',
  'flowed_out_timeout',
  'flowed_out_key',
  'flowed_out_empty',
  'flowed_out_withdrawn',
  'flowed_out_overflow',
  'flowed_out_callback',
  'flowed_out_voicemail',
  'flowed_out_lost',
  'flowed_out_other',
  'sum_answer_wait_ms',
  'sum_abandon_wait_ms',
  'sum_flow_out_wait_ms',
  'longest_wait_ms',
  'sum_talk_ms',
  'sum_hold_ms',
  'sum_wrap_up_ms',
  'handle_agent_ms',
  'ready_agent_ms',
];

const TABLES = [
  { table: 'queue_intervals', time: 'start_ms', timeType: sql`bigint` },
  { table: 'queue_days', time: 'day', timeType: sql`integer` },
] as const;

/** Bits of what a row of counts does not tell, as they are kept. */
const GAP = {
  answeredWithinTarget: 1,
  abandonedWithinTarget: 2,
  shortAbandons: 4,
  answerWait: 8,
  abandonWait: 16,
  flowOutWait: 32,
  longestWait: 64,
  handled: 128,
  handleTime: 256,
  talk: 512,
  hold: 1024,
  wrapUp: 2048,
};

/** What a row of counts does not tell becomes part of its key: rows that do not tell the same are never added up. */
export async function addGapsOfCounts(database: Database, kind: EngineKind): Promise<void> {
  await database.schema
    .alterTable('imports')
    .addColumn('gaps', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  for (const { table, time, timeType } of TABLES)
    await (kind === 'postgres'
      ? widenKey(database, table, time)
      : copyTable(database, table, time, timeType));
  await markCountsOfBefore(database);
}

/** Counts that were imported before say by the columns of their files what they lack. For an old archive, too. */
export async function markCountsOfBefore(database: Database): Promise<void> {
  const rows = (await database
    .selectFrom('imports')
    .select(['import_no', 'options'])
    .where('kind', '=', 'intervals')
    .execute()) as readonly { readonly import_no: number; readonly options: string }[];
  for (const { import_no, options } of rows) {
    const gaps = findGaps(options);
    await database.updateTable('imports').set({ gaps }).where('import_no', '=', import_no).execute();
    for (const { table } of TABLES)
      await database.updateTable(table).set({ gaps }).where('source', '=', import_no).execute();
  }
}

function findGaps(options: string): number {
  const { columns = {} } = JSON.parse(options) as { readonly columns?: Readonly<Record<string, string>> };
  const fields = new Set(Object.values(columns));
  const without = (field: string, gap: number) => (fields.has(field) ? 0 : gap);
  const [talk, hold, wrapUp, handle] = ['Talk', 'Hold', 'WrapUp', 'Handle'].map((what) =>
    fields.has(`average${what}Seconds`),
  );
  const isSplit = handle && (talk || wrapUp);
  // Without handle and talk no conversation was counted.
  const ofHandling =
    handle || talk
      ? (handle || wrapUp ? 0 : GAP.handleTime) |
        (talk || isSplit ? 0 : GAP.talk) |
        (hold ? 0 : GAP.hold) |
        (wrapUp || isSplit ? 0 : GAP.wrapUp)
      : GAP.handled | GAP.handleTime | GAP.talk | GAP.hold | GAP.wrapUp;
  return (
    without('answeredWithinTarget', GAP.answeredWithinTarget) |
    without('abandonedWithinTarget', GAP.abandonedWithinTarget) |
    without('shortAbandons', GAP.shortAbandons) |
    without('averageWaitSeconds', GAP.answerWait) |
    without('longestWaitSeconds', GAP.longestWait) |
    GAP.abandonWait |
    GAP.flowOutWait |
    ofHandling
  );
}

async function widenKey(database: Database, table: string, time: string): Promise<void> {
  await database.schema
    .alterTable(table)
    .addColumn('gaps', 'integer', (column) => column.notNull().defaultTo(0))
    .execute();
  await database.schema.alterTable(table).dropConstraint(`${table}_pkey`).execute();
  await database.schema
    .alterTable(table)
    .addPrimaryKeyConstraint(`${table}_pkey`, ['queue_no', time, 'source', 'gaps'])
    .execute();
}

/** SQLite gives a table no other key. */
async function copyTable(
  database: Database,
  table: string,
  time: string,
  timeType: RawBuilder<unknown>,
): Promise<void> {
  const before = `${table}_without_gaps`;
  await database.schema.alterTable(table).renameTo(before).execute();
  const isTime = (column: string) => column.endsWith('_ms');
  await sql`
    create table ${sql.table(table)} (
      queue_no integer not null, ${sql.ref(time)} ${timeType} not null, source integer not null, gaps integer not null default 0,
      ${sql.join(TALLY.map((column) => sql`${sql.ref(column)} ${sql.raw(isTime(column) ? 'bigint' : 'integer')} not null default 0`))},
      constraint ${sql.id(`${table}_pkey`)} primary key (queue_no, ${sql.ref(time)}, source, gaps)
    ) without rowid`.execute(database);
  const others = sql.join(TALLY.map((column) => sql.ref(column)));
  await sql`
    insert into ${sql.table(table)} (queue_no, ${sql.ref(time)}, source, ${others})
    select queue_no, ${sql.ref(time)}, source, ${others} from ${sql.table(before)}
    order by queue_no, ${sql.ref(time)}, source`.execute(database);
  await database.schema.dropTable(before).execute();
}
