import { sql, type Kysely, type RawBuilder } from 'kysely';
import { SITE_SCOPE } from '../../../../shared/floor/windows.ts';
import { dayNumber } from '../../../../shared/time/day-number.ts';
import type { SiteCalendar } from '../../../../shared/time/site-calendar.ts';
import type { Engine } from '../engine.ts';
import { isOneOf } from '../history/counted.ts';
import { tellNamesRemoved } from '../journal/journal-state.ts';
import { forgetNumbers } from '../names.ts';
import type { Tables } from '../tables.ts';
import { WHOLE_AGENT } from './roll-up-book.ts';

/** Queues and agents by their numbers. */
export interface NamedByImport {
  readonly queueNos: readonly number[];
  readonly agentNos: readonly number[];
}

/** Everything that is counted has a row of its day: there an import's queues and agents are found. Before its rows go. */
export async function findNamesOf(
  { read }: Engine,
  calendar: SiteCalendar,
  importNo: number,
  { firstMs, lastMs }: { readonly firstMs: number; readonly lastMs: number },
): Promise<NamedByImport> {
  // The site's day start may have been changed since.
  const first = dayNumber(calendar.dayOf(firstMs).day) - 2;
  const last = dayNumber(calendar.dayOf(lastMs).day) + 2;
  const queues = await read
    .selectFrom('queues')
    .select('queue_no')
    .where('queue_id', '<>', SITE_SCOPE)
    .where(
      sql<boolean>`exists (select 1 from queue_days where queue_days.queue_no = queues.queue_no
        and day between ${first} and ${last} and source = ${importNo})`,
    )
    .execute();
  const agents = await read
    .selectFrom('agent_days')
    .select('agent_no')
    .distinct()
    .where('queue_no', '=', WHOLE_AGENT)
    .where('day', '>=', first)
    .where('day', '<=', last)
    .where('source', '=', importNo)
    .execute();
  return {
    queueNos: queues.map(({ queue_no }) => queue_no),
    agentNos: agents.map(({ agent_no }) => agent_no),
  };
}

/** Removes those of them that nothing else knows of. The import's own rows are gone, and no other import runs. */
export async function removeUnusedNames(engine: Engine, named: NamedByImport): Promise<void> {
  const unused = await findUnused(engine.read, named);
  if (unused.queueNos.length + unused.agentNos.length === 0) return;
  await engine.write(async (transaction) => {
    // First: a commit that just finds their numbers is kept before, and seen here, or looks them up anew.
    await tellNamesRemoved(transaction);
    const { queueNos, agentNos } = await findUnused(transaction, unused);
    await transaction
      .deleteFrom('queues')
      .where(isOneOf(sql`queue_no`, queueNos))
      .execute();
    await transaction
      .deleteFrom('agents')
      .where(isOneOf(sql`agent_no`, agentNos))
      .execute();
  }, 'background');
  forgetNumbers(engine);
}

async function findUnused(
  database: Kysely<Tables>,
  { queueNos, agentNos }: NamedByImport,
): Promise<NamedByImport> {
  const has = (table: string, column: string, value: RawBuilder<unknown>) =>
    sql<boolean>`exists (select 1 from ${sql.table(table)} where ${sql.ref(`${table}.${column}`)} = ${value})`;
  const queues = await database
    .selectFrom('queues')
    .select('queue_no')
    .where(isOneOf(sql`queue_no`, queueNos))
    .where(sql<boolean>`not ${has('queue_days', 'queue_no', sql`queues.queue_no`)}`)
    .where(sql<boolean>`not ${has('agent_days', 'queue_no', sql`queues.queue_no`)}`)
    .execute();
  const agents = await database
    .selectFrom('agents')
    .select('agent_no')
    .where(isOneOf(sql`agent_no`, agentNos))
    .where(sql<boolean>`not ${has('agent_days', 'agent_no', sql`agents.agent_no`)}`)
    // Who signed in just now has no time yet.
    .where(sql<boolean>`not ${has('events', 'agent_id', sql`agents.agent_id`)}`)
    .execute();
  return {
    queueNos: queues.map(({ queue_no }) => queue_no),
    agentNos: agents.map(({ agent_no }) => agent_no),
  };
}
