import { sql, type CreateTableBuilder, type Kysely } from 'kysely';
import type { EngineKind } from '../engine.ts';
import { textOf } from './text-of.ts';

const TALLY_COUNTS = [
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
];
const TALLY_TIMES = [
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
const AGENT_TALLY_COUNTS = ['answered', 'answered_within_target', 'handled', 'transfers', 'missed_rings'];
const AGENT_TALLY_TIMES = [
  'sum_answer_wait_ms',
  'sum_talk_ms',
  'sum_hold_ms',
  'sum_wrap_up_ms',
  'ready_ms',
  'ringing_ms',
  'talking_ms',
  'in_wrap_up_ms',
  'other_call_ms',
  'paused_ms',
  'unreachable_ms',
];

/**
 * The journal, the roll-ups, the calls, the imports and the documents. A file of the first layout has `events`, `blocks`
 * and `sources` already, and keeps them.
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
export async function createFirstTables(database: Kysely<any>, kind: EngineKind): Promise<void> {
  await createJournal(database, kind);
  await createNames(database, kind);
  await createCalls(database, kind);
  await createRollUps(database, kind);
  await createImports(database, kind);
  const text = textOf(kind);
  await database.schema
    .createTable('documents')
    .addColumn('name', text, (column) => column.primaryKey())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('saved_ms', 'bigint', (column) => column.notNull())
    .execute();
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function createJournal(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  const isPostgres = kind === 'postgres';
  const events = database.schema
    .createTable('events')
    .ifNotExists()
    .addColumn('seq', isPostgres ? 'bigint' : 'integer', (column) =>
      isPostgres ? column.notNull() : column.primaryKey(),
    )
    .addColumn('at_ms', 'bigint', (column) => column.notNull())
    .addColumn('type', text, (column) => column.notNull())
    .addColumn('call_id', text)
    .addColumn('agent_id', text)
    .addColumn('event_id', text)
    .addColumn('body', text, (column) => column.notNull());
  // A key of a partitioned table holds the column it is partitioned by; the journal has one writer, who knows the ids.
  await (
    isPostgres
      ? events
          .addPrimaryKeyConstraint('events_pkey', ['seq', 'at_ms'])
          .modifyEnd(sql`partition by range (at_ms)`)
      : events
  ).execute();
  const byId = database.schema.createIndex('events_by_id').ifNotExists().on('events').column('event_id');
  await (isPostgres ? byId : byId.unique()).where('event_id', 'is not', null).execute();
  await database.schema
    .createIndex('events_by_call')
    .ifNotExists()
    .on('events')
    .column('call_id')
    .where('call_id', 'is not', null)
    .execute();
  await database.schema
    .createIndex('events_by_agent')
    .ifNotExists()
    .on('events')
    .columns(['agent_id', 'at_ms'])
    .where('agent_id', 'is not', null)
    .execute();
  await database.schema
    .createIndex('events_by_type')
    .ifNotExists()
    .on('events')
    .columns(['type', 'at_ms'])
    .execute();
  await database.schema
    .createTable('blocks')
    .ifNotExists()
    .addColumn('block', isPostgres ? 'bigint' : 'integer', (column) => column.primaryKey())
    .addColumn('events', 'integer', (column) => column.notNull())
    .addColumn('first_ms', 'bigint', (column) => column.notNull())
    .addColumn('last_ms', 'bigint', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('sources')
    .ifNotExists()
    .addColumn('source', text, (column) => column.primaryKey())
    .addColumn('newest_ms', 'bigint', (column) => column.notNull())
    .execute();
  await database.schema
    .createTable('snapshots')
    .addColumn('seq', isPostgres ? 'bigint' : 'integer', (column) => column.primaryKey())
    .addColumn('packed', isPostgres ? 'bytea' : 'blob', (column) => column.notNull())
    .execute();
  // For trying whether the disk has room.
  if (!isPostgres) await sql`create table if not exists room (filler blob not null)`.execute(database);
}

/** 0 is no queue's and no agent's number. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function createNames(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  const type = kind === 'postgres' ? 'serial' : 'integer';
  await database.schema
    .createTable('queues')
    .addColumn('queue_no', type, (column) => column.primaryKey())
    .addColumn('queue_id', text, (column) => column.notNull().unique())
    .execute();
  await database.schema
    .createTable('agents')
    .addColumn('agent_no', type, (column) => column.primaryKey())
    .addColumn('agent_id', text, (column) => column.notNull().unique())
    .addColumn('agent_name', text)
    .execute();
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function createCalls(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  const calls = database.schema
    .createTable('calls')
    .addColumn('offered_ms', 'bigint', (column) => column.notNull())
    .addColumn('queue_no', 'integer', (column) => column.notNull())
    .addColumn('call_id', text, (column) => column.notNull())
    .addColumn('outcome', 'integer', (column) => column.notNull())
    .addColumn('wait_ms', 'bigint', (column) => column.notNull())
    .addColumn('agent_no', 'integer')
    .addColumn('handled', 'integer', (column) => column.notNull())
    .addColumn('talk_ms', 'bigint', (column) => column.notNull())
    .addColumn('hold_ms', 'bigint', (column) => column.notNull())
    .addColumn('wrap_up_ms', 'bigint', (column) => column.notNull())
    .addColumn('caller', text)
    .addColumn('answer_within_ms', 'bigint', (column) => column.notNull())
    .addColumn('short_abandon_ms', 'bigint', (column) => column.notNull())
    .addColumn('source', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('calls_pkey', ['offered_ms', 'queue_no', 'call_id']);
  await calls
    .modifyEnd(kind === 'postgres' ? sql`partition by range (offered_ms)` : sql`without rowid`)
    .execute();
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function createRollUps(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const create = async (
    table: string,
    key: readonly (readonly [string, 'integer' | 'bigint'])[],
    counts: readonly string[],
    times: readonly string[],
  ) => {
    let builder: CreateTableBuilder<string, string> = database.schema.createTable(table);
    for (const [name, type] of key) builder = builder.addColumn(name, type, (column) => column.notNull());
    for (const name of counts)
      builder = builder.addColumn(name, 'integer', (column) => column.notNull().defaultTo(0));
    for (const name of times)
      builder = builder.addColumn(name, 'bigint', (column) => column.notNull().defaultTo(0));
    builder = builder.addPrimaryKeyConstraint(
      `${table}_pkey`,
      key.map(([name]) => name),
    );
    await (kind === 'libsql' ? builder.modifyEnd(sql`without rowid`) : builder).execute();
  };
  const queue = ['queue_no', 'integer'] as const;
  const agent = ['agent_no', 'integer'] as const;
  const source = ['source', 'integer'] as const;
  const start = ['start_ms', 'bigint'] as const;
  const day = ['day', 'integer'] as const;
  await create('queue_intervals', [queue, start, source], TALLY_COUNTS, TALLY_TIMES);
  await create('queue_days', [queue, day, source], TALLY_COUNTS, TALLY_TIMES);
  await create('agent_intervals', [queue, start, agent, source], AGENT_TALLY_COUNTS, AGENT_TALLY_TIMES);
  await create('agent_days', [queue, day, agent, source], AGENT_TALLY_COUNTS, AGENT_TALLY_TIMES);
  // None on quarter hours: there it would take as long to keep as the rows themselves.
  await database.schema
    .createIndex('agent_days_by_agent')
    .on('agent_days')
    .columns(['agent_no', 'day'])
    .execute();
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function createImports(database: Kysely<any>, kind: EngineKind): Promise<void> {
  const text = textOf(kind);
  await database.schema
    .createTable('imports')
    // A number is never given twice, also when the newest import is gone.
    .addColumn('import_no', kind === 'postgres' ? 'serial' : 'integer', (column) =>
      kind === 'postgres' ? column.primaryKey() : column.primaryKey().autoIncrement(),
    )
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('file_name', text, (column) => column.notNull())
    .addColumn('file_sha256', text, (column) => column.notNull())
    .addColumn('options', text, (column) => column.notNull())
    .addColumn('started_ms', 'bigint', (column) => column.notNull())
    .addColumn('finished_ms', 'bigint')
    .addColumn('counts', text, (column) => column.notNull())
    .addColumn('first_ms', 'bigint')
    .addColumn('last_ms', 'bigint')
    .addColumn('problem', text)
    .execute();
  const refusals = database.schema
    .createTable('import_refusals')
    .addColumn('import_no', 'integer', (column) => column.notNull())
    .addColumn('row_no', 'integer', (column) => column.notNull())
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('import_refusals_pkey', ['import_no', 'row_no', 'reason']);
  await (kind === 'libsql' ? refusals.modifyEnd(sql`without rowid`) : refusals).execute();
}
